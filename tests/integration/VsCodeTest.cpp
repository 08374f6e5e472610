// The task for VS Code: its command is run, and its problem matcher, whose expressions are those of
// JavaScript, reads the output. What it finds has to be what SARIF says of the same scan.
#include "tests/integration/Project.h"

#include <nlohmann/json.hpp>

#include <fstream>

namespace comsec::integration {
namespace {

using Json = nlohmann::json;

class VsCode : public Project {};

/// Reads lines as VS Code's single-line matchers do, and gives what they match in the groups'
/// names.
constexpr const char *Matcher = R"js(
const fs = require('fs');
const pattern = JSON.parse(fs.readFileSync(process.argv[2])).tasks[0].problemMatcher.pattern;
const expression = new RegExp(pattern.regexp);
const problems = [];
for (const line of fs.readFileSync(process.argv[3], 'utf8').split(/\r?\n/)) {
  const match = expression.exec(line);
  if (match)
    problems.push(Object.fromEntries(['file', 'line', 'column', 'severity', 'message', 'code']
      .map(name => [name, match[pattern[name]]])));
  else if (line)
    throw new Error('not matched: ' + line);
}
console.log(JSON.stringify(problems));
)js";

TEST_F(VsCode, TheMatcherReadsEveryFinding) {
  T.write("src/it: 1:2: error: x.cpp", Weak);
  T.write("b.cpp", Weak);
  T.write(".comsec-tidy", "Rules:\n  unchecked-result:\n    Level: note\n");
  const Json Task = Json::parse(std::ifstream(wiring("vscode-tasks.json")))["tasks"][0];
  EXPECT_EQ(Task["command"], "comsec-tidy");
  std::string Command = "comsec-tidy";
  for (const Json &Argument : Task["args"])
    Command += " '" + Argument.get<std::string>() + "'";
  const Outcome O = bash(Command + " --sarif out.sarif >lines");
  ASSERT_EQ(O.Status, 0) << O.Output;

  T.write("matcher.js", Matcher);
  const Outcome Matched = bash("node matcher.js '" + wiring("vscode-tasks.json") + "' lines");
  ASSERT_EQ(Matched.Status, 0) << Matched.Output;
  const Json Problems = Json::parse(Matched.Output);
  const Json Run = Json::parse(T.read("out.sarif"))["runs"][0];
  ASSERT_EQ(Problems.size(), 4u);
  ASSERT_EQ(Run["results"].size(), 4u);
  for (std::size_t I = 0; I < 4; ++I) {
    const Json &Result = Run["results"][I];
    const Json &Place = Result["locations"][0]["physicalLocation"];
    EXPECT_EQ(Problems[I]["severity"], Result["level"]);
    EXPECT_EQ(Problems[I]["line"], std::to_string(Place["region"]["startLine"].get<int>()));
    EXPECT_EQ(Problems[I]["column"], std::to_string(Place["region"]["startColumn"].get<int>()));
    EXPECT_EQ(Problems[I]["code"],
              Run["tool"]["driver"]["rules"][Result["ruleIndex"].get<std::size_t>()]["properties"]
                 ["checkName"]);
    const std::string Message = Result["message"]["text"];
    EXPECT_EQ(Message.find(Problems[I]["message"].get<std::string>()), 0u) << Message;
  }
  EXPECT_EQ(Problems[0]["file"], "b.cpp");
  EXPECT_EQ(Problems[2]["file"], "src/it: 1:2: error: x.cpp");
}

} // namespace
} // namespace comsec::integration
