// What an argument's value is when the compiler knows it: numbers, names, text, pointers.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

#define CAPABILITIES "tagEOLE_AUTHENTICATION_CAPABILITIES"

class Constants : public Source {
protected:
  /// The value of \p Expression as a DWORD; \p Before starts in line 2.
  std::string number(const std::string &Expression, const std::string &Before = "") {
    return lastArgument(Before + "\nvoid f() { CoInitializeEx(nullptr, " + Expression + "); }");
  }
  /// The same as a void *.
  std::string pointer(const std::string &Expression, const std::string &Before = "") {
    return lastArgument(Before + "\nvoid f() { CoInitialize(" + Expression + "); }");
  }
  /// The same as text in wide characters.
  std::string text(const std::string &Expression, const std::string &Before = "") {
    return lastArgument(Before + "\nvoid f() { PathIsUNCW(" + Expression + "); }");
  }
};

TEST_F(Constants, LiteralsAreAsTheyAreWritten) {
  EXPECT_EQ(number("5"), "5");
  EXPECT_EQ(number("0x20"), "0x20=32");
  EXPECT_EQ(number("0x20u"), "0x20u=32");
  EXPECT_EQ(number("true"), "true=1");
  EXPECT_EQ(number("sizeof(SECURITY_DESCRIPTOR)"), "sizeof(SECURITY_DESCRIPTOR)=1");
}

TEST_F(Constants, ASignedNumberKeepsItsSign) {
  Unit U = cxx("\nvoid f() { CoInitializeSecurity(0, -1, 0, 0, 1, 2, 0, 0, 0); }");
  EXPECT_EQ(show(onlyCall(U, "CoInitializeSecurity").Arguments.at(1).Given), "-1");
}

TEST_F(Constants, MacrosOfTheSdkGiveTheName) {
  EXPECT_EQ(number("RPC_C_AUTHN_LEVEL_NONE"), "RPC_C_AUTHN_LEVEL_NONE=1");
  EXPECT_EQ(number("RPC_C_AUTHN_LEVEL_DEFAULT"), "RPC_C_AUTHN_LEVEL_DEFAULT=0");
}

TEST_F(Constants, AMacroOfTheSdkThatNamesAnotherIsCalledAsTheProjectCallsIt) {
  EXPECT_EQ(number("RPC_C_PROTECT_LEVEL_PKT"), "RPC_C_PROTECT_LEVEL_PKT=4");
}

