// Event skeletons of small functions: what happens in which order, and under which condition.
#include "tests/facts/Source.h"

namespace comsec::facts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const char *const Declarations = R"(
extern "C" long CoImpersonateClient();
extern "C" long CoRevertToSelf();
)";

std::string show(Relation R) {
  const char *Signs[] = {"==", "!=", "<", ">=", ">", "<="};
  return Signs[static_cast<unsigned>(R)];
}

std::string nameOf(const Skeleton &S, unsigned Variable) {
  const std::string &Name = S.Variables[Variable].Name;
  return Variable == 0 ? "result" : Name.empty() ? "it" : Name;
}

std::string show(const Skeleton &S, const Test &T) {
  return nameOf(S, T.Variable) + show(T.Is) + std::to_string(T.Number);
}

/// Every way from the entry to an end, loops taken at most once: the events and conditions on it.
class Ways {
public:
  explicit Ways(const Skeleton &S) : S(S), Visited(S.Nodes.size()) {
    if (!S.empty())
      walk(0, "");
  }
  std::vector<std::string> Found;

private:
  void walk(unsigned Index, std::string Before) {
    const Node &N = S.Nodes[Index];
    if (Visited[Index] > 1)
      return;
    ++Visited[Index];
    if (N.Kind == NodeKind::Event)
      Before += N.Name + " ";
    if (N.Kind == NodeKind::Call)
      Before += "call ";
    if (N.Kind == NodeKind::Lost)
      Before += "lost ";
    if (N.Kind == NodeKind::Exit)
      Found.push_back(Before + "exit");
    else if (N.Ways.empty())
      Found.push_back(Before + "end");
    for (const Way &W : N.Ways)
      walk(W.To, Before + (W.If ? show(S, *W.If) + " " : ""));
    --Visited[Index];
  }
  const Skeleton &S;
  std::vector<unsigned> Visited;
};

class Skeletons : public Source {
protected:
  /// The ways through the function "f" of \p Text.
  std::vector<std::string> ways(std::string_view Text, const char *Name = "f") {
    Unit U = unit(std::string(Declarations) + std::string(Text));
    for (const Function &F : U.Functions)
      if (F.Name == Name) {
        std::vector<std::string> Found = Ways(F.Flow).Found;
        std::sort(Found.begin(), Found.end());
        return Found;
      }
    return {"no such function"};
  }

  /// How the conditions in "f" of \p Text are shown, in the order of nodes.
  std::vector<std::string> conditions(std::string_view Text) {
    std::vector<std::string> Found;
    for (const Function &F : unit(std::string(Declarations) + std::string(Text)).Functions)
      for (const Node &N : F.Flow.Nodes)
        if (F.Name == "f" && N.Kind == NodeKind::Branch)
          Found.push_back(N.Name);
    return Found;
  }
};

TEST_F(Skeletons, AConditionIsShownAsItIsWritten) {
  const auto Shown = [&](const std::string &Macro, const std::string &Use) {
    const auto All = conditions(Macro + "\nvoid f(long r) { " + Use + " CoRevertToSelf(); }");
    return All.empty() ? "none" : All.front();
  };
  EXPECT_EQ(Shown("", "if (r !=\n 2) return;"), "r != 2");
  EXPECT_EQ(Shown("#define FAILED(h) ((h) < 0)", "if (FAILED(r)) return;"), "FAILED(r)");
  EXPECT_EQ(Shown("#define CHECK(h) if ((h) < 0) return", "CHECK(r);"), "CHECK(r)");
  // A condition that begins in an argument and ends in the macro, or in another argument.
  EXPECT_EQ(Shown("#define CHECK(h) if (h < 0) return", "CHECK(r);"), "CHECK(r)");
  EXPECT_EQ(Shown("#define WANT(a, b) if (a != b) return", "WANT(r, 2);"), "WANT(r, 2)");
}

TEST_F(Skeletons, WhatDoesNotMatterIsPruned) {
  EXPECT_THAT(ways("void f(int a) { if (a) a = 2; for (int i = 0; i < a; ++i) a -= i; }"),
              IsEmpty());
  EXPECT_THAT(ways("int g(int a) { return a * 2; } void f(int a) { g(a); }", "g"), IsEmpty());
}

TEST_F(Skeletons, EventsComeInOrder) {
  EXPECT_THAT(ways("void f() { CoImpersonateClient(); CoRevertToSelf(); }"),
              ElementsAre("CoImpersonateClient CoRevertToSelf exit"));
}

