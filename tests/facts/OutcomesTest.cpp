// What becomes of a result that is stored: who reads it, on which ways, and what it is compared
// with.
#include "tests/facts/Source.h"

#include <algorithm>
#include <map>

using namespace testing;

namespace comsec::facts {
namespace {

constexpr const char *Before = R"(
#define TOO_LATE ((HRESULT)0x80010119L)
#define assert(e) ((void)((e) || (abort(), 0)))
#define CHECKED(e) do { if (FAILED(e)) return; } while (0)
extern "C" void abort(void);
extern "C" int printf(const char *, ...);
inline void report(HRESULT h) { printf("failed: %x", h); }
struct Owner { HRESULT last; void f(); };
void g();
void take(HRESULT);
void look(const HRESULT &);
void change(HRESULT &);
void point(HRESULT *);
extern HRESULT global;
)";

struct Case {
  const char *Body;
  ResultUse Expected;
};

// X stands for the call.
constexpr Case Cases[] = {
    {"HRESULT h = X; g();", ResultUse::Lost},
    {"HRESULT h; h = X; g();", ResultUse::Lost},
    {"HRESULT h{X};", ResultUse::Lost},
    {"HRESULT a = 0, h = X;", ResultUse::Lost},
    {"HRESULT h = X; h = 0; take(h);", ResultUse::Lost},
    {"HRESULT h = X; if (x) h = 0; take(h);", ResultUse::Lost},
    {"HRESULT h = 0; while (x) h = X; take(h);", ResultUse::Lost},
    {"HRESULT h = X; HRESULT copy = h;", ResultUse::Lost},
    {"HRESULT h = X; h = h;", ResultUse::Lost},
    {"HRESULT h = X; if (false) take(h);", ResultUse::Lost},
    {"HRESULT h = X; (void)sizeof(h);", ResultUse::Lost},
    {"hr = X;", ResultUse::Lost},
    {"auto l = [] { HRESULT h = X; g(); };", ResultUse::Lost},
    {"HRESULT h = X; take(h);", ResultUse::Used},
    {"HRESULT h = X; look(h);", ResultUse::Used},
    {"HRESULT h = X; if (x) return; take(h);", ResultUse::Used},
    {"HRESULT h = X; if (x) take(h);", ResultUse::Used},
    {"HRESULT h = X; take(h); h = 0;", ResultUse::Used},
    {"HRESULT h = X; HRESULT copy = h; take(copy);", ResultUse::Used},
    {"HRESULT h = X; if (FAILED(h)) h = 0;", ResultUse::Tested},
    {"HRESULT h = X; switch (h) { case 0: g(); }", ResultUse::Tested},
    {"HRESULT h; if (FAILED(h = X)) g();", ResultUse::Tested},
    {"HRESULT h; if (h = X, FAILED(h)) g();", ResultUse::Tested},
    {"HRESULT h; do h = X; while (FAILED(h) && x--);", ResultUse::Tested},
    {"for (;;) { HRESULT h = X; if (x) continue; take(h); }", ResultUse::Used},
    {"HRESULT h = X; CHECKED(h);", ResultUse::Tested},
    {"HRESULT h = X; goto end; end: take(h);", ResultUse::Used},
    {"HRESULT h = X; try { g(); } catch (...) { take(h); }", ResultUse::Used},
    {"HRESULT h = X; auto l = [h] { take(h); };", ResultUse::Used},
    {"HRESULT h; auto l = [&] { take(h); }; h = X;", ResultUse::Used},
    {"HRESULT h; point(&h); h = X;", ResultUse::Used},
    {"HRESULT h; HRESULT &r = h; h = X; g();", ResultUse::Used},
    {"HRESULT h = X; change(h); h = 0;", ResultUse::Used},
    {"volatile HRESULT h = X;", ResultUse::Used},
    {"static HRESULT h; h = X;", ResultUse::Used},
    {"global = X;", ResultUse::Used},
    {"global = X; if (FAILED(global)) g();", ResultUse::Used},
    {"HRESULT h = X; if (FAILED(h)) take(h);", ResultUse::Tested},
    {"HRESULT h = X; if (FAILED(h)) printf(\"%x\", h);", ResultUse::Told},
    {"HRESULT h; if ((h = X) != 0) { const char *m = \"x\"; printf(m); }", ResultUse::Told},
    {"if (FAILED(X)) report(1);", ResultUse::Told},
    {"HRESULT h = X; if (!FAILED(h)) printf(\"fine\"); else report(h);", ResultUse::Told},
    {"HRESULT h = X; if (FAILED(h)) printf(\"%x\", h); take(h);", ResultUse::Tested},
    {"HRESULT h = X; if (FAILED(h)) { printf(\"%x\", h); return; }", ResultUse::Tested},
    {"HRESULT h = X; if (FAILED(h)) printf(\"%x\", x = 1);", ResultUse::Tested},
    {"HRESULT h = X; if (FAILED(h)) report(h); else g();", ResultUse::Tested},
    {"HRESULT h = X; if (FAILED(h) && h != TOO_LATE) report(h);", ResultUse::Tested},
    {"HRESULT h = X; if (h == TOO_LATE) printf(\"late\"); else if (FAILED(h)) report(h);",
     ResultUse::Tested},
    {"out = X;", ResultUse::Used},
    {"*pointer = X;", ResultUse::Used},
    {"Owner o; o.last = X;", ResultUse::Used},
    {"HRESULT h, i; h = i = X; take(i);", ResultUse::Used},
    {"HRESULT h = X; (void)h;", ResultUse::Ignored},
    {"HRESULT h = X; (void)h; h = 0;", ResultUse::Ignored},
    {"HRESULT h = X; assert(h == 0); g();", ResultUse::Asserted},
    {"HRESULT h = X; assert(!FAILED(h)); h = 0;", ResultUse::Asserted},
    {"assert(X == 0);", ResultUse::Asserted},
    {"HRESULT h = X; assert(h == 0); take(h);", ResultUse::Used},
    {"HRESULT h = X; assert(x);", ResultUse::Lost},
    {"if (X) g();", ResultUse::Truth},
    {"bool b = !X; take(b);", ResultUse::Truth},
    {"bool b = X;", ResultUse::Truth},
    {"while (x && X) g();", ResultUse::Truth},
    {"if (HRESULT h = X) g();", ResultUse::Truth},
    {"HRESULT h = X; if (h) take(h);", ResultUse::Truth},
    {"HRESULT h = X; if (h && h != TOO_LATE) g();", ResultUse::Truth},
    {"HRESULT h = X; if (h ? x : 1) g();", ResultUse::Truth},
    {"HRESULT h = X; if (FAILED(h)) return; if (h) g();", ResultUse::Tested},
    {"HRESULT h = X; if (!(h == 0)) g();", ResultUse::Tested},
    {"HRESULT h = X; if (h == TOO_LATE) g();", ResultUse::Used},
};

const char *name(ResultUse Use) {
  constexpr const char *Names[] = {"used",    "tested", "told",     "discarded",
                                   "ignored", "lost",   "asserted", "truth"};
  return Names[static_cast<unsigned>(Use)];
}

std::string withCall(std::string Body, const std::string &Call) {
  Body.replace(Body.find('X'), 1, Call);
  return Body;
}

TEST_F(Source, TheOutcomeOfAStoredResult) {
  std::string Text = Before;
  unsigned Line = 1 + static_cast<unsigned>(std::ranges::count(Text, '\n'));
  std::map<unsigned, const Case *> ByLine;
  for (const Case &C : Cases) {
    Text += "void f" + std::to_string(Line) +
            "(int x, HRESULT hr, HRESULT &out, HRESULT *pointer) { " +
            withCall(C.Body, "CoImpersonateClient()") + " }\n";
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

TEST_F(Source, InCTheSame) {
  Unit U = c(R"(
int f(void) { HRESULT h = CoImpersonateClient(); if (!h) return 1; return 0; }
int g(void) { HRESULT h; if ((h = CoImpersonateClient()) < 0) return 1; return 0; }
void h(void) { HRESULT h = CoImpersonateClient(); h = 0; }
)");
  std::vector<std::string> Uses;
  for (const Call &C : U.Calls)
    Uses.push_back(name(C.Result));
  EXPECT_THAT(Uses, ElementsAre("truth", "tested", "lost"));
}

TEST_F(Source, DroppedCodeMayReadWhatItNames) {
  Unit U = cxx(R"(
int f() { HRESULT h = CoImpersonateClient(); if (h < 0) throw Unknown(h); return 0; }
int g(int x) { HRESULT h = CoImpersonateClient(); if (x < 0) throw Unknown(x); return 0; }
)");
  std::vector<std::string> Uses;
  for (const Call &C : U.Calls)
    Uses.push_back(std::string(name(C.Result)) + (C.Unread ? " unread" : ""));
  EXPECT_THAT(Uses, ElementsAre("used unread", "lost"));
}

TEST_F(Source, OnlyResultsThatMustBeCheckedAreFollowed) {
  Unit U = cxx("\nvoid f() { HRESULT h = CoInitialize(0); }");
  ASSERT_EQ(U.Calls.size(), 1u);
  EXPECT_EQ(U.Calls[0].Result, ResultUse::Used);
}

TEST_F(Source, BooleansAreTruthValues) {
  Unit U = cxx("\nBOOL ImpersonateLoggedOnUser(HANDLE hToken);"
               "bool f(HANDLE t) { return !ImpersonateLoggedOnUser(t); }");
  EXPECT_EQ(onlyCall(U, "ImpersonateLoggedOnUser").Result, ResultUse::Tested);
}

TEST_F(Source, TemplatesAreFollowedAsTheyAreInstantiated) {
  Unit U = cxx("\ntemplate <typename T> void f(T t) { HRESULT h = CoImpersonateClient(); t(); }"
               "void g() { f([] {}); }");
  EXPECT_EQ(onlyCall(U, "CoImpersonateClient").Result, ResultUse::Lost);
}

struct Comparison {
  const char *Body;
  std::vector<std::int64_t> Numbers;
};

constexpr std::int64_t TooLate = -2147417831; // 0x80010119

TEST_F(Source, WhatAResultIsComparedWith) {
  const Comparison Comparisons[] = {
      {"if (X == TOO_LATE) g();", {TooLate}},
      {"if (TOO_LATE != X) g();", {TooLate}},
      {"HRESULT h = X; if (FAILED(h) && h != TOO_LATE) g();", {TooLate}},
      {"HRESULT h = X; if (h == 0 || h == TOO_LATE || h == 0) g();", {TooLate, 0}},
      {"HRESULT h = X; if ((DWORD)h == 0x80010119) g();", {TooLate}},
      {"HRESULT h = X; switch (h) { case 1: case TOO_LATE: g(); }", {TooLate, 1}},
      {"HRESULT h = X; const HRESULT copy = h; if (copy == 1) g();", {1}},
      {"HRESULT h; if ((h = X) == 1) g();", {1}},
      {"global = X; if (global == 1) g();", {1}},
      {"HRESULT h; point(&h); h = X; if (h == 1) g();", {1}},
      {"HRESULT h = X; h = 2; if (h == 1) g();", {}},
      {"HRESULT h = X; if (h < 0) g();", {}},
      {"HRESULT h = X; if (h == x) g();", {}},
      {"HRESULT h = X; assert(h == 1);", {}},
      {"HRESULT h = 0; if (h == 1) g(); h = X;", {}},
  };
  for (const Comparison &C : Comparisons) {
    Unit U =
        cxx(std::string(Before) + "void f(int x) { " + withCall(C.Body, "CoInitialize(0)") + " }");
    EXPECT_EQ(onlyCall(U, "CoInitialize").Compared, C.Numbers) << C.Body;
  }
}

TEST_F(Source, AMemberOfTheObjectIsComparedInItsMethod) {
  Unit U =
      cxx(std::string(Before) + "void Owner::f() { last = CoInitialize(0); if (last == 1) g(); }");
  EXPECT_THAT(onlyCall(U, "CoInitialize").Compared, ElementsAre(1));
}

} // namespace
} // namespace comsec::facts