TEST_F(Constants, MacrosOfTheProjectAreStopsOnTheWay) {
  EXPECT_EQ(number("LEVEL", "\n#define LEVEL RPC_C_AUTHN_LEVEL_NONE"),
            "RPC_C_AUTHN_LEVEL_NONE=1 via LEVEL@2");
  EXPECT_EQ(number("LEVEL", "\n#define LEVEL (RPC_C_PROTECT_LEVEL_PKT)"),
            "RPC_C_PROTECT_LEVEL_PKT=4 via LEVEL@2");
  EXPECT_EQ(number("OUTER", R"(
#define INNER RPC_C_AUTHN_LEVEL_NONE
#define OUTER INNER)"),
            "RPC_C_AUTHN_LEVEL_NONE=1 via OUTER@3, INNER@2");
}

TEST_F(Constants, ANumberBehindAMacroOfTheProjectIsWhatTheMacroSays) {
  EXPECT_EQ(number("EOAC_STATIC", "\n#define EOAC_STATIC 0x20"), "0x20=32 via EOAC_STATIC@2");
  EXPECT_EQ(number("EOAC_STATIC", "\n#define EOAC_STATIC (0x20)"), "0x20=32 via EOAC_STATIC@2");
  EXPECT_EQ(number("LEVEL", "\n#define LEVEL kLevel\nconst DWORD kLevel = 0x4;"),
            "0x4=4 via LEVEL@2, kLevel@3");
}

TEST_F(Constants, AFunctionLikeMacroIsNoPartOfItsArgumentsValue) {
  EXPECT_EQ(number("SAME(RPC_C_AUTHN_LEVEL_NONE)", "\n#define SAME(x) x"),
            "RPC_C_AUTHN_LEVEL_NONE=1");
}

TEST_F(Constants, EnumeratorsTellTheirEnumeration) {
  EXPECT_EQ(number("EOAC_NONE"), "EOAC_NONE=0 of " CAPABILITIES);
  EXPECT_EQ(number("SecurityDelegation"), "SecurityDelegation=3 of _SECURITY_IMPERSONATION_LEVEL");
  EXPECT_EQ(number("CAPS", "\n#define CAPS EOAC_NONE"),
            "EOAC_NONE=0 of " CAPABILITIES " via CAPS@2");
  EXPECT_EQ(number("static_cast<DWORD>(app::Level::None)", R"(
namespace app { enum class Level : DWORD { None = RPC_C_AUTHN_LEVEL_NONE }; })"),
            "None=1 of app::Level");
}

TEST_F(Constants, CombinationsOfConstantsAreOneNumber) {
  EXPECT_EQ(number("EOAC_STATIC_CLOAKING | EOAC_SECURE_REFS"),
            "EOAC_STATIC_CLOAKING | EOAC_SECURE_REFS=34");
  EXPECT_EQ(number("0x20 | 0x2"), "0x20 | 0x2=34");
  EXPECT_EQ(number("CAPS", "\n#define CAPS (EOAC_STATIC_CLOAKING | EOAC_SECURE_REFS)"),
            "EOAC_STATIC_CLOAKING | EOAC_SECURE_REFS=34 via CAPS@2");
  EXPECT_EQ(number("STRICT | EOAC_SECURE_REFS", "\n#define STRICT EOAC_STATIC_CLOAKING"),
            "STRICT | EOAC_SECURE_REFS=34");
}

TEST_F(Constants, AMacroThatIsAPartOfASumDoesNotNameTheSum) {
  EXPECT_EQ(number("RPC_C_AUTHN_LEVEL_NONE + 1"), "RPC_C_AUTHN_LEVEL_NONE + 1=2");
}

TEST_F(Constants, CombinationsOfNamedConstantsKeepTheirParts) {
  EXPECT_EQ(number("kBase | EOAC_STATIC_CLOAKING", "\nconst DWORD kBase = EOAC_SECURE_REFS;"),
            "(EOAC_SECURE_REFS=2 of " CAPABILITIES
            " via kBase@2 | EOAC_STATIC_CLOAKING=32 of " CAPABILITIES ")");
  EXPECT_EQ(number("~kBase", "\nconst DWORD kBase = 2;"), "~2 via kBase@2");
}

TEST_F(Constants, CastsChangeNothing) {
  for (const char *Cast :
       {"(DWORD)RPC_C_AUTHN_LEVEL_NONE", "static_cast<DWORD>(RPC_C_AUTHN_LEVEL_NONE)",
        "DWORD(RPC_C_AUTHN_LEVEL_NONE)", "DWORD{RPC_C_AUTHN_LEVEL_NONE}",
        "((RPC_C_AUTHN_LEVEL_NONE))"})
    EXPECT_EQ(number(Cast), "RPC_C_AUTHN_LEVEL_NONE=1") << Cast;
}

TEST_F(Constants, NamedConstantsAreStopsOnTheWay) {
  for (const char *Kind : {"const", "constexpr", "static const", "inline constexpr"})
    EXPECT_EQ(
        number("kLevel", std::string("\n") + Kind + " DWORD kLevel = RPC_C_AUTHN_LEVEL_NONE;"),
        "RPC_C_AUTHN_LEVEL_NONE=1 via kLevel@2")
        << Kind;
  EXPECT_EQ(number("kOuter", R"(
const DWORD kInner = RPC_C_AUTHN_LEVEL_NONE;
const DWORD kOuter = kInner;)"),
            "RPC_C_AUTHN_LEVEL_NONE=1 via kOuter@3, kInner@2");
  EXPECT_EQ(number("Config::kLevel", R"(
struct Config {
  static const DWORD kLevel = RPC_C_AUTHN_LEVEL_NONE;
};)"),
            "RPC_C_AUTHN_LEVEL_NONE=1 via kLevel@3");
}

TEST_F(Constants, AConstantOfAHeaderSaysWhichHeader) {
  Folder.write("config.h", "\n\nstatic const unsigned long kLevel = RPC_C_AUTHN_LEVEL_NONE;\n");
  EXPECT_EQ(number("kLevel", "\n#include \"config.h\""),
            "RPC_C_AUTHN_LEVEL_NONE=1 via kLevel@config.h:3");
}

TEST_F(Constants, AnExternalConstantIsAVariableHere) {
  EXPECT_EQ(number("kLevel", "\nextern const DWORD kLevel;"), "variable kLevel");
}

TEST_F(Constants, AMemberOfAConstantObjectIsAConstant) {
  EXPECT_EQ(number("kConfig.level", R"(
constexpr struct { DWORD level; } kConfig = {RPC_C_AUTHN_LEVEL_NONE};)"),
            "kConfig.level=1");
}

TEST_F(Constants, AConstexprFunctionOfConstantsIsAConstant) {
  EXPECT_EQ(number("level(3)", "\nconstexpr DWORD level(DWORD x) { return x + 1; }"), "level(3)=4");
}

TEST_F(Constants, ConstantsThatNeedEachOtherHaveNoValue) {
  EXPECT_EQ(number("kA", R"(
extern const DWORD kB;
const DWORD kA = kB;
const DWORD kB = kA;)")
                .substr(0, 36),
            "unknown: computed in too many steps ");
}

TEST_F(Constants, AConstantConditionChooses) {
  EXPECT_EQ(number("true ? RPC_C_AUTHN_LEVEL_PKT : RPC_C_AUTHN_LEVEL_NONE"),
            "RPC_C_AUTHN_LEVEL_PKT=4");
  EXPECT_EQ(number("kDebug ? RPC_C_AUTHN_LEVEL_PKT : RPC_C_AUTHN_LEVEL_NONE",
                   "\nconstexpr bool kDebug = false;"),
            "RPC_C_AUTHN_LEVEL_NONE=1");
}

TEST_F(Constants, AnyOtherConditionLeavesBoth) {
  const std::string Both = "choice{RPC_C_AUTHN_LEVEL_NONE=1 when weak is true | "
                           "RPC_C_AUTHN_LEVEL_PKT=4 when weak is false}";
  EXPECT_EQ(number("weak ? RPC_C_AUTHN_LEVEL_NONE : RPC_C_AUTHN_LEVEL_PKT", "\nextern bool weak;"),
            Both);
  EXPECT_EQ(number("!weak ? RPC_C_AUTHN_LEVEL_PKT : RPC_C_AUTHN_LEVEL_NONE", "\nextern bool weak;"),
            Both);
}

TEST_F(Constants, TextIsGivenInUtf8) {
  EXPECT_EQ(lastArgument("\nvoid f() { GetProcAddress(0, \"CoInitialize\" \"Security\"); }"),
            "\"CoInitializeSecurity\"");
  EXPECT_EQ(text(R"(L"\\\\server\\\u00fc")"), "\"\\\\server\\\u00fc\"");
  EXPECT_EQ(text(R"(L"\U0001F600")"), "\"\U0001F600\"");
  EXPECT_EQ(text("kShare", "\nconst WCHAR kShare[] = L\"share\";"), "\"share\" via kShare@2");
  EXPECT_EQ(text("kShare", "\nconst WCHAR *const kShare = L\"share\";"), "\"share\" via kShare@2");
}

TEST_F(Constants, NullPointersAreNull) {
  EXPECT_EQ(pointer("NULL"), "null NULL");
  EXPECT_EQ(pointer("nullptr"), "null nullptr");
  EXPECT_EQ(pointer("0"), "null 0");
  EXPECT_EQ(pointer("(LPVOID)0"), "null 0");
  EXPECT_EQ(pointer("(SOLE_AUTHENTICATION_SERVICE *)NULL"), "null NULL");
  EXPECT_EQ(pointer("static_cast<LPVOID>(nullptr)"), "null nullptr");
  EXPECT_EQ(pointer("kNothing", "\nvoid *const kNothing = nullptr;"),
            "null nullptr via kNothing@2");
  EXPECT_EQ(lastArgument(c("\nvoid f(void) { CoInitialize(NULL); }")), "null NULL");
}

TEST_F(Constants, ANumberAsAPointerIsNotNull) {
  EXPECT_EQ(pointer("(void *)-1"), "-1");
  EXPECT_EQ(pointer("COLE_DEFAULT_PRINCIPAL"), "COLE_DEFAULT_PRINCIPAL=-1");
}

TEST_F(Constants, AddressesTellTheObjectAndItsType) {
  EXPECT_EQ(pointer("&sd", "\nSECURITY_DESCRIPTOR sd;"), "&sd of SECURITY_DESCRIPTOR");
  EXPECT_EQ(pointer("(LPVOID)&config.sd", "\nstruct { SECURITY_DESCRIPTOR sd; } config;"),
            "&config.sd of SECURITY_DESCRIPTOR");
  EXPECT_EQ(pointer("buffer", "\nBYTE buffer[20];"), "&buffer of BYTE");
  EXPECT_EQ(pointer("x ? &sd : NULL", "\nSECURITY_DESCRIPTOR sd; extern bool x;"),
            "choice{&sd of SECURITY_DESCRIPTOR when x is true | null NULL when x is false}");
}

TEST_F(Constants, WhatNoHeaderDeclaresIsUnknownByName) {
  EXPECT_EQ(number("EOAC_STATIC"), "unknown: EOAC_STATIC is not declared in any header that was "
                                   "found [EOAC_STATIC]");
  EXPECT_THAT(number("EOAC_STATIC | EOAC_SECURE_REFS"), StartsWith("unknown: "));
}

TEST_F(Constants, EachInstantiationOfATemplateHasItsOwnValue) {
  Unit U = cxx(R"(
template <DWORD Level> void f() { CoInitializeEx(nullptr, Level); }
template void f<RPC_C_AUTHN_LEVEL_NONE>();
template void f<4>();
)");
  std::vector<std::int64_t> Numbers;
  for (const Call &C : U.Calls) {
    EXPECT_EQ(C.Arguments.at(1).Given.Kind, ValueKind::Integer);
    Numbers.push_back(C.Arguments.at(1).Given.Number);
  }
  EXPECT_THAT(Numbers, UnorderedElementsAre(1, 4));
}

TEST_F(Constants, InATemplateThatIsNeverUsedAParameterIsUnknown) {
  EXPECT_EQ(lastArgument("\ntemplate <DWORD Level> void f() { CoInitializeEx(nullptr, Level); }"),
            "unknown: Level depends on a template parameter");
  EXPECT_EQ(lastArgument("\ntemplate <class T> void f() { CoInitializeEx(nullptr, 4); }"), "4");
}

} // namespace
} // namespace comsec::facts
