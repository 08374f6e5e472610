// Calls in code that the compiler drops are read from the tokens; what may be no call is not.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

class TokenCalls : public Source {
protected:
  /// The values of the arguments of the only call of \p Api in \p Text, which the compiler drops.
  std::vector<std::string> arguments(std::string_view Text,
                                     std::string_view Api = "CoInitializeSecurity") {
    const Unit U = cxx(Text);
    const Call C = onlyCall(U, Api);
    EXPECT_EQ(C.Form, CallForm::Tokens) << Text;
    std::vector<std::string> Values;
    for (const Argument &A : C.Arguments)
      Values.push_back(show(A.Given));
    return Values;
  }

  /// The second argument of CoInitializeEx, as \p Written in a body that is dropped.
  std::string value(std::string_view Written, std::string_view Before = "") {
    std::vector<std::string> Values =
        arguments("\n" + std::string(Before) + "\nvoid Unknown::f() { CoInitializeEx(nullptr, " +
                      std::string(Written) + "); }",
                  "CoInitializeEx");
    return Values.size() == 2 ? Values[1] : std::to_string(Values.size()) + " arguments";
  }
};

constexpr const char *Lost = "unknown: the compiler lost the code around it";

TEST_F(TokenCalls, ArgumentsOfAMethodOfAnUnknownClass) {
  const Unit U = cxx(R"(
HRESULT Unknown::start() {
  HRESULT Hr = CoInitializeSecurity(m_sd, -1, NULL, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                                    SecurityDelegation, 0,
                                    EOAC_SECURE_REFS | EOAC_DYNAMIC_CLOAKING, NULL);
  return Hr;
})");
  const Call C = onlyCall(U, "CoInitializeSecurity");
  EXPECT_EQ(C.Form, CallForm::Tokens);
  EXPECT_EQ(C.Result, ResultUse::Used);
  EXPECT_EQ(C.Function, "");
  EXPECT_TRUE(C.Live);
  EXPECT_EQ(show(C.Where), "3:16-5:84");
  EXPECT_EQ(C.Callee.Column, 16u);
  ASSERT_EQ(C.Arguments.size(), 9u);
  EXPECT_EQ(show(C.Arguments[0].Given), Lost);
  EXPECT_EQ(show(C.Arguments[1].Given), "-1");
  EXPECT_EQ(show(C.Arguments[2].Given), "null NULL");
  EXPECT_EQ(show(C.Arguments[3].Given), "null nullptr");
  EXPECT_EQ(show(C.Arguments[4].Given), "RPC_C_AUTHN_LEVEL_NONE=1");
  EXPECT_EQ(show(C.Arguments[5].Given), "SecurityDelegation=3 of _SECURITY_IMPERSONATION_LEVEL");
  EXPECT_EQ(show(C.Arguments[6].Given), "null 0") << "the parameter is a pointer";
  EXPECT_EQ(show(C.Arguments[7].Given), "EOAC_SECURE_REFS | EOAC_DYNAMIC_CLOAKING=66");
  EXPECT_EQ(C.Arguments[7].Text, "EOAC_SECURE_REFS | EOAC_DYNAMIC_CLOAKING");
  EXPECT_EQ(show(C.Arguments[7].Where), "5:37-5:77");
  EXPECT_TRUE(C.Arguments[7].Editable);
  EXPECT_THAT(notes(U), Contains("call-recovered CoInitializeSecurity@3"));
}

