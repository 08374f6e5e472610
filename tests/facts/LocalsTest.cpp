// Which values reach an argument through variables, parameters and functions.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

class Locals : public Source {
protected:
  /// The value of "level" at the end of the function \p Body, which starts in line 3;
  /// \p Declarations are in line 2.
  std::string level(const std::string &Body, const std::string &Declarations = "",
                    const std::string &Parameters = "bool x") {
    return lastArgument("\n" + Declarations + " void f(" + Parameters + ") {\n" + Body +
                        "\nCoInitializeEx(nullptr, level); }");
  }

  const std::string None = "RPC_C_AUTHN_LEVEL_NONE=1";
  const std::string Pkt = "RPC_C_AUTHN_LEVEL_PKT=4";
};

TEST_F(Locals, OneAssignment) {
  EXPECT_EQ(level("DWORD level = RPC_C_AUTHN_LEVEL_NONE;"), None + " via level@3");
  EXPECT_EQ(level("DWORD level;\nlevel = RPC_C_AUTHN_LEVEL_NONE;"), None + " via level@4");
  EXPECT_EQ(level("DWORD level{RPC_C_AUTHN_LEVEL_NONE};"), None + " via level@3");
  EXPECT_EQ(level("auto level = (DWORD)RPC_C_AUTHN_LEVEL_NONE;"), None + " via level@3");
}

TEST_F(Locals, TheLastAssignmentCounts) {
  EXPECT_EQ(level("DWORD level = RPC_C_AUTHN_LEVEL_NONE;\nlevel = RPC_C_AUTHN_LEVEL_PKT;"),
            Pkt + " via level@4");
}

TEST_F(Locals, WhatComesAfterDoesNotCount) {
  EXPECT_EQ(lastArgument(R"(
void f() {
  DWORD level = RPC_C_AUTHN_LEVEL_NONE;
  CoInitializeEx(nullptr, level);
  level = RPC_C_AUTHN_LEVEL_PKT;
})"),
            None + " via level@3");
}

TEST_F(Locals, VariablesOfVariables) {
  EXPECT_EQ(level("DWORD first = RPC_C_AUTHN_LEVEL_NONE;\nDWORD level = first;"),
            None + " via level@4, first@3");
  EXPECT_EQ(level("DWORD first = RPC_C_AUTHN_LEVEL_NONE;\nconst DWORD level = first;"),
            None + " via level@4, first@3");
}

TEST_F(Locals, BothBranches) {
  EXPECT_EQ(level(R"(DWORD level;
if (x)
  level = RPC_C_AUTHN_LEVEL_NONE;
else
  level = RPC_C_AUTHN_LEVEL_PKT;)"),
            "choice{" + None + " via level@5 when x is true | " + Pkt +
                " via level@7 when x is false}");
}

TEST_F(Locals, ADefaultAndABranch) {
  EXPECT_EQ(level("DWORD level = RPC_C_AUTHN_LEVEL_PKT;\nif (x)\nlevel = RPC_C_AUTHN_LEVEL_NONE;"),
            "choice{" + None + " via level@5 when x is true | " + Pkt + " via level@3}");
}

TEST_F(Locals, ABranchThatNeverRunsDoesNotCount) {
  EXPECT_EQ(
      level("DWORD level = RPC_C_AUTHN_LEVEL_PKT;\nif (false)\nlevel = RPC_C_AUTHN_LEVEL_NONE;"),
      Pkt + " via level@3");
}

TEST_F(Locals, ABranchThatLeavesDoesNotCount) {
  EXPECT_EQ(level(R"(DWORD level = RPC_C_AUTHN_LEVEL_PKT;
if (x) {
  level = RPC_C_AUTHN_LEVEL_NONE;
  return;
})"),
            Pkt + " via level@3");
}

TEST_F(Locals, TheCasesOfASwitchAreNeitherTrueNorFalse) {
  EXPECT_EQ(level(R"(DWORD level;
switch (mode) {
case 1:
  level = RPC_C_AUTHN_LEVEL_NONE;
  break;
default:
  level = RPC_C_AUTHN_LEVEL_PKT;
})",
                  "", "int mode"),
            "choice{" + None + " via level@6 | " + Pkt + " via level@9}");
}

TEST_F(Locals, ALoopOverARangeHasNoConditionToName) {
  EXPECT_EQ(level(R"(DWORD level = RPC_C_AUTHN_LEVEL_PKT;
int numbers[3];
for (int n : numbers)
  level = RPC_C_AUTHN_LEVEL_NONE;)"),
            "choice{" + None + " via level@6 | " + Pkt + " via level@3}");
}

