/* Parameters, members, globals and pointers in C. */
#include <windows.h>
#include <objbase.h>

static HRESULT secure(DWORD level) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              level, // want: weak-authentication-level error "NONE (via level"
                              2, NULL, EOAC_NONE, NULL);
}
HRESULT calls(void) { return secure(RPC_C_AUTHN_LEVEL_NONE); }

static HRESULT secureWell(DWORD level) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT callsWell(void) { return secureWell(RPC_C_AUTHN_LEVEL_PKT_PRIVACY); }

struct settings {
  DWORD level, impersonation;
};
static HRESULT secureBy(const struct settings *s) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              s->level, // want: weak-authentication-level error "NONE (via level"
                              s->impersonation, NULL, EOAC_NONE, NULL);
}
HRESULT designates(void) {
  struct settings s = {.impersonation = RPC_C_IMP_LEVEL_IDENTIFY, .level = RPC_C_AUTHN_LEVEL_NONE};
  return secureBy(&s);
}

struct options {
  DWORD level;
};
static HRESULT secureWellBy(const struct options *o) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, o->level, 2, NULL, EOAC_NONE, NULL);
}
HRESULT assigns(void) {
  struct options o;
  ZeroMemory(&o, sizeof o);
  o.level = RPC_C_AUTHN_LEVEL_PKT_PRIVACY;
  return secureWellBy(&o);
}

static DWORD globalLevel = RPC_C_AUTHN_LEVEL_NONE;
HRESULT ofAGlobal(void) {
  return CoInitializeSecurity(NULL, -1, NULL, NULL,
                              globalLevel, // want: weak-authentication-level error "NONE (via globalLevel"
                              2, NULL, EOAC_NONE, NULL);
}

typedef HRESULT(WINAPI *initialize_t)(PSECURITY_DESCRIPTOR, LONG, SOLE_AUTHENTICATION_SERVICE *,
                                      void *, DWORD, DWORD, void *, DWORD, void *);
static initialize_t pInitialize;
HRESULT byName(HMODULE ole) {
  pInitialize = (initialize_t)GetProcAddress(ole, "CoInitializeSecurity");
  return pInitialize(NULL, -1, NULL, NULL,
                     RPC_C_AUTHN_LEVEL_NONE, // want: weak-authentication-level error "NONE"
                     2, NULL, EOAC_NONE, NULL);
}
