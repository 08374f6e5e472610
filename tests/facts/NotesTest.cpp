// What was not analysed is said, and what was read nevertheless is there.
#include "tests/facts/Source.h"

#include <llvm/ADT/STLExtras.h>

using namespace testing;

namespace comsec::facts {
namespace {

TEST_F(Source, AMissingHeaderLosesNothingElse) {
  Unit U = cxx(R"(
#include "gone.h"
#include <atlbase.h.gone>
void f() { CoInitialize(nullptr); })");
  EXPECT_THAT(notes(U), ElementsAre("missing-header atlbase.h.gone@3", "missing-header gone.h@2"));
  EXPECT_TRUE(onlyCall(U, "CoInitialize").Callee.valid());
  EXPECT_EQ(U.Errors, 0u);
}

TEST_F(Source, AMissingHeaderDoesNotStopTemplates) {
  Unit U = cxx(R"(
#include "gone.h"
template <DWORD Level> void f() { CoInitializeEx(nullptr, Level); }
template void f<4>();)");
  ASSERT_EQ(U.Calls.size(), 1u);
  EXPECT_EQ(U.Calls[0].Arguments.at(1).Given.Number, 4);
}

TEST_F(Source, ErrorsAreCountedAndTheRestIsRead) {
  Unit U = cxx("\nUnknownType x;\nvoid f() { CoInitialize(nullptr); }");
  EXPECT_EQ(U.Errors, 1u);
  EXPECT_THAT(notes(U), ElementsAre("parse-error@2"));
  EXPECT_TRUE(onlyCall(U, "CoInitialize").Callee.valid());
}

TEST_F(Source, ACallInABodyThatTheCompilerDropsIsSaid) {
  Unit U = cxx("\nvoid Unknown::f() {\n  CoInitializeEx(nullptr, 0);\n}");
  EXPECT_GT(U.Errors, 0u);
  EXPECT_THAT(notes(U), Contains("call-recovered CoInitializeEx@3"));
  U = cxx("\nvoid Unknown::f() {\n  CoInitializeEx(nullptr);\n}");
  EXPECT_THAT(U.Calls, IsEmpty());
  EXPECT_THAT(notes(U), Contains("call-lost CoInitializeEx@3"));
}

TEST_F(Source, ACallAmidErrorsIsFoundOrItsLossIsNoted) {
  for (const char *Text : {"\nUnknown x = convert(CoInitializeEx(nullptr, 0));",
                           "\nstruct S { Unknown m() { CoInitializeEx(nullptr, 0); } };",
                           "\nvoid f() { unknown[CoInitializeEx(nullptr, 0)] = 1; }",
                           "\nvoid f() { Unknown x(CoInitializeEx(nullptr, 0)); }",
                           "\nvoid f() { for (Unknown u : CoInitializeEx(nullptr, 0)) {} }",
                           "\nvoid f() { CoInitializeEx(nullptr, 0) }"}) {
    Unit U = cxx(Text);
    EXPECT_GT(U.Errors, 0u) << Text;
    bool Noted = llvm::is_contained(notes(U), "call-lost CoInitializeEx@2");
    EXPECT_NE(Noted, U.Calls.size() == 1) << Text;
  }
}

TEST_F(Source, ACallThatAnIfLeavesOutIsNoted) {
  Folder.write("copy.h", "#if 0\nHRESULT CoInitializeEx(void *, unsigned);\n#endif\n");
  Unit U = cxx(R"x(
#include "copy.h"
#ifdef CONTOSO_LEGACY
void f() { CoInitializeEx(nullptr, 0); }
#else
void f() { CoInitialize(nullptr); }
#endif
#if 0
// CoInitializeEx(nullptr, 0) in words, and in a text:
const char *Text = "CoInitializeEx(nullptr, 0)";
void g(Pool &P) { P.CoInitializeEx(0); other(CoInitializeEx); }
void h() { ::CoInitializeEx(nullptr, 0); }
#endif
)x");
  EXPECT_EQ(U.Errors, 0u);
  EXPECT_THAT(notes(U),
              ElementsAre("call-skipped CoInitializeEx@4", "call-skipped CoInitializeEx@12"));
}

TEST_F(Source, CallsThatAreThereAreNotLost) {
  Unit U = cxx(R"(
#define START() CoInitializeEx(nullptr, 0)
HRESULT CoInitialize(LPVOID);
template <class T> void never() { CoInitialize(nullptr); }
void f() {
  START();
  ::CoInitialize(nullptr);
  (CoInitialize)(nullptr);
})");
  EXPECT_THAT(notes(U), IsEmpty());
}

TEST_F(Source, SoughtNamesAreMentionedInCodeAndInText) {
  auto mentions = [&](const std::string &Code) { return cxx("\n" + Code).Mentions; };
  EXPECT_THAT(mentions("void *p = GetProcAddress(0, \"CoInitializeSecurity\");"),
              ElementsAre("CoInitializeSecurity"));
  EXPECT_THAT(mentions("const WCHAR *p = L\"CoInitializeSecurity\";"),
              ElementsAre("CoInitializeSecurity"));
  EXPECT_THAT(mentions("auto p = &CoInitializeSecurity; int n = COMGLB_EXCEPTION_HANDLING;"),
              ElementsAre("COMGLB_EXCEPTION_HANDLING", "CoInitializeSecurity"));
  EXPECT_THAT(mentions("void Unknown::f() { CoInitializeSecurity(1); }"),
              ElementsAre("CoInitializeSecurity"));
  EXPECT_THAT(mentions("// CoInitializeSecurity\nconst char *p = \"CoInitializeSecurity failed\";"),
              IsEmpty());
}

/// With Microsoft's extensions the parser joins __FUNCTION__ with the text beside it, by tokens
/// that have no text of their own.
TEST_F(Source, FunctionNamesInTextAreNoTrouble) {
  const Unit U = cxx("\nvoid log(const char *);\n"
                     "void f() { log(\"in \" __FUNCTION__); CoInitializeEx(nullptr, 4); }");
  EXPECT_FALSE(U.Failed);
  EXPECT_EQ(onlyCall(U, "CoInitializeEx").Arguments.size(), 2u);
}

} // namespace
} // namespace comsec::facts
