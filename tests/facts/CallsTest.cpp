// Which calls are calls of an API, and where they are.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

class Calls : public Source {
protected:
  static std::string place(const Location &L) {
    return L.File + ":" + std::to_string(L.Line) + ":" + std::to_string(L.Column);
  }
  /// The argument's range and whether it may be edited.
  static std::string slot(const Argument &A) {
    return show(A.Where) + (A.Editable ? " editable " : " fixed ") + A.Text;
  }
};

TEST_F(Calls, ACallHasItsPlaces) {
  Unit U = cxx(R"(
void f() {
  CoInitializeEx(nullptr,
                 RPC_C_AUTHN_LEVEL_PKT);
})");
  ASSERT_EQ(U.Calls.size(), 1u);
  const Call &C = U.Calls[0];
  EXPECT_EQ(C.Api, "CoInitializeEx");
  EXPECT_EQ(show(C.Where), "3:3-4:40");
  EXPECT_EQ(place(C.Callee), "a.cpp:3:3");
  EXPECT_EQ(C.Form, CallForm::Direct);
  EXPECT_EQ(C.Macro, "");
  EXPECT_TRUE(C.Live);
  ASSERT_EQ(U.Functions.size(), 1u);
  EXPECT_EQ(C.Function, U.Functions[0].Usr);
  ASSERT_EQ(C.Arguments.size(), 2u);
  EXPECT_EQ(slot(C.Arguments[0]), "3:18-3:25 editable nullptr");
  EXPECT_EQ(slot(C.Arguments[1]), "4:18-4:39 editable RPC_C_AUTHN_LEVEL_PKT");
}

TEST_F(Calls, AnArgumentsTextIsOneLine) {
  Unit U = cxx("\nvoid f() { CoInitializeEx(nullptr, 1 |\n\t  2); }");
  EXPECT_EQ(onlyCall(U, "CoInitializeEx").Arguments.at(1).Text, "1 | 2");
}

TEST_F(Calls, TheNameIsBehindItsQualifier) {
  Unit U = cxx("\nvoid f() { ::CoInitializeEx(nullptr, 0); }");
  EXPECT_EQ(place(onlyCall(U, "CoInitializeEx").Callee), "a.cpp:2:14");
}

TEST_F(Calls, NamesakesAreNotTheApi) {
  Unit U = cxx(R"(
namespace wil { void CoInitializeEx(void *, DWORD); }
struct Library {
  void CoInitializeEx(void *, DWORD);
  static void CoInitialize(void *);
};
void f(Library &l) {
  wil::CoInitializeEx(nullptr, 0);
  l.CoInitializeEx(nullptr, 0);
  Library::CoInitialize(nullptr);
})");
  EXPECT_THAT(U.Calls, IsEmpty());
  EXPECT_THAT(notes(U), IsEmpty());
}

TEST_F(Calls, AtNamespaceScopeNoFunctionHoldsThem) {
  Unit U = cxx("\nHRESULT started = CoInitializeEx(nullptr, 0);");
  ASSERT_EQ(U.Calls.size(), 1u);
  EXPECT_EQ(U.Calls[0].Function, "");
  EXPECT_TRUE(U.Calls[0].Live);
}

TEST_F(Calls, InAMacroOfTheProject) {
  Unit U = cxx(R"(
#define START() CoInitializeEx(nullptr, 5)
void f() { START(); })");
  Call C = onlyCall(U, "CoInitializeEx");
  EXPECT_EQ(C.Macro, "START");
  EXPECT_EQ(place(C.Callee), "a.cpp:3:12");
  EXPECT_EQ(show(C.Where), "3:12-3:19");
  EXPECT_FALSE(C.Arguments.at(1).Editable);
}

TEST_F(Calls, WhatIsGivenToAMacroOfTheProjectStaysEditable) {
  Unit U = cxx(R"(
#define START(level) CoInitializeEx(nullptr, level)
void f() { START(RPC_C_AUTHN_LEVEL_NONE); })");
  Call C = onlyCall(U, "CoInitializeEx");
  EXPECT_EQ(C.Macro, "START");
  EXPECT_EQ(slot(C.Arguments.at(1)), "3:18-3:40 editable RPC_C_AUTHN_LEVEL_NONE");
}