TEST_F(Skeletons, WhatTheCompilerDropsIsLost) {
  EXPECT_THAT(ways("void f() { CoImpersonateClient(); Unknown u; CoRevertToSelf(); }"),
              ElementsAre("CoImpersonateClient lost CoRevertToSelf lost exit"));
  EXPECT_THAT(ways("int f() { CoImpersonateClient(); return 0; unknown(); }"),
              ElementsAre("CoImpersonateClient exit"));
  EXPECT_THAT(ways("#define CHECK(h) do { if ((h) < 0) return Unknown(h); } while (0)\n"
                   "void f(long h) { CoImpersonateClient(); CHECK(h); CoRevertToSelf(); }"),
              ElementsAre("CoImpersonateClient lost h<0 lost exit",
                          "CoImpersonateClient lost h>=0 lost CoRevertToSelf lost exit"));
}

TEST_F(Skeletons, ALossIsOnEveryWayThatMayLeaveIt) {
  EXPECT_THAT(ways("void f(int a) { if (a) { CoImpersonateClient(); unknown(); } "
                   "CoRevertToSelf(); }"),
              testing::Contains("a!=0 CoImpersonateClient lost CoRevertToSelf lost exit"));
  EXPECT_THAT(ways("void f(int a) { while (a) { CoImpersonateClient(); --a; unknown(); } }"),
              ElementsAre("lost a!=0 lost CoImpersonateClient lost a==0 exit", "lost a==0 exit"));
}

TEST_F(Skeletons, ErrorsElsewhereLoseNothing) {
  EXPECT_THAT(ways("Unknown x;\n"
                   "void f(int (&r)[2], long h) { [[maybe_unused]] int y = 0;"
                   " for (int i : r) y += i;"
                   " try { y = 2; } catch (const char *e) { y = 3; }"
                   " auto g = [](long c) { return c < 0; };"
                   " switch (y) { case 2: y = 4; [[fallthrough]]; default: break; }"
                   " again: CoRevertToSelf(); if (g(h)) goto again; }"),
              testing::Each(testing::Not(testing::HasSubstr("lost"))));
}

TEST_F(Skeletons, ConditionsOfResults) {
  EXPECT_THAT(ways("void f() { if (CoImpersonateClient() < 0) return; CoRevertToSelf(); }"),
              ElementsAre("CoImpersonateClient it<0 exit",
                          "CoImpersonateClient it>=0 CoRevertToSelf exit"));
  EXPECT_THAT(
      ways("void f() { long hr; if ((hr = CoImpersonateClient()) == 0) CoRevertToSelf(); }"),
      ElementsAre("CoImpersonateClient hr!=0 exit",
                  "CoImpersonateClient hr==0 CoRevertToSelf exit"));
}

TEST_F(Skeletons, OneConditionTwice) {
  EXPECT_THAT(ways("void f(bool b) { if (!b) CoImpersonateClient(); if (b) CoRevertToSelf(); }"),
              ElementsAre("b!=0 b!=0 CoRevertToSelf exit", "b!=0 b==0 exit",
                          "b==0 CoImpersonateClient b!=0 CoRevertToSelf exit",
                          "b==0 CoImpersonateClient b==0 exit"));
}

TEST_F(Skeletons, Destructors) {
  EXPECT_THAT(ways("struct G { G() { CoImpersonateClient(); } ~G() { CoRevertToSelf(); } };"
                   "void f() { { G g; } CoImpersonateClient(); }"),
              ElementsAre("call call CoImpersonateClient exit"));
}

TEST_F(Skeletons, StaticsAreInitialisedOnce) {
  EXPECT_THAT(ways("void f() { static long hr = CoImpersonateClient(); (void)hr; }"),
              ElementsAre("it!=0 exit", "it==0 CoImpersonateClient exit"));
}

TEST_F(Skeletons, Finally) {
  EXPECT_THAT(ways("void f(int a) { __try { CoImpersonateClient(); if (a) return; }"
                   " __finally { CoRevertToSelf(); } CoImpersonateClient(); }"),
              ElementsAre("CoImpersonateClient a!=0 CoRevertToSelf exit",
                          "CoImpersonateClient a==0 CoRevertToSelf CoImpersonateClient exit"));
  EXPECT_THAT(
      ways("void f(int a) { __try { if (a) __leave; CoImpersonateClient(); }"
           " __finally { CoRevertToSelf(); } }"),
      ElementsAre("a!=0 CoRevertToSelf exit", "a==0 CoImpersonateClient CoRevertToSelf exit"));
}

TEST_F(Skeletons, SwitchesAreConditions) {
  EXPECT_THAT(ways("void f(int a) { switch (a) { case 1: CoImpersonateClient(); break;"
                   " case 2: CoRevertToSelf(); } }"),
              testing::Contains("a==2 CoRevertToSelf exit"));
}

} // namespace
} // namespace comsec::facts
