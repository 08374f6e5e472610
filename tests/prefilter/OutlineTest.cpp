#include "driver/prefilter/Outline.h"

#include <gmock/gmock.h>
#include <llvm/ADT/StringExtras.h>

using namespace testing;

namespace comsec::prefilter {
namespace {

class OutlineOf : public Test {
protected:
  Outline of(llvm::StringRef Text) { return outlineOf(Text, Names); }

  std::vector<std::string> texts(const NameIds &Ids) {
    std::vector<std::string> Result;
    for (NameId Id : Ids)
      Result.push_back(Names.text(Id).str());
    return Result;
  }

  std::vector<std::string> outside(llvm::StringRef Text) { return texts(of(Text).Outside); }

  /// "C::f(what it uses)"
  std::vector<std::string> definitions(llvm::StringRef Text) {
    std::vector<std::string> Result;
    for (const Definition &D : of(Text).Definitions) {
      std::string Shown = D.Template ? "<" + Names.text(D.Template).str() + ">" : "";
      if (D.Class)
        Shown += Names.text(D.Class).str() + "::";
      Shown += Names.text(D.Name).str() + "(" + llvm::join(texts(D.Uses), " ") + ")";
      Result.push_back(std::move(Shown));
    }
    return Result;
  }

  std::vector<std::string> declarations(llvm::StringRef Text) {
    std::vector<std::string> Result;
    for (const Declaration &D : of(Text).Declarations)
      Result.push_back(Names.text(D.Name).str());
    return Result;
  }