/// What is read from tokens is what the tree has of the same text.
TEST_F(TokenCalls, ValuesAreThoseOfTheTree) {
  const std::string Constants = "constexpr DWORD Level = RPC_C_AUTHN_LEVEL_PKT;\n"
                                "static const DWORD Same = Level;\n"
                                "namespace own { enum Caps { Refs = 2, Both = 0x42 }; }\n"
                                "#define OWN_LEVEL RPC_C_AUTHN_LEVEL_CONNECT\n"
                                "#define OWN_FLAGS (EOAC_SECURE_REFS | EOAC_STATIC_CLOAKING)\n";
  for (const char *Text : {"0",
                           "4",
                           "0x40u",
                           "0xFFFFFFFF",
                           "-1",
                           "~2",
                           "1 << 3",
                           "1'000",
                           "012",
                           "(DWORD)2",
                           "(DWORD)-1",
                           "DWORD(3)",
                           "static_cast<DWORD>(RPC_C_AUTHN_LEVEL_PKT)",
                           "((DWORD)(2))",
                           "RPC_C_AUTHN_LEVEL_PKT",
                           "RPC_C_PROTECT_LEVEL_PKT",
                           "EOAC_NONE",
                           "::EOAC_SECURE_REFS",
                           "EOAC_SECURE_REFS | EOAC_DYNAMIC_CLOAKING",
                           "EOAC_SECURE_REFS + 0x40 & ~2",
                           "own::Both & ~own::Refs",
                           "OWN_LEVEL",
                           "OWN_FLAGS",
                           "OWN_FLAGS | 1",
                           "Level",
                           "Same",
                           "Level | Same",
                           "(DWORD)Level"}) {
    const Unit Whole =
        cxx("\n" + Constants + "void f() { CoInitializeEx(nullptr, " + Text + "); }");
    const Unit Dropped =
        cxx("\n" + Constants + "void X::f() { CoInitializeEx(nullptr, " + Text + "); }");
    const Call A = onlyCall(Whole, "CoInitializeEx"), B = onlyCall(Dropped, "CoInitializeEx");
    EXPECT_NE(A.Form, CallForm::Tokens) << Text;
    EXPECT_EQ(B.Form, CallForm::Tokens) << Text;
    ASSERT_EQ(A.Arguments.size(), 2u) << Text;
    ASSERT_EQ(B.Arguments.size(), 2u) << Text;
    EXPECT_EQ(show(B.Arguments[1].Given), show(A.Arguments[1].Given));
    EXPECT_EQ(B.Arguments[1].Text, A.Arguments[1].Text);
    EXPECT_EQ(B.Arguments[1].Editable, A.Arguments[1].Editable) << Text;
    EXPECT_NE(show(B.Arguments[1].Given), Lost) << Text;
  }
}

TEST_F(TokenCalls, TheTreesOfCHaveTheSameValues) {
  const Unit U = c("\nvoid f(Unknown *p) { Unknown q = CoInitializeEx((void *)0, EOAC_NONE | 4); }"
                   "\nUnknown g(void) { CoInitialize(NULL); ");
  for (const Call &C : U.Calls) {
    EXPECT_EQ(show(C.Arguments.front().Given).substr(0, 5), "null ");
    if (C.Arguments.size() == 2)
      EXPECT_EQ(C.Arguments[1].Given.Number, 4);
  }
}

TEST_F(TokenCalls, WhatIsNoConstantIsUnknown) {
  EXPECT_EQ(value("level"), Lost);
  EXPECT_EQ(value("m_level | 2"), Lost);
  EXPECT_EQ(value("get()"), Lost);
  EXPECT_EQ(value("a ? 1 : 2"), Lost);
  EXPECT_EQ(value("1.5"), Lost);
  EXPECT_EQ(value("(level) - 1"), Lost);
  EXPECT_EQ(value("sizeof(int)"), Lost);
  EXPECT_EQ(value("Level", "extern DWORD Level;"), Lost) << "may change";
  EXPECT_EQ(value("Level", "DWORD Level = 2;"), Lost) << "may change";
  EXPECT_EQ(value("Level", "extern const DWORD Level;"), Lost) << "has no value here";
}

TEST_F(TokenCalls, ANameThatMayMeanSomethingElseIsUnknown) {
  EXPECT_EQ(value("Level", "struct Other { static const DWORD Level = 2; };"), Lost);
  EXPECT_EQ(value("Level", "namespace a { const DWORD Level = 1; }\n"
                           "namespace b { const DWORD Level = 2; }"),
            Lost);
  EXPECT_EQ(value("b::Level", "namespace a { const DWORD Level = 1; }\n"
                              "namespace b { const DWORD Level = 2; }"),
            "2 via Level@3");
  EXPECT_EQ(arguments("\nconst DWORD Level = 2;\n"
                      "void X::f(DWORD Level) { CoInitializeEx(nullptr, Level); }",
                      "CoInitializeEx")
                .at(1),
            Lost)
      << "a parameter hides the constant";
}

TEST_F(TokenCalls, CommasInsidePartsAreNone) {
  EXPECT_EQ(value("(f(1, 2), g[h(3, 4)], Pair{5, 6}.First)"), Lost);
}

TEST_F(TokenCalls, TheFunctionIsKnownWhereOnlyAStatementWasDropped) {
  const Unit U = cxx("\nvoid f() {\n  Unknown x = convert(CoInitializeEx(nullptr, 4));\n}");
  const Call C = onlyCall(U, "CoInitializeEx");
  if (C.Form == CallForm::Tokens)
    EXPECT_EQ(C.Function, "c:@F@f#");
  EXPECT_EQ(C.Arguments.at(1).Given.Number, 4);
}

TEST_F(TokenCalls, MacrosAroundTheCall) {
  const Unit U = cxx("\n#define START(Flags) CoInitializeEx(NULL, Flags)\n"
                     "void Unknown::f() {\n  START(4);\n}");
  const Call C = onlyCall(U, "CoInitializeEx");
  EXPECT_EQ(C.Form, CallForm::Tokens);
  EXPECT_EQ(C.Macro, "START");
  EXPECT_EQ(C.Where.Begin.Line, 4u);
  ASSERT_EQ(C.Arguments.size(), 2u);
  EXPECT_EQ(show(C.Arguments[1].Given), "4");
  EXPECT_EQ(show(C.Arguments[1].Where), "4:9-4:10");
  EXPECT_TRUE(C.Arguments[1].Editable);
  EXPECT_FALSE(C.Arguments[0].Editable) << "the macro's text is no argument of this call alone";
}

