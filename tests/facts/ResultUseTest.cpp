// What becomes of a call's result, in every place where a call can stand.
#include "tests/facts/Source.h"

#include <map>

using namespace testing;

namespace comsec::facts {
namespace {

struct Case {
  const char *Body;
  ResultUse Expected;
};

constexpr Case Cases[] = {
    {"CoInitialize(0);", ResultUse::Discarded},
    {"(CoInitialize(0));", ResultUse::Discarded},
    {"{ CoInitialize(0); }", ResultUse::Discarded},
    {"if (x) CoInitialize(0);", ResultUse::Discarded},
    {"if (x) g(); else CoInitialize(0);", ResultUse::Discarded},
    {"if (CoInitialize(0); x) g();", ResultUse::Discarded},
    {"while (x) CoInitialize(0);", ResultUse::Discarded},
    {"do CoInitialize(0); while (x);", ResultUse::Discarded},
    {"for (CoInitialize(0); x;) g();", ResultUse::Discarded},
    {"for (; x; CoInitialize(0)) g();", ResultUse::Discarded},
    {"for (int n : numbers) CoInitialize(0);", ResultUse::Discarded},
    {"switch (x) { case 1: CoInitialize(0); }", ResultUse::Discarded},
    {"switch (x) { default: CoInitialize(0); }", ResultUse::Discarded},
    {"again: CoInitialize(0); if (x) goto again;", ResultUse::Discarded},
    {"CoInitialize(0), g();", ResultUse::Discarded},
    {"g(), CoInitialize(0);", ResultUse::Discarded},
    {"x ? CoInitialize(0) : 0;", ResultUse::Discarded},
    {"x && CoInitialize(0);", ResultUse::Discarded},
    {"VERIFY(CoInitialize(0));", ResultUse::Discarded},
    {"(void)CoInitialize(0);", ResultUse::Ignored},
    {"static_cast<void>(CoInitialize(0));", ResultUse::Ignored},
    {"std::ignore = CoInitialize(0);", ResultUse::Ignored},
    {"h = CoInitialize(0);", ResultUse::Used},
    {"HRESULT r = CoInitialize(0);", ResultUse::Used},
    {"[[maybe_unused]] HRESULT r(CoInitialize(0));", ResultUse::Used},
    {"h = x ? CoInitialize(0) : 0;", ResultUse::Used},
    {"h = (g(), CoInitialize(0));", ResultUse::Used},
    {"if (CoInitialize(0) < 0) g();", ResultUse::Used},
    {"if (HRESULT r = CoInitialize(0)) g();", ResultUse::Used},
    {"if (x && CoInitialize(0)) g();", ResultUse::Used},
    {"while (CoInitialize(0)) g();", ResultUse::Used},
    {"switch (CoInitialize(0)) { default: g(); }", ResultUse::Used},
    {"CoInitialize(0) < 0 ? g() : g();", ResultUse::Used},
    {"CHECK(CoInitialize(0));", ResultUse::Used},
    {"take(CoInitialize(0));", ResultUse::Used},
    {"throw CoInitialize(0);", ResultUse::Used},
    {"auto l = [] { return CoInitialize(0); };", ResultUse::Used},
    {"Result r{CoInitialize(0)};", ResultUse::Used},
};

const char *name(ResultUse Use) {
  return Use == ResultUse::Used ? "used" : Use == ResultUse::Discarded ? "discarded" : "ignored";
}

TEST_F(Source, TheUseOfAResult) {
  std::string Text = R"(
#include <tuple>
#define VERIFY(call) call
#define CHECK(call) do { if (FAILED(call)) return; } while (0)
struct Result { HRESULT h; };
void g();
void take(HRESULT);
)";
  unsigned Line = 8;
  std::map<unsigned, const Case *> ByLine;
  for (const Case &C : Cases) {
    Text += "void f" + std::to_string(Line) + "(int x, HRESULT h, int (&numbers)[2]) { " + C.Body +
            " }\n";
    ByLine[Line++] = &C;
  }
  Unit U = cxx(Text);
  EXPECT_THAT(notes(U), IsEmpty());
  EXPECT_EQ(U.Calls.size(), std::size(Cases));
  for (const Call &C : U.Calls) {
    const Case *Expected = ByLine.at(C.Callee.Line);
    EXPECT_STREQ(name(C.Result), name(Expected->Expected)) << Expected->Body;
  }
}

TEST_F(Source, AReturnedResultIsUsed) {
  Unit U = cxx("\nHRESULT f() { return CoInitialize(nullptr); }");
  EXPECT_EQ(onlyCall(U, "CoInitialize").Result, ResultUse::Used);
}

} // namespace
} // namespace comsec::facts
