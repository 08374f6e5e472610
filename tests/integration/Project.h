// A project of a user, to wire the program into: its sources, and the program on PATH.
#pragma once

#include "tests/report/Tree.h"

#include <gmock/gmock.h>

#include <map>
#include <string>

namespace comsec::integration {

using report::Outcome;

/// Two findings: a level that lets anyone in (error), and a result that nobody looks at (warning).
inline constexpr const char *Weak = R"(#include <windows.h>
#include <objbase.h>
int main() {
  CoInitializeEx(nullptr, COINIT_MULTITHREADED);
  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_NONE,
                       RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);
}
)";

/// None.
inline constexpr const char *Harmless = "int main() { return 0; }\n";

class Project : public testing::Test {
protected:
  /// \p Name of the files that users take.
  static std::string wiring(const std::string &Name) {
    return COMSEC_SOURCE_DIR "/scripts/integration/" + Name;
  }

  /// Runs \p Script by bash in the project's folder, with the built program on PATH. It ends at the
  /// first command that fails.
  Outcome bash(const std::string &Script,
               const std::map<std::string, std::string> &Variables = {}) {
    std::vector<std::string> Arguments = {"PATH=" COMSEC_BINARY_DIR "/bin:" +
                                          std::string(std::getenv("PATH"))};
    for (const auto &[Name, Value] : Variables)
      Arguments.push_back(Name + "=" + Value);
    for (const char *Word : {"bash", "-euo", "pipefail", "-c"})
      Arguments.push_back(Word);
    Arguments.push_back(Script);
    return report::run("/usr/bin/env", Arguments, T.root());
  }

  /// A command that writes \p File, YAML, as JSON.
  static std::string yamlAsJson(const std::string &File) {
    return "NODE_PATH=" COMSEC_BINARY_DIR "/npm/node_modules node -e 'console.log(JSON.stringify("
           "require(\"js-yaml\").load(require(\"fs\").readFileSync(\"" +
           File + "\", \"utf8\"))))'";
  }

  /// Commits all that is there and returns the commit.
  std::string commit() {
    const Outcome O = bash("git init -q . && git add -A && git -c user.name=x -c user.email=x@x "
                           "commit -q -m x && git rev-parse HEAD");
    EXPECT_EQ(O.Status, 0) << O.Output;
    return O.Output.substr(0, O.Output.find('\n'));
  }

  report::Tree T;
};

} // namespace comsec::integration