TEST_F(Calls, InAnArgumentOfAMacro) {
  Unit U = cxx(R"(
#define CHECK(call) if (FAILED(call)) return
void f() {
  CHECK(CoInitializeEx(nullptr, RPC_C_AUTHN_LEVEL_PKT));
})");
  Call C = onlyCall(U, "CoInitializeEx");
  EXPECT_EQ(C.Macro, "");
  EXPECT_EQ(place(C.Callee), "a.cpp:4:9");
  EXPECT_EQ(show(C.Where), "4:9-4:55");
  EXPECT_EQ(slot(C.Arguments.at(1)), "4:33-4:54 editable RPC_C_AUTHN_LEVEL_PKT");
}

TEST_F(Calls, InAHeader) {
  Folder.write("setup.h", "inline void setUp() { CoInitializeEx(nullptr, 0); }\n");
  Unit U = cxx("\n#include \"setup.h\"\nvoid f() { setUp(); }");
  EXPECT_EQ(place(onlyCall(U, "CoInitializeEx").Callee), "setup.h:1:23");
}

TEST_F(Calls, InLambdasAndMethods) {
  Unit U = cxx(R"(
void f() {
  auto run = [] { CoInitializeEx(nullptr, 0); };
}
struct Server {
  Server() : result(CoInitialize(nullptr)) {}
  HRESULT result;
};)");
  ASSERT_EQ(U.Calls.size(), 2u);
  for (const Call &C : U.Calls)
    EXPECT_TRUE(llvm::any_of(U.Functions, [&](const Function &F) { return F.Usr == C.Function; }))
        << C.Api;
  EXPECT_NE(U.Calls[0].Function, U.Calls[1].Function);
}

TEST_F(Calls, CodeThatNeverRunsIsNotLive) {
  Unit U = cxx(R"(
constexpr bool kOld = false;
[[noreturn]] void fail();
void f(int x) {
  if (false)
    CoInitialize(nullptr);
  if (kOld)
    CoInitialize(nullptr);
  if (x == 1) {
    fail();
    CoInitialize(nullptr);
  }
  if (x == 2) {
    CoInitialize(nullptr);
    return;
    CoInitialize(nullptr);
  }
  while (true) {
  }
  CoInitialize(nullptr);
})");
  std::vector<std::pair<unsigned, bool>> Live;
  for (const Call &C : U.Calls)
    Live.emplace_back(C.Callee.Line, C.Live);
  EXPECT_THAT(Live, ElementsAre(Pair(6u, false), Pair(8u, false), Pair(11u, false), Pair(14u, true),
                                Pair(16u, false), Pair(20u, false)));
}

TEST_F(Calls, CodeThatIsNotCompiledIsNoCode) {
  Unit U = cxx("\n#if 0\nvoid f() { CoInitializeSecurity(0, 0, 0, 0, 0, 0, 0, 0, 0); }\n#endif\n");
  EXPECT_THAT(U.Calls, IsEmpty());
  EXPECT_THAT(U.Mentions, IsEmpty());
  EXPECT_THAT(notes(U), ElementsAre("call-skipped CoInitializeSecurity@3")) << "and is said";
}

TEST_F(Calls, AnUndeclaredArgumentLosesNoOtherArgument) {
  Unit U = cxx(R"(
HRESULT f() {
  return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT,
                              RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_STATIC, NULL);
})");
  Call C = onlyCall(U, "CoInitializeSecurity");
  EXPECT_EQ(C.Form, CallForm::Recovered);
  EXPECT_EQ(C.Result, ResultUse::Used);
  ASSERT_EQ(C.Arguments.size(), 9u);
  EXPECT_EQ(show(C.Arguments[4].Given), "RPC_C_AUTHN_LEVEL_PKT=4");
  EXPECT_EQ(show(C.Arguments[5].Given), "RPC_C_IMP_LEVEL_IDENTIFY=2");
  EXPECT_EQ(C.Arguments[7].Given.Name, "EOAC_STATIC");
  EXPECT_EQ(slot(C.Arguments[7]), "4:63-4:74 editable EOAC_STATIC");
  EXPECT_EQ(show(C.Arguments[8].Given), "null NULL");
  EXPECT_THAT(notes(U), ElementsAre("parse-error@4"));
}

TEST_F(Calls, ACallWithTooFewArgumentsIsStillACall) {
  Unit U = cxx("\nvoid f() { CoInitializeSecurity(NULL, -1); }");
  Call C = onlyCall(U, "CoInitializeSecurity");
  EXPECT_EQ(C.Form, CallForm::Recovered);
  EXPECT_EQ(C.Result, ResultUse::Discarded);
  ASSERT_EQ(C.Arguments.size(), 2u);
  EXPECT_EQ(show(C.Arguments[1].Given), "-1");
}

