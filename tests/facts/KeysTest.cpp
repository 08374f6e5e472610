// Which calls that open and write keys of the registry are facts, and what they write.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

class KeyFacts : public Source {
protected:
  /// \p Body of a function with the parameters Root, Any (keys) and Path, behind declarations.
  Unit body(const std::string &Body) {
    return cxx(R"(
struct HKEY__ { int unused; };
typedef HKEY__ *HKEY;
#define HKEY_CURRENT_USER ((HKEY)(unsigned long long)0x80000001)
#define HKEY_LOCAL_MACHINE ((HKEY)(unsigned long long)0x80000002)
#define ACCESS L"SYSTEM\\CurrentControlSet\\Services\\VSS\\VssAccessControl"
extern "C" long RegOpenKeyW(HKEY, const wchar_t *, HKEY *);
extern "C" long RegCreateKeyW(HKEY, const wchar_t *, HKEY *);
extern "C" long RegSetKeyValueW(HKEY, const wchar_t *, const wchar_t *, DWORD, const void *, DWORD);
extern "C" long RegSetValueExW(HKEY, const wchar_t *, DWORD, DWORD, const unsigned char *, DWORD);
struct Store { HKEY Held; };
void f(HKEY Any, const wchar_t *Path, Store *To, const unsigned char *Bytes) {
)" + Body + "}");
  }

  std::vector<std::string> kept(const std::string &Body) {
    std::vector<std::string> Apis;
    for (const Call &C : body(Body).Calls)
      Apis.push_back(C.Api);
    return Apis;
  }

  /// The value of the data that the only write of \p Body is given.
  std::string data(const std::string &Body) {
    Call C = onlyCall(body(Body), "RegSetKeyValue");
    return C.Arguments.size() > 4 ? show(C.Arguments[4].Given) : "no call";
  }
};

TEST_F(KeyFacts, LiteralPathsThatLeadElsewhereAreNone) {
  EXPECT_THAT(kept("RegSetKeyValueW(HKEY_LOCAL_MACHINE, L\"SOFTWARE\\\\X\", 0, 4, 0, 0);"),
              IsEmpty());
  EXPECT_THAT(kept("RegSetKeyValueW(HKEY_CURRENT_USER, ACCESS, 0, 4, 0, 0);"), IsEmpty());
  EXPECT_THAT(kept("RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS, 0, 4, 0, 0);"), SizeIs(1));
  EXPECT_THAT(kept("RegSetKeyValueW(HKEY_LOCAL_MACHINE, Path, 0, 4, 0, 0);"), SizeIs(1));
  EXPECT_THAT(kept("RegSetKeyValueW(Any, L\"vss\\\\VSSACCESSCONTROL\", 0, 4, 0, 0);"), SizeIs(1));
}

TEST_F(KeyFacts, WhatHangsOnAnotherKeyIsNone) {
  EXPECT_THAT(kept(R"(
HKEY Key, Below;
RegOpenKeyW(HKEY_LOCAL_MACHINE, L"SOFTWARE", &Key);
RegOpenKeyW(Key, Path, &Below);
RegSetValueExW(Below, Path, 0, 1, Bytes, 2);)"),
              IsEmpty());
  // One of several ways to open it may be of interest.
  EXPECT_THAT(kept(R"(
HKEY Key;
RegOpenKeyW(HKEY_LOCAL_MACHINE, L"SOFTWARE", &Key);
RegOpenKeyW(HKEY_LOCAL_MACHINE, Path, &Key);
RegSetValueExW(Key, Path, 0, 1, Bytes, 2);)"),
              SizeIs(3));
  // Other units may open it, too.
  EXPECT_THAT(kept(R"(
RegOpenKeyW(HKEY_LOCAL_MACHINE, L"SOFTWARE", &To->Held);
RegSetValueExW(To->Held, Path, 0, 1, Bytes, 2);)"),
              SizeIs(2));
}

TEST_F(KeyFacts, AKeyMadeBelowAnUnknownOneIsKept) {
  EXPECT_THAT(kept("HKEY Key; RegCreateKeyW(Any, L\"Agent\", &Key);"), ElementsAre("RegCreateKey"));
  EXPECT_THAT(kept("HKEY Key; RegOpenKeyW(Any, L\"Agent\", &Key);"), IsEmpty());
}

TEST_F(KeyFacts, ACallThatTheCompilerCouldNotReadIsNoTrap) {
  EXPECT_THAT(kept("RegCreateKeyW();"), SizeIs(Le(1)));
  EXPECT_THAT(kept("RegSetKeyValueW(Undeclared);"), SizeIs(Le(1)));
}

TEST_F(KeyFacts, DataIsWhatThePointerLeadsTo) {
  const std::string Write = "RegSetKeyValueW(HKEY_LOCAL_MACHINE, ACCESS, Path, 4, ";
  EXPECT_EQ(data("DWORD V = 2;\n" + Write + "&V, 4);"), "2 via V@13");
  EXPECT_EQ(data("DWORD V = 2;\n" + Write + "(const unsigned char *)&V, 4);"), "2 via V@13");
  EXPECT_EQ(data(Write + "Bytes, 4);"), "unknown: what 'Bytes' points to");
}

} // namespace
} // namespace comsec::facts
