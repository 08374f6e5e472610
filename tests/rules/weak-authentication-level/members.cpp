// Levels that objects carry: a member has the values that are written to it where its class is used.
#include <windows.h>
#include <objbase.h>

class BySomeConstructor {
public:
  explicit BySomeConstructor(DWORD Level) : Level(Level) {}
  HRESULT secure() {
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                Level, // want: weak-authentication-level error "via Level, members.cpp:17)"
                                2, NULL, EOAC_NONE, NULL);
  }

private:
  DWORD Level;
};
HRESULT constructs() { return BySomeConstructor(RPC_C_AUTHN_LEVEL_NONE).secure(); }

class ByDefault {
public:
  HRESULT secure() {
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                Level, // want: weak-authentication-level error "NONE (via Level"
                                2, NULL, EOAC_NONE, NULL);
  }

private:
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
};
HRESULT constructsByDefault() { return ByDefault().secure(); }

class DefaultOverruled {
public:
  DefaultOverruled() : Level(RPC_C_AUTHN_LEVEL_PKT_PRIVACY) {}
  HRESULT secure() {
    // The only constructor leaves no object with the default.
    return CoInitializeSecurity(NULL, -1, NULL, NULL, Level, 2, NULL, EOAC_NONE, NULL);
  }

private:
  DWORD Level = RPC_C_AUTHN_LEVEL_NONE;
};
HRESULT overrules() { return DefaultOverruled().secure(); }

struct Assigned {
  DWORD Level = 0;
  HRESULT secure() {
    return CoInitializeSecurity(NULL, -1, NULL, NULL,
                                Level, // want: weak-authentication-level error "NONE (via Level"
                                2, NULL, EOAC_NONE, NULL);
  }
};
HRESULT assigns(Assigned &A) {
  // The zero was a place to be filled: DEFAULT is not what the call gets.
  A.Level = RPC_C_AUTHN_LEVEL_NONE;
  return A.secure();
}

struct Settings {
  DWORD Level;
  DWORD Impersonation;
};
static HRESULT secureBy(const Settings &S) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              S.Level, // want: weak-authentication-level error "NONE (via Level"
                              S.Impersonation, NULL, EOAC_NONE, NULL);
}
HRESULT fillsAList() {
  const Settings Weak = {RPC_C_AUTHN_LEVEL_NONE, RPC_C_IMP_LEVEL_IDENTIFY};
  return secureBy(Weak);
}

struct Profile {
  const wchar_t *Name;
  DWORD Level;
};
static const Profile Profiles[] = {{L"agent", RPC_C_AUTHN_LEVEL_PKT_PRIVACY},
                                   {L"legacy", RPC_C_AUTHN_LEVEL_NONE}};
HRESULT ofATable(unsigned Row) {
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Profiles[Row].Level, // want: weak-authentication-level warning "in one of 2 cases"
      2, NULL, EOAC_NONE, NULL);
}

static const DWORD Levels[] = {RPC_C_AUTHN_LEVEL_NONE, RPC_C_AUTHN_LEVEL_PKT_PRIVACY};
HRESULT ofAnArray(unsigned Row) {
  return CoInitializeSecurity(
      NULL, -1, NULL, NULL,
      Levels[Row], // want: weak-authentication-level warning "NONE (via Levels"
      2, NULL, EOAC_NONE, NULL);
}
HRESULT ofTheSecond() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, Levels[1], 2, NULL, EOAC_NONE, NULL);
}

struct FromFile {
  DWORD Level;
  DWORD Flags;
};
HRESULT readsAFile(HANDLE File) {
  // The file says it.
  FromFile F = {RPC_C_AUTHN_LEVEL_PKT_PRIVACY, 0};
  DWORD Read = 0;
  if (!ReadFile(File, &F, sizeof(F), &Read, NULL))
    return E_FAIL;
  return CoInitializeSecurity(NULL, -1, NULL, NULL, F.Level, 2, NULL, EOAC_NONE, NULL);
}

class Host {
public:
  static DWORD Level;
};
DWORD Host::Level = RPC_C_AUTHN_LEVEL_NONE;
HRESULT ofAClass() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              Host::Level, // want: weak-authentication-level error "NONE (via Level"
                              2, NULL, EOAC_NONE, NULL);
}