  NameTable Names;
};

TEST_F(OutlineOf, FunctionsHaveWhatTheirBodiesUse) {
  EXPECT_THAT(definitions("int f(int a) { return g(a); }"), ElementsAre("f(a g)"));
  EXPECT_THAT(definitions("HRESULT C::f() const noexcept { h(); }"), ElementsAre("C::f(h)"));
  EXPECT_THAT(definitions("struct C : B { void f() { h(); } int x; };"), ElementsAre("C::f(h)"));
  EXPECT_THAT(definitions("C::C(int a) : m(a), n{a} { h(); }"), ElementsAre("C::C(h)"));
  EXPECT_THAT(definitions("STDMETHODIMP_(ULONG) C::AddRef() { h(); }"),
              ElementsAre("C::AddRef(h)"));
  EXPECT_THAT(definitions("STDMETHOD(Run)(int a) { h(); }"), ElementsAre("Run(h)"));
  EXPECT_THAT(definitions("namespace n { extern \"C\" { void f() { if (x) { y(); } } } }"),
              ElementsAre("f(x y)"));
  EXPECT_THAT(definitions("_Success_(return) BOOL f() _Requires_lock_held_(l) { h(); }"),
              ElementsAre("f(h)"));
  EXPECT_THAT(definitions("struct S f() { h(); } struct S g(void) { i(); }"),
              ElementsAre("f(h)", "g(i)"));
}

TEST_F(OutlineOf, TemplatesAreMadeByWhoNamesThem) {
  EXPECT_THAT(definitions("template <class T> void f(T t) { h(); }"), ElementsAre("<f>f(h)"));
  EXPECT_THAT(definitions("template <class T> struct C { struct D { void f() { h(); } }; };"),
              ElementsAre("<C>D::f(h)"));
  EXPECT_THAT(definitions("template <class T> void C<T>::f() { h(); }"), ElementsAre("<C>C::f(h)"));
}

TEST_F(OutlineOf, WhatIsOnlyDeclaredIsNotUsed) {
  EXPECT_THAT(outside("void f(); HRESULT g(); T *h();"), UnorderedElementsAre("HRESULT", "T"));
  EXPECT_THAT(outside("struct C { int m; T n; };"), UnorderedElementsAre("C", "T"));
  EXPECT_THAT(outside("extern int Level;"), IsEmpty());
  EXPECT_THAT(declarations("void f(); virtual int p() = 0; int q(int); C() = default;"),
              ElementsAre("f", "q"));
}

TEST_F(OutlineOf, WhatIsWrittenOrGivenIsUsed) {
  EXPECT_THAT(outside("int Level;"), ElementsAre("Level"));
  EXPECT_THAT(outside("int C::Level = 3;"), UnorderedElementsAre("C", "Level"));
  EXPECT_THAT(outside("int x = f(y);"), UnorderedElementsAre("x", "f", "y"));
  EXPECT_THAT(outside("void f(IThing *);"), ElementsAre("IThing"));
  EXPECT_THAT(outside("REGISTER(Thing)"), UnorderedElementsAre("REGISTER", "Thing"));
}

TEST_F(OutlineOf, WordsInTextsCount) {
  EXPECT_THAT(outside("auto p = get(\"CoInitializeSecurity\");"), Contains("CoInitializeSecurity"));
  EXPECT_THAT(outside("auto p = L\"{12ab34cd-0000\";"), Contains("12AB34CD"));
  EXPECT_THAT(outside("GUID g = {0x12ab34cd, 0};"), Contains("12AB34CD"));
}

TEST_F(OutlineOf, MacrosStandForWhatTheyHold) {
  const Outline O = of("#define START(x) begin(x, \\\n  \"end\")\n#define CO(n) Co##n\n");
  ASSERT_EQ(O.Macros.size(), 2u);
  EXPECT_THAT(texts(O.Macros[0].For), UnorderedElementsAre("begin", "end"));
  EXPECT_THAT(O.Macros[1].Pasted, ElementsAre("Co*"));
  EXPECT_THAT(O.Outside, IsEmpty());
}

TEST_F(OutlineOf, TypesStandForOthers) {
  const Outline O = of("typedef struct _T { int a; } T, *PT; struct D : public B { };\n"
                       "using U = X<B>; typedef B *LPB;");
  std::vector<std::string> Shown;
  for (const Alias &A : O.Types)
    Shown.push_back(Names.text(A.Name).str() + ":" + llvm::join(texts(A.For), " "));
  EXPECT_THAT(Shown, Contains("D:D B"));
  EXPECT_THAT(Shown, Contains("U:U X B"));
  EXPECT_THAT(Shown, Contains("LPB:B LPB"));
  EXPECT_THAT(Shown, Contains(StartsWith("PT:_T T PT")));
}

TEST_F(OutlineOf, BranchesOfAnIfAreAlternatives) {
  EXPECT_THAT(definitions("#ifdef A\nvoid f(int) {\n#else\nvoid f() {\n#endif\n h(); }\n"
                          "void g() { i(); }\n"),
              ElementsAre("f(h)", "g(i)"));
}

TEST_F(OutlineOf, IncludesAreListed) {
  const Outline O =
      of("#include <a.h>\n # import \"b/c.h\" // x\n#ifdef X\n#include \"d.h\"\n#endif");
  ASSERT_EQ(O.Inclusions.size(), 3u);
  EXPECT_EQ(O.Inclusions[0].Name, "a.h");
  EXPECT_FALSE(O.Inclusions[0].Quoted);
  EXPECT_EQ(O.Inclusions[1].Name, "b/c.h");
  EXPECT_TRUE(O.Inclusions[1].Quoted);
  EXPECT_EQ(O.Inclusions[2].Where.Line, 4u);
  EXPECT_FALSE(O.Computed);
  EXPECT_TRUE(of("#include HEADER\n").Computed);
}

TEST_F(OutlineOf, BrokenTextsAreReadToTheEnd) {
  EXPECT_THAT(outside("void f() { g();"), ElementsAre("g"));
  EXPECT_THAT(outside("} } ) ; int x = y;"), UnorderedElementsAre("x", "y"));
  EXPECT_THAT(of("").Names, IsEmpty());
  EXPECT_THAT(outside("\"no end\nint x = 1;"), Contains("x"));
}

} // namespace
} // namespace comsec::prefilter
