// What a case promises (Promises.h), what a front end said, and how the two differ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace comsec::test {

/// A finding as a front end reported it.
struct Seen {
  std::string File; ///< relative to the scanned folder
  unsigned Line = 0;
  std::string Rule;  ///< without the prefix "comsec-"
  std::string Level; ///< "error", "warning" or "note"; the plugin's are not compared
  std::string Message;
  std::string Replacement; ///< the text that the first fix writes; driver only
  unsigned Column = 0;     ///< driver only
};

/// A finding as a case promises it.
struct Expectation {
  std::string File;
  unsigned Line = 0;
  std::string Rule;
  std::string Level;       ///< empty = any
  std::string Text;        ///< must be part of the message
  std::string Replacement; ///< after `fix`; empty = not looked at
  bool DriverOnly = false; ///< `want-driver:`: only the whole program shows it
};

/// First lines of a case: `// args: --rvss=on`, `// checks: comsec-x`, `// errors: expected`.
struct Directives {
  std::vector<std::string> Args;
  std::string Checks = "comsec-*";
  bool ErrorsExpected = false; ///< the source does not compile, on purpose
};

Directives readDirectives(std::string_view Source);

/// One line for each broken promise and each finding nobody promised; empty when all is well.
/// Levels and fixes are compared only when \p ForDriver.
std::vector<std::string> compare(const std::vector<Expectation> &Wanted,
                                 const std::vector<Seen> &Found, bool ForDriver);

/// What is wrong with the wording of \p Message; empty when nothing is.
std::string styleProblem(std::string_view Message);

/// The message without the links to related places that only SARIF has: " (see [step](1))".
std::string withoutLinks(const std::string &Message);

std::string show(const Seen &S);

} // namespace comsec::test
