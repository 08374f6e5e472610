// What is written to globals, statics and data members, and what calls give to parameters.
#include "tests/facts/Source.h"

#include <algorithm>

using namespace testing;

namespace comsec::facts {
namespace {

using Texts = std::vector<std::string>;

class WritesOf : public Source {
protected:
  /// "level: 4 by f", "level: 0 initially"; by variable, then by place.
  Texts writes(const Unit &U) {
    Texts All;
    for (const Variable &V : U.Variables)
      for (const Write &W : V.Writes)
        All.push_back(V.Name + ": " + show(W.Given) + (W.Initial ? " initially" : "") +
                      (W.Function.empty() ? "" : " by " + nameOf(U, W.Function)));
    std::sort(All.begin(), All.end());
    return All;
  }
  Texts writes(const std::string &Text) { return writes(cxx("\n" + Text)); }

  /// "caller -> callee 0: 4".
  Texts passes(const Unit &U) {
    Texts All;
    for (const Function &F : U.Functions)
      for (const Passed &P : F.Passes)
        All.push_back(F.Name + " -> " + nameOf(U, P.Target) + " " + std::to_string(P.Parameter) +
                      ": " + show(P.Given));
    return All;
  }
  Texts passes(const std::string &Text) { return passes(cxx("\n" + Text)); }

private:
  static std::string nameOf(const Unit &U, const std::string &Usr) {
    for (const Function &F : U.Functions)
      if (F.Usr == Usr)
        return F.Name;
    for (const External &E : U.Externals)
      if (E.Usr == Usr)
        return E.Name;
    return "?";
  }
};

TEST_F(WritesOf, Globals) {
  EXPECT_THAT(writes("DWORD level = 4;"), ElementsAre("level: 4 initially"));
  EXPECT_THAT(writes("static DWORD level;"), ElementsAre("level: 0 initially"));
  EXPECT_THAT(writes("extern DWORD level;"), IsEmpty()) << "another unit's";
  EXPECT_THAT(writes("extern const DWORD level = 4;"), ElementsAre("level: 4 initially"));
  EXPECT_THAT(writes("const DWORD level = 4;"), IsEmpty()) << "read where it is used";
  EXPECT_THAT(writes("DWORD level = 4;\nvoid f() { level = 6; }"),
              UnorderedElementsAre("level: 4 initially", "level: 6 by f"));
  EXPECT_THAT(writes("void f() { static DWORD level = 4; }"),
              ElementsAre("level: 4 initially by f"));
  EXPECT_THAT(writes(c("\nDWORD level;\nDWORD level = 4;")), Contains("level: 4 initially"));
}

TEST_F(WritesOf, DeadCodeWritesNothing) {
  EXPECT_THAT(writes("DWORD level = 4;\nvoid f() { if (false) level = 6; }"),
              ElementsAre("level: 4 initially"));
}

TEST_F(WritesOf, OnlyWhatCanBeASetting) {
  EXPECT_THAT(writes("bool a = true; HRESULT b = 1; char c = 1; BOOL d = 1; float e = 1;"),
              IsEmpty());
}

TEST_F(WritesOf, Members) {
  EXPECT_THAT(writes("struct S { S(DWORD l) : level(l) {} DWORD level; };"),
              ElementsAre("level: parameter 0 l initially by S::S"));
  EXPECT_THAT(writes("struct S { S() {} DWORD level = 4; };"),
              ElementsAre("level: 4 initially by S::S"));
  EXPECT_THAT(writes("struct S { S() : level(6) {} DWORD level = 4; };"),
              ElementsAre("level: 6 initially by S::S"));
  EXPECT_THAT(writes("struct S { DWORD level; };\nvoid f(S *s) { s->level = 4; }"),
              ElementsAre("level: 4 by f"));
  EXPECT_THAT(writes("struct S { static DWORD level; };\nDWORD S::level = 4;"),
              ElementsAre("level: 4 initially"));
}

TEST_F(WritesOf, Lists) {
  EXPECT_THAT(writes("struct S { DWORD level, imp; };\nS s = {4, 3};"),
              ElementsAre("imp: 3 initially", "level: 4 initially"));
  EXPECT_THAT(writes("struct S { DWORD level, imp; };\nS s = {4};"),
              ElementsAre("imp: 0 initially", "level: 4 initially"));
  EXPECT_THAT(writes("struct S { DWORD level, imp; };\nS s = {.imp = 3};"),
              ElementsAre("imp: 3 initially", "level: 0 initially"));
  EXPECT_THAT(writes("struct B { DWORD first; };\nstruct S : B { DWORD level; };\nS s = {{1}, 4};"),
              ElementsAre("first: 1 initially", "level: 4 initially"));
  EXPECT_THAT(writes(c("\nstruct S { DWORD level; };\nstruct S s[] = {{4}, {6}};")),
              ElementsAre("level: 4 initially", "level: 6 initially"));
}

TEST_F(WritesOf, WhatNobodyCanRead) {
  EXPECT_THAT(writes("extern DWORD level;\nvoid set(DWORD *);\nvoid f() { set(&level); }"),
              ElementsAre("level: unknown: level is set by set by f"));
  EXPECT_THAT(writes("extern DWORD level;\nvoid get(const DWORD *);\nvoid f() { get(&level); }"),
              IsEmpty());
  EXPECT_THAT(writes("extern DWORD level;\nvoid set(DWORD &);\nvoid f() { set(level); }"),
              ElementsAre("level: unknown: level is set by set by f"));
  EXPECT_THAT(writes("extern DWORD level;\nvoid get(const DWORD &);\nvoid f() { get(level); }"),
              IsEmpty());
  EXPECT_THAT(writes("extern DWORD level;\nvoid f() { ++level; }"),
              ElementsAre("level: unknown: level is counted up or down by f"));
}

TEST_F(WritesOf, BrokenInitialisersLoseNothingElse) {
  const Texts All =
      writes("struct S { S() {} DWORD level = missing(); DWORD imp = 3; };\n"
             "struct H { H(DWORD a) : handle(a, a) {} missing_t handle; };\n"
             "struct A { DWORD level = gone; DWORD caps; };\nA a{}, b = {missing(), 4};\n"
             "DWORD level = 6;");
  EXPECT_THAT(All, Contains("level: 6 initially"));
  EXPECT_THAT(All, Contains("imp: 3 initially by S::S"));
}

TEST_F(WritesOf, ManyAreNoSetting) {
  std::string Text = "extern DWORD level;\nvoid f() {";
  for (int I = 0; I < 40; ++I)
    Text += " level = " + std::to_string(I) + ";";
  const Texts All = writes(Text + " }");
  EXPECT_LT(All.size(), 30u);
  EXPECT_THAT(All, Contains("level: unknown: it is written in more than 24 places"));
}

TEST_F(WritesOf, Parameters) {
  EXPECT_THAT(passes("void g(DWORD l, bool b);\nvoid f() { g(4, true); }"),
              ElementsAre("f -> g 0: 4"));
  EXPECT_THAT(passes("void g(DWORD l = 6);\nvoid f() { g(); }"), ElementsAre("f -> g 0: 6"));
  EXPECT_THAT(passes("struct S { S(DWORD l); };\nvoid f() { S s(4); }"),
              ElementsAre("f -> S::S 0: 4"));
  EXPECT_THAT(passes("void g(DWORD l);\nvoid f(DWORD x) { g(x); }"),
              ElementsAre("f -> g 0: parameter 0 x"));
  EXPECT_THAT(passes("void g(DWORD l);\nvoid f() { if (false) g(4); }"), IsEmpty());
  EXPECT_THAT(passes("void f() { auto g = [](DWORD l) {}; g(4); }"),
              ElementsAre(HasSubstr("operator() 0: 4")));
  EXPECT_THAT(passes("void f() { CoInitializeEx(nullptr, 4); }"), IsEmpty())
      << "the API's arguments are in its call";
}

TEST_F(WritesOf, TextsInC) {
  Unit U = c("\nconst WCHAR *path = L\"a\";\nvoid g(const WCHAR *p) {}\n"
             "void f(void) { g(L\"b\"); }");
  EXPECT_THAT(writes(U), ElementsAre("path: \"a\" initially"));
  EXPECT_THAT(passes(U), ElementsAre("f -> g 0: \"b\""));
}

TEST_F(WritesOf, ElementsOfConstantArrays) {
  EXPECT_EQ(lastArgument("\nstatic const DWORD levels[] = {4, 6};\n"
                         "void f(int i) { CoInitializeEx(nullptr, levels[i]); }"),
            "choice{4 via levels@2 | 6 via levels@2}");
  EXPECT_EQ(lastArgument("\nstatic const DWORD levels[] = {4, 6};\n"
                         "void f() { CoInitializeEx(nullptr, levels[1]); }"),
            "6 via levels@2");
  EXPECT_THAT(lastArgument("\nstatic DWORD levels[] = {4, 6};\n"
                           "void f(int i) { CoInitializeEx(nullptr, levels[i]); }"),
              HasSubstr("an array that can change"));
}

class PointersTo : public Source {
protected:
  /// Whether the only pointer call in \p Text is one of CoInitializeEx.
  bool isCall(const std::string &Text) {
    const Unit U =
        cxx("\ntypedef HRESULT (*Fn)(void *, DWORD);\nvoid *ask(const char *);\n" + Text);
    const Call C = onlyCall(U, "CoInitializeEx");
    return C.Form == CallForm::Pointer && C.Arguments.size() == 2;
  }
};

TEST_F(PointersTo, AnApi) {
  EXPECT_TRUE(isCall("void f() { Fn p = (Fn)ask(\"CoInitializeEx\"); p(nullptr, 4); }"));
  EXPECT_TRUE(isCall("void f() { Fn p; p = (Fn)ask(\"CoInitializeEx\"); (*p)(nullptr, 4); }"));
  EXPECT_TRUE(isCall("void f() { ((Fn)ask(\"CoInitializeEx\"))(nullptr, 4); }"));
  EXPECT_TRUE(
      isCall("void f() { void *v = ask(\"CoInitializeEx\"); Fn p = (Fn)v; p(nullptr, 4); }"));
  EXPECT_TRUE(isCall("void f(decltype(&CoInitializeEx) p) { p(nullptr, 4); }"));
  EXPECT_TRUE(isCall("struct T { Fn p; };\nvoid f(T *t) { t->p(nullptr, 4); }\n"
                     "void load(T *t) { t->p = (Fn)ask(\"CoInitializeEx\"); }"))
      << "the write may come behind the call";
  EXPECT_TRUE(isCall("struct T { Fn p; };\nstatic T t = {CoInitializeEx};\n"
                     "void f() { t.p(nullptr, 4); }"));
  EXPECT_TRUE(isCall("struct B { int i; };\nstruct T : B { Fn p; };\n"
                     "static T t = {{1}, CoInitializeEx};\nvoid f() { t.p(nullptr, 4); }"));
}

TEST_F(PointersTo, AnApiThroughManyCopies) {
  constexpr int Count = 40;
  auto name = [](int I) { return "p" + std::to_string(I); };
  std::string Pointers, Copies;
  for (int I = 0; I < Count; ++I) {
    Pointers += "Fn " + name(I) + ";\n";
    for (int J = 0; J < Count; ++J)
      if (I != J)
        Copies += name(I) + " = " + name(J) + ";\n";
  }
  const std::string Copying = Pointers + "void copy() {\n" + Copies + "}\n";
  EXPECT_TRUE(isCall(Copying + "void f() { p0 = CoInitializeEx; p39(nullptr, 4); }"));
  EXPECT_FALSE(isCall(Copying + "void f() { p0 = CoInitializeEx; p1 = (Fn)CoInitialize;\n"
                                "  p39(nullptr, 4); }"));
  std::string Chain = Pointers + "void f() { p0 = CoInitializeEx;\n";
  for (int I = 1; I < Count; ++I)
    Chain += name(I) + " = " + name(I - 1) + ";\n";
  EXPECT_TRUE(isCall(Chain + "p39(nullptr, 4); }"));
}

TEST_F(PointersTo, SomethingElse) {
  EXPECT_FALSE(isCall("void f() { Fn p = (Fn)ask(\"VendorInitialize\"); p(nullptr, 4); }"));
  EXPECT_FALSE(isCall("void f(Fn p) { p(nullptr, 4); }"));
  EXPECT_FALSE(isCall("void f(bool b) { Fn p = (Fn)ask(\"CoInitializeEx\");\n"
                      "  if (b) p = (Fn)ask(\"CoInitializeSecurity\");\n  p(nullptr, 4); }"));
  EXPECT_FALSE(isCall("void g(Fn);\nvoid f() { Fn p = 0; Fn q = p; p = q; p(nullptr, 4); }"))
      << "a circle";
}

} // namespace
} // namespace comsec::facts
