// Conditions and resource attributes (win32/secauthz/security-descriptor-definition-language-for-
// conditional-aces-, ace-strings, ms-dtyp 2.5.1.1).
#include "checks/descriptor/Sddl.h"

#include <gtest/gtest.h>

namespace comsec::descriptor {
namespace {

std::optional<SyntaxError> errorOf(const std::string &Text) {
  SyntaxError Error;
  return parseSddl(Text, Error) ? std::nullopt : std::optional(Error);
}

constexpr const char *ConditionStart = "D:(XA;;1;;;WD;";
constexpr const char *AttributeStart = "S:(RA;;;;;WD;";

void expectGood(const char *Start, const char *Part) {
  std::optional<SyntaxError> Error = errorOf(Start + std::string(Part) + ")");
  EXPECT_FALSE(Error) << Part << "\nat " << Error->Offset - strlen(Start) << ": " << Error->Message;
}

/// \p Offset counts from the opening parenthesis of the part.
void expectBad(const char *Start, const char *Part, std::size_t Offset) {
  std::optional<SyntaxError> Error = errorOf(Start + std::string(Part) + ")");
  ASSERT_TRUE(Error) << Part;
  EXPECT_EQ(Error->Offset, strlen(Start) + Offset) << Part << "\n" << Error->Message;
}

TEST(SddlCondition, ExamplesOfThePage) {
  for (
      const char *Text :
      {R"(D:(XA; ;FX;;;S-1-1-0; (@User.Title=="PM" && (@User.Division=="Finance" || @User.Division ==" Sales"))))",
       "D:(XA; ;FX;;;S-1-1-0; (@User.Project Any_of @Resource.Project))",
       "D:(XA; ;FR;;;S-1-1-0; (Member_of {SID(BA), SID(BO)} && @Device.Bitlocker))",
       "D:AI(XA;OICI;FA;;;WD;(OctetStringType==#1#2#3##))"})
    EXPECT_FALSE(errorOf(Text)) << Text;
}

TEST(SddlCondition, Operators) {
  for (const char *Condition : {"(a)",
                                "(a == 1)",
                                "(a != 1)",
                                "(a < 1)",
                                "(a <= 1)",
                                "(a > 1)",
                                "(a >= 1)",
                                "(a<=1)",
                                "(a Contains 1)",
                                "(a Not_Contains {1,2})",
                                "(a Any_of {1})",
                                "(a Not_Any_of {1, \"b\"})",
                                "(a any_of @user.b)",
                                "(Exists a)",
                                "(exists @Resource.a)",
                                "(Not_Exists a)",
                                "(Member_of {SID(BA)})",
                                "(Member_of{SID(BA)})",
                                "(Member_of SID(BA))",
                                "(Not_Member_of {SID(BA)})",
                                "(Member_of_Any {SID(BA),SID(S-1-5-18)})",
                                "(Not_Member_of_Any {SID(BA)})",
                                "(Device_Member_of {SID(BA)})",
                                "(Device_Member_of_Any {SID(BA)})",
                                "(Not_Device_Member_of {SID(BA)})",
                                "(Not_Device_Member_of_Any { SID( BA ) , SID(SY) })",
                                "(!(a))",
                                "( ! ( a ) )",
                                "(a && b || c)",
                                "(a&&b||c)",
                                "((a) && (b))",
                                "(((a)))",
                                "(!(a == 1) && b)"})
    expectGood(ConditionStart, Condition);
}

TEST(SddlCondition, Operands) {
  for (const char *Condition :
       {"(a == +1)", "(a == -0x1F)", "(a == 017)", "(a == 18446744073709551615)", "(a == \"\")",
        "(a == \"x) && (\")", "(a == #)", "(a == #0aF)", "(a == {1, 2 ,3})", "(a == {\"x\"})",
        "(a == SID(BA))", "(@User.a == @Device.b)", "(@Token.a:b/c.d_e == 1)",
        "(@User.a%0020b == 1)", "(@User.it-s+me == 1)", "(a@b == 1)", "(Titre\xC3\xA9 == 1)"})
    expectGood(ConditionStart, Condition);
}

TEST(SddlCondition, Malformed) {
  const std::pair<const char *, std::size_t> Table[] = {
      {"()", 1},
      {"(a", 3},
      {"(a ==)", 5},
      {"(a == 1", 8},
      {"(== 1)", 1},
      {"(a = 1)", 3},
      {"(a && )", 6},
      {"(a & b)", 3},
      {"(a like b)", 3},
      {"(a < {1})", 5},
      {"(a == \"x)", 6},
      {"(a == b)", 6},
      {"(a == {})", 7},
      {"(a == {1)", 8},
      {"(a == {1,})", 9},
      {"(Member_of BA)", 11},
      {"(Member_of {BA})", 12},
      {"(Member_of {SID(XX)})", 16},
      {"(Exists)", 7},
      {"(@User. == 1)", 7},
      {"(@Nobody.a == 1)", 1},
      {"(a == 18446744073709551616)", 6},
      {"a", 0},
      {"", 0},
  };
  for (auto [Condition, Offset] : Table)
    expectBad(ConditionStart, Condition, Offset);
}

TEST(SddlCondition, NestingHasALimit) {
  auto Nested = [](std::size_t Depth) {
    return std::string(Depth, '(') + "a" + std::string(Depth, ')');
  };
  expectGood(ConditionStart, Nested(50).c_str());
  EXPECT_TRUE(errorOf(ConditionStart + Nested(100000) + ")"));
}

TEST(SddlAttribute, Types) {
  for (const char *Attribute :
       {"(\"Project\",TS,0,\"Windows\",\"SQL\")", "(\"Secrecy\",TU,0,3)",
        "(\"a\",TI,0x10002,-1,0x2,03)", "(\"a\",TD,0x0,BA,S-1-5-18,SID(SY))",
        "(\"a\",TX,0,#0a0b,0c)", "(\"a\",TB,0,0,1)", "(\"a\",TI,0)", " ( \"a\" , ti , 0 , 1 ) "})
    expectGood(AttributeStart, Attribute);
}

TEST(SddlAttribute, Malformed) {
  const std::pair<const char *, std::size_t> Table[] = {
      {"", 0},
      {"()", 1},
      {"(a,TI,0,1)", 1},
      {"(\"a\",TQ,0,1)", 5},
      {"(\"a\",TI)", 7},
      {"(\"a\",TI,x)", 8},
      {"(\"a\",TI,0,x)", 10},
      {"(\"a\",TU,0,-1)", 10},
      {"(\"a\",TS,0,1)", 10},
      {"(\"a\",TB,0,2)", 10},
      {"(\"a\",TD,0,1)", 10},
      {"(\"a\",TX,0,)", 10},
      {"(\"a,TX,0,1)", 1},
  };
  for (auto [Attribute, Offset] : Table)
    expectBad(AttributeStart, Attribute, Offset);
}

} // namespace
} // namespace comsec::descriptor