TEST_F(TokenCalls, CallsInManyPlacesOfAStatement) {
  for (const char *Body :
       {"if (FAILED(CoInitialize(NULL))) return;", "return CoInitialize(NULL);",
        "::CoInitialize(NULL);", "x = y ? CoInitialize(NULL) : 0;", "if (a) CoInitialize(NULL);",
        "else_(); do CoInitialize(NULL); while (0);", "m_hr(CoInitialize(NULL)).check();",
        "if (!CoInitialize(NULL) && a) { }", "(void)CoInitialize(NULL);"}) {
    const Unit U = cxx("\nvoid Unknown::f() { " + std::string(Body) + " }");
    EXPECT_EQ(onlyCall(U, "CoInitialize").Form, CallForm::Tokens) << Body;
    EXPECT_THAT(notes(U), Contains("call-recovered CoInitialize@2")) << Body;
  }
}

TEST_F(TokenCalls, DeclarationsAndNamesakesAreNoCalls) {
  for (const char *Text :
       {"class A : Gone<A> { Unknown CoInitialize(LPVOID p); Unknown x; };\n"
        "void A::f() { CoInitialize(NULL); }",
        "Unknown CoInitialize(LPVOID p) { return x; }",
        "HRESULT __attribute__((stdcall)) Gone::CoInitialize(LPVOID) { return 0; }",
        "Unknown (*CoInitialize_)(LPVOID);",
        "namespace own { HRESULT CoInitialize(LPVOID); }\n"
        "void Unknown::f() { CoInitialize(NULL); }",
        "struct Own { HRESULT CoInitialize(LPVOID); };\n"
        "void Unknown::f() { CoInitialize(NULL); }",
        "void Unknown::f() { Pool.CoInitialize(NULL); wil::CoInitialize(NULL); }",
        "void Unknown::f() { sizeof(CoInitialize(NULL)); }"}) {
    const Unit U = cxx("\n" + std::string(Text));
    for (const Call &C : U.Calls)
      EXPECT_NE(C.Form, CallForm::Tokens) << Text;
    EXPECT_GT(U.Errors, 0u) << Text;
  }
}

TEST_F(TokenCalls, AGlobalNameIsNoMethod) {
  for (const char *Text : {"struct Own { HRESULT CoInitialize(LPVOID); };\n"
                           "void Unknown::f() { ::CoInitialize(NULL); }",
                           "class A : Gone<A> { Unknown CoInitialize(LPVOID p); Unknown x; };\n"
                           "void Unknown::f() { ::CoInitialize(NULL); }"}) {
    const Unit U = cxx("\n" + std::string(Text));
    EXPECT_EQ(onlyCall(U, "CoInitialize").Form, CallForm::Tokens) << Text;
  }
  // The name behind "::" is of Gone here.
  const Unit U = cxx("\nUnknown Gone::CoInitialize(LPVOID p) { return ::x; }");
  EXPECT_THAT(U.Calls, IsEmpty());
}

TEST_F(TokenCalls, WhatCannotBeReadStaysLost) {
  for (const char *Call : {"CoInitializeEx(NULL)", "CoInitializeEx(NULL, 1, 2)",
                           "CoInitializeEx(NULL, )", "CoInitializeEx(NULL, [&] { a; b; )"}) {
    const Unit U = cxx("\nvoid Unknown::f() { " + std::string(Call) + "; }");
    EXPECT_THAT(U.Calls, IsEmpty()) << Call;
    EXPECT_THAT(notes(U), Contains("call-lost CoInitializeEx@2")) << Call;
  }
}

TEST_F(TokenCalls, NothingIsReadInAUnitWithoutErrors) {
  const Unit U = cxx("\nint f() { return sizeof(decltype(CoInitializeEx(nullptr, 0))); }"
                     "\nauto g() -> decltype(CoInitialize(nullptr));");
  EXPECT_EQ(U.Errors, 0u);
  for (const Call &C : U.Calls)
    EXPECT_NE(C.Form, CallForm::Tokens);
}

TEST_F(TokenCalls, NestingHasALimit) {
  const std::string Open(5000, '('), Close(5000, ')'), Minus(5000, '~');
  EXPECT_EQ(value(Open + "4" + Close), Lost);
  EXPECT_EQ(value(Minus + "4"), Lost);
}

} // namespace
} // namespace comsec::facts