TEST_F(Locals, FlagsThatAreAdded) {
  const std::string Type = " of tagEOLE_AUTHENTICATION_CAPABILITIES";
  const std::string Old = "EOAC_NONE=0" + Type + " via level@3";
  const std::string New = "EOAC_STATIC_CLOAKING=32" + Type;
  EXPECT_EQ(level("DWORD level = EOAC_NONE;\nlevel |= EOAC_STATIC_CLOAKING;"),
            "(" + Old + " | " + New + ")");
  EXPECT_EQ(level("DWORD level = EOAC_NONE;\nif (x)\nlevel |= EOAC_STATIC_CLOAKING;"),
            "choice{(" + Old + " | " + New + ") when x is true | " + Old + "}");
  EXPECT_EQ(level("DWORD level = EOAC_NONE;\nlevel = level | EOAC_STATIC_CLOAKING;"),
            "(" + Old + " | " + New + ") via level@4");
}

TEST_F(Locals, WhatALoopAddsUpIsUnknown) {
  EXPECT_THAT(
      level("DWORD level = EOAC_NONE;\nfor (int i = 0; i < 3; ++i)\nlevel |= EOAC_SECURE_REFS;"),
      AllOf(StartsWith("choice{"), HasSubstr("unknown: level changes in a loop"),
            HasSubstr("EOAC_SECURE_REFS=2"), HasSubstr("EOAC_NONE=0")));
}

TEST_F(Locals, ALoopBringsALaterAssignmentBack) {
  EXPECT_EQ(lastArgument(R"(
void f() {
  DWORD level = RPC_C_AUTHN_LEVEL_NONE;
  for (;;) {
    CoInitializeEx(nullptr, level);
    level = RPC_C_AUTHN_LEVEL_PKT;
  }
})"),
            "choice{" + None + " via level@3 | " + Pkt + " via level@6}");
}

TEST_F(Locals, FunctionsThatSetIt) {
  EXPECT_EQ(level("DWORD level = 4, size = 4;\n"
                  "RegQueryValueExW(0, L\"level\", 0, 0, (BYTE *)&level, &size);"),
            "unknown: level is set by RegQueryValueExW");
  EXPECT_EQ(level("DWORD level = 4;\nask(level);", "void ask(DWORD &);"),
            "unknown: level is set by ask");
  EXPECT_EQ(level("DWORD level = 4;\nReader reader(level);", "struct Reader { Reader(DWORD &); };"),
            "unknown: level is set by the constructor of Reader");
}

TEST_F(Locals, FunctionsThatOnlyLookAtIt) {
  EXPECT_EQ(level("DWORD level = 4;\nlog(level);\nprint(level);",
                  "void log(const DWORD &); void print(DWORD);"),
            "4 via level@3");
}

TEST_F(Locals, WritesThatCannotBeFollowed) {
  EXPECT_EQ(level("DWORD level = 4;\nDWORD *p = &level;\n*p = 1;"),
            "unknown: level is open to writes through its address");
  EXPECT_EQ(level("DWORD level = 4;\nDWORD &other = level;\nother = 1;"),
            "unknown: level is open to writes through other");
  EXPECT_EQ(level("DWORD level = 4;\nauto lower = [&] { level = 1; };\nlower();"),
            "unknown: level is set by a lambda");
  EXPECT_EQ(level("DWORD level = 4;\n--level;"), "unknown: level is counted up or down");
  EXPECT_EQ(level("DWORD level;"), "unknown: level is used before it is set");
}

TEST_F(Locals, ALambdaThatOnlyReadsChangesNothing) {
  EXPECT_EQ(level("DWORD level = 4;\nauto log = [&] { return level; };\nlog();"), "4 via level@3");
}

TEST_F(Locals, TextInABuffer) {
  auto path = [&](const std::string &Body) {
    return lastArgument("\nvoid trim(WCHAR *); void log(const WCHAR *);\nvoid f(WCHAR c) {\n" +
                        Body + "\nPathIsUNCW(path); }");
  };
  EXPECT_EQ(path("WCHAR path[] = L\"share\";"), "\"share\" via path@4");
  EXPECT_EQ(path("WCHAR path[] = L\"share\";\nlog(path);"), "\"share\" via path@4");
  EXPECT_EQ(path("WCHAR path[] = L\"share\";\ntrim(path);"), "unknown: path is set by trim");
  EXPECT_EQ(path("WCHAR path[] = L\"share\";\npath[0] = c;"),
            "unknown: path is changed element by element");
  EXPECT_EQ(path("WCHAR path[260];"), "&path of WCHAR");
  EXPECT_EQ(path("static WCHAR path[] = L\"share\";"), "variable path");
}

