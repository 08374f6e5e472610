#include "tests/report/Validator.h"

#include "driver/report/WriteFile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace comsec::report {

using Json = nlohmann::json;

std::string multitool() {
  return COMSEC_BINARY_DIR "/npm/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool";
}

/// Fetches the schema from the web and says only whether that worked.
static constexpr char NeedsNetwork[] = "SARIF2006";

std::vector<std::string> objections(const Tree &T, const std::string &Sarif,
                                    const std::string &Kinds) {
  EXPECT_EQ(writeFile(T.path("r.sarif"), Sarif), "");
  const Outcome O = run(multitool(),
                        {"validate", "r.sarif", "--rule-kind", Kinds, "--level",
                         "Error;Warning;Note", "--output", "log.sarif", "--log", "ForceOverwrite"},
                        T.root());
  // The exit code is 0 also when it found errors: its log tells, and there must be one.
  const Json Log = Json::parse(T.read("log.sarif"), nullptr, false);
  EXPECT_FALSE(Log.is_discarded()) << O.Output;
  std::vector<std::string> All;
  for (const Json &Result : Log["runs"][0].value("results", Json::array()))
    if (Result["ruleId"] != NeedsNetwork)
      All.push_back(Result["ruleId"].get<std::string>() + " " + Result["message"].dump());
  return All;
}

} // namespace comsec::report
