#include "driver/report/Progress.h"
#include "checks/knowledge/Requirements.h"
#include "tests/engine/Findings.h"

#include <llvm/Support/raw_ostream.h>

namespace comsec::report {
namespace {

struct Shown {
  std::string Text;
  llvm::raw_string_ostream Out{Text};
  Progress P;
  explicit Shown(bool IsTerminal)
      : P(Out, IsTerminal, [](const facts::Unit &U) {
          return test::check({U}, "weak-authentication-level").Findings;
        }) {}
};

facts::Unit weak() {
  test::Security S;
  S.Level = test::integer(knowledge::AuthnNone);
  return test::program(S);
}

TEST(Progress, ATerminalSeesFindingsBeforeTheReport) {
  Shown S(/*IsTerminal=*/true);
  S.P.begin(5000);
  S.P.unit(1, 50, test::program({}));
  EXPECT_EQ(S.Text, "[5000 sources]\r\033[K[1/50]");
  S.Text.clear();
  S.P.unit(2, 50, weak());
  EXPECT_EQ(S.Text, "\r\033[K[2/50] 1 likely finding so far, the last in m.cpp:2");
  S.Text.clear();
  S.P.unit(3, 50, weak());
  S.P.end();
  EXPECT_EQ(S.Text, "\r\033[K[3/50] 2 likely findings so far, the last in m.cpp:2\r\033[K");
}

TEST(Progress, ALogHasOneLineForALongScanAndNoneForAShortOne) {
  Shown Long(/*IsTerminal=*/false), Short(/*IsTerminal=*/false);
  Long.P.begin(5000);
  Short.P.begin(10);
  for (Shown *S : {&Long, &Short}) {
    S->P.unit(1, 50, weak());
    S->P.end();
  }
  EXPECT_EQ(Long.Text, "comsec-tidy: 5000 sources, this may take minutes\n");
  EXPECT_EQ(Short.Text, "");
}

} // namespace
} // namespace comsec::report