TEST_F(Locals, Parameters) {
  EXPECT_EQ(level("", "", "DWORD level"), "parameter 0 level");
  EXPECT_EQ(level("", "", "int, const DWORD level = 4"), "parameter 1 level");
  EXPECT_EQ(level("if (level == 0)\nlevel = RPC_C_AUTHN_LEVEL_PKT;", "", "DWORD level"),
            "choice{" + Pkt + " via level@4 when level == 0 is true | parameter 0 level}");
}

TEST_F(Locals, InALambda) {
  EXPECT_EQ(lastArgument(R"(
void f() {
  DWORD level = 4;
  auto run = [level] { CoInitializeEx(nullptr, level); };
  level = 5;
})"),
            "4 via level@3");
  EXPECT_EQ(lastArgument(R"(
void f() {
  DWORD level = 4;
  auto run = [&] { CoInitializeEx(nullptr, level); };
  level = 5;
  run();
})"),
            "choice{4 via level@3 | 5 via level@5}");
  EXPECT_EQ(lastArgument(R"(
void f(DWORD given) {
  auto run = [level = given] { CoInitializeEx(nullptr, level); };
})"),
            "parameter 0 given");
  EXPECT_EQ(lastArgument(R"(
void f() {
  const DWORD level = 4;
  auto run = [level] { CoInitializeEx(nullptr, level); };
})"),
            "4 via level@3");
  EXPECT_EQ(lastArgument(R"(
void f() {
  auto run = [](int, DWORD level) { CoInitializeEx(nullptr, level); };
})"),
            "parameter 1 level");
}

TEST_F(Locals, GlobalsAndMembersAreVariables) {
  EXPECT_EQ(level("", "DWORD level = 4;"), "variable level");
  EXPECT_EQ(level("static DWORD level = 4;"), "variable level");
  EXPECT_EQ(lastArgument(R"(
struct Config {
  static DWORD shared;
};
void f() { CoInitializeEx(nullptr, Config::shared); })"),
            "variable shared");
  Unit U = cxx(R"(
struct Server {
  DWORD level;
  void run() { CoInitializeEx(nullptr, level); }
};
void f(Server &s) { CoInitializeEx(nullptr, s.level); })");
  ASSERT_EQ(U.Calls.size(), 2u);
  const Value &Inside = U.Calls[0].Arguments.at(1).Given;
  const Value &Outside = U.Calls[1].Arguments.at(1).Given;
  EXPECT_EQ(show(Inside), "variable level");
  EXPECT_EQ(show(Outside), "variable s.level");
  EXPECT_EQ(Inside.Text, Outside.Text);
  EXPECT_THAT(Inside.Text, HasSubstr("Server"));
}

TEST_F(Locals, ResultsKeepTheirArguments) {
  EXPECT_EQ(level("DWORD level = best();", "DWORD best();"), "result of best() via level@3");
  EXPECT_EQ(level("DWORD level = pick(1, x);", "DWORD pick(int, bool);"),
            "result of pick(1, parameter 0 x) via level@3");
  EXPECT_EQ(level("DWORD level = ask();", "extern DWORD (*ask)();"),
            "unknown: the result of a call through a pointer via level@3");
}

TEST_F(Locals, WhichVirtualFunctionAnswersIsUnknown) {
  const std::string Policy = "struct Policy { virtual DWORD pick() { return 4; } };";
  EXPECT_EQ(level("DWORD level = p.pick();", Policy, "Policy &p"),
            "unknown: the result of the virtual function pick via level@3");
  EXPECT_EQ(level("DWORD level = p.Policy::pick();", Policy, "Policy &p"),
            "result of pick() via level@3");
}

TEST_F(Locals, AFunctionTellsWhatItReturns) {
  Unit U = cxx(R"(
DWORD pick(bool x) {
  if (x)
    return RPC_C_AUTHN_LEVEL_NONE;
  return RPC_C_AUTHN_LEVEL_PKT;
})");
  ASSERT_EQ(U.Functions.size(), 1u);
  std::vector<std::string> Returns;
  for (const Value &V : U.Functions[0].Returns)
    Returns.push_back(show(V));
  EXPECT_THAT(Returns, UnorderedElementsAre(None, Pkt));
}

TEST_F(Locals, InATemplateThatIsNeverUsed) {
  EXPECT_EQ(lastArgument(R"(
template <class T> void f() {
  DWORD level = 4;
  CoInitializeEx(nullptr, level);
})"),
            "unknown: level is a variable of a template that is never used");
}

TEST_F(Locals, AValueThatDoublesWithEachLineComesToAnEnd) {
  std::string Body = "DWORD level = start;\n";
  for (int I = 0; I < 64; ++I)
    Body += "level = level + level;\n";
  EXPECT_THAT(level(Body, "", "DWORD start"), HasSubstr("unknown: computed in too many steps"));
}

} // namespace
} // namespace comsec::facts
