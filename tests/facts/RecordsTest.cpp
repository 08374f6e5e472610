// What is written into structures of the knowledge tables.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

// As in the header wtypesbase.h.
const std::string CoAuthInfo = R"(
typedef struct _COAUTHINFO {
  DWORD dwAuthnSvc, dwAuthzSvc;
  WCHAR *pwszServerPrincName;
  DWORD dwAuthnLevel, dwImpersonationLevel;
  void *pAuthIdentityData;
  DWORD dwCapabilities;
} COAUTHINFO;
)";

class Records : public Source {
protected:
  /// The fields of each write, in the order of places.
  static std::vector<std::string> writes(const Unit &U) {
    std::vector<std::string> All;
    for (const Call &C : U.Calls) {
      std::string Fields = C.Api + ":";
      for (const Argument &A : C.Arguments)
        Fields += " " + (A.Given.Text == "not written here" ? "-" : std::to_string(A.Given.Number));
      All.push_back(C.Live ? Fields : Fields + " (dead)");
    }
    return All;
  }
};

TEST_F(Records, AnInitialiserWritesEveryField) {
  const std::string Source = CoAuthInfo + R"(
COAUTHINFO global = {10, 0, NULL, RPC_C_AUTHN_LEVEL_PKT, 3, NULL, 0};
void f(void) {
  COAUTHINFO some = {10, 1};
  COAUTHINFO named = {.dwAuthnLevel = 5};
})";
  const std::vector<std::string> Expected = {
      "COAUTHINFO: 10 0 0 4 3 0 0", "COAUTHINFO: 10 1 0 0 0 0 0", "COAUTHINFO: 0 0 0 5 0 0 0"};
  EXPECT_EQ(writes(cxx(Source)), Expected);
  EXPECT_EQ(writes(c(Source)), Expected);
}

TEST_F(Records, AnAssignmentWritesOneField) {
  Unit U = cxx(CoAuthInfo + R"(
void f(COAUTHINFO *p) {
  COAUTHINFO a;
  a.dwAuthnLevel = 2;
  p->dwCapabilities = 1;
  a = *p;
  if (false)
    a.dwAuthnLevel = 1;
  if (a.dwAuthnLevel == 1)
    return;
})");
  EXPECT_THAT(writes(U), ElementsAre("COAUTHINFO: - - - 2 - - -", "COAUTHINFO: - - - - - - 1",
                                     "COAUTHINFO: - - - 1 - - - (dead)"));
}

TEST_F(Records, OtherStructuresAreNone) {
  EXPECT_THAT(writes(cxx("struct Own { DWORD dwAuthnLevel; };\nOwn own = {1};\n"
                         "void f() { own.dwAuthnLevel = 2; }")),
              IsEmpty());
}

} // namespace
} // namespace comsec::facts