TEST_F(Calls, MethodsInCxx) {
  Unit U = cxx("\nvoid f(IGlobalOptions *p) { p->Set(COMGLB_EXCEPTION_HANDLING, 1); }");
  Call C = onlyCall(U, "IGlobalOptions::Set");
  EXPECT_EQ(C.Form, CallForm::Direct);
  EXPECT_EQ(place(C.Callee), "a.cpp:2:32");
  ASSERT_EQ(C.Arguments.size(), 2u);
  EXPECT_EQ(show(C.Arguments[0].Given), "COMGLB_EXCEPTION_HANDLING=1 of tagGLOBALOPT_PROPERTIES");
}

TEST_F(Calls, MethodsInC) {
  for (const char *Written : {"p->lpVtbl->Set(p, COMGLB_EXCEPTION_HANDLING, 2)",
                              "IGlobalOptions_Set(p, COMGLB_EXCEPTION_HANDLING, 2)"}) {
    Unit U = c(std::string("\nvoid f(IGlobalOptions *p) { ") + Written + "; }");
    Call C = onlyCall(U, "IGlobalOptions::Set");
    EXPECT_EQ(C.Form, CallForm::VTable) << Written;
    EXPECT_EQ(C.Callee.Line, 2u);
    EXPECT_EQ(C.Macro, "") << "that of the SDK is none of the project's";
    ASSERT_EQ(C.Arguments.size(), 2u) << Written;
    EXPECT_EQ(show(C.Arguments[0].Given, "a.c"),
              "COMGLB_EXCEPTION_HANDLING=1 of tagGLOBALOPT_PROPERTIES");
    EXPECT_EQ(show(C.Arguments[1].Given, "a.c"), "2");
    EXPECT_TRUE(C.Arguments[1].Editable);
  }
}

TEST_F(Calls, FunctionsThatAreResolvedAtRunTimeCarryTheirLibrary) {
  Unit U = c(R"(
HRESULT OLE32$CoInitializeEx(LPVOID, DWORD);
void f(void) { OLE32$CoInitializeEx(NULL, 4); })");
  EXPECT_EQ(place(onlyCall(U, "CoInitializeEx").Callee), "a.c:3:16");
  EXPECT_EQ(lastArgument(U), "4");
}

TEST_F(Calls, AMethodThatAHeaderRenamesIsTheDocumentedOne) {
  Unit U = cxx("\nvoid f(IWbemServices *p) { p->GetObject(0, 0, 0, 0, 0); }");
  Call C = onlyCall(U, "IWbemServices::GetObject");
  EXPECT_EQ(place(C.Callee), "a.cpp:2:31");
  EXPECT_EQ(C.Macro, "");
  EXPECT_EQ(C.Arguments.size(), 5u);
}

TEST_F(Calls, AMethodOfADerivedInterfaceIsItsBases) {
  Unit U = cxx(R"(
struct IVssBackupComponents { virtual HRESULT GatherWriterMetadata(void **) = 0; };
struct IVssBackupComponentsEx : IVssBackupComponents {
  virtual HRESULT GatherWriterMetadata(void **) = 0;
};
void f(IVssBackupComponentsEx *p) { p->GatherWriterMetadata(0); })");
  EXPECT_TRUE(onlyCall(U, "IVssBackupComponents::GatherWriterMetadata").Callee.valid());
}

TEST_F(Calls, UsesTellRoles) {
  Unit U = cxx(R"(
void f(IWbemLocator *p, IWbemServices *s) {
  if (false)
    s->GetObject(0, 0, 0, 0, 0);
  const CLSID *id = &CLSID_WbemLocator;
  p->Release();
})");
  std::vector<std::string> Uses;
  for (const Use &Found : U.Uses)
    Uses.push_back((Found.Kind == UseKind::Interface ? "interface "
                    : Found.Kind == UseKind::Object  ? "object "
                                                     : "constant ") +
                   Found.Name + "@" + std::to_string(Found.Where.Begin.Line) +
                   (Found.Live ? "" : " (dead)"));
  EXPECT_THAT(Uses, IsSupersetOf({"interface IWbemServices::GetObject@4 (dead)",
                                  "object CLSID_WbemLocator@5"}));
}

} // namespace
} // namespace comsec::facts
