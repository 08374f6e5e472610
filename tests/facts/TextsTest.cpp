// Texts that a temporary string object carries to the function that takes them.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

class Texts : public Source {
protected:
  /// The value that PathIsUNCW is given in \p Text.
  std::string text(const std::string &Text) {
    Unit U = cxx(R"(
BSTR SysAllocString(const WCHAR *);
WCHAR *expanded(const WCHAR *);
template <typename C> struct basic_string {
  basic_string(const C *, int = 0);
  basic_string(const C *, const C *);
  const C *c_str() const;
};
class _bstr_t {
public:
  _bstr_t(const WCHAR *);
  _bstr_t(const _bstr_t &);
  ~_bstr_t();
  operator const WCHAR *() const;
};
class Path {
public:
  Path(const WCHAR *);
  operator const WCHAR *() const;
};
void f() { PathIsUNCW()" +
                 Text + "); }");
    Value Given = onlyCall(U, "PathIsUNC").Arguments.at(0).Given;
    return Given.Kind == ValueKind::String ? Given.Text : "";
  }
};

TEST_F(Texts, CopiesAreLookedThrough) {
  for (const char *Written :
       {"_bstr_t(L\"a\")", "_bstr_t(_bstr_t(L\"a\"))", "(const WCHAR *)_bstr_t(L\"a\")",
        "SysAllocString(L\"a\")", "basic_string<WCHAR>(L\"a\").c_str()",
        "_bstr_t(SysAllocString(L\"a\"))"})
    EXPECT_EQ(text(Written), "a") << Written;
}

TEST_F(Texts, CopiesInVariablesAreLookedThrough) {
  const std::string Local = "\nBSTR SysAllocString(const WCHAR *);\n"
                            "void f(void) { BSTR b = SysAllocString(L\"a\"); PathIsUNCW(b); }";
  const std::string Parts = "\nBSTR SysAllocString(const WCHAR *);\n"
                            "void f(void) { const WCHAR *a = L\"a\"; BSTR b = SysAllocString(a);"
                            " PathIsUNCW(b); }";
  EXPECT_EQ(lastArgument(Local), "\"a\" via b@3");
  EXPECT_EQ(lastArgument(c(Local)), "\"a\" via b@3") << "wide characters are numbers in C";
  EXPECT_EQ(lastArgument(Parts), "\"a\" via b@3, a@3");
  EXPECT_EQ(lastArgument(c(Parts)), "\"a\" via b@3, a@3");
}

TEST_F(Texts, OthersAreNot) {
  for (const char *Written : {"Path(L\"a\")", "expanded(L\"a\")", "_bstr_t(expanded(L\"a\"))",
                              "basic_string<WCHAR>(L\"a\", L\"b\").c_str()"})
    EXPECT_EQ(text(Written), "") << Written;
}

} // namespace
} // namespace comsec::facts
