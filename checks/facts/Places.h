// From clang's source locations to places in files.
// Code out of a macro stands at the expansion, code in a macro's argument where it is written:
// clang-tidy drops diagnostics inside macros of system headers, and every RPC_C_ constant is one.
#pragma once

#include "checks/facts/Facts.h"

#include "clang/Basic/SourceLocation.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace clang {
class ASTContext;
class LangOptions;
class SourceManager;
class Stmt;
} // namespace clang

namespace comsec::facts {

class Places {
public:
  /// \p Relative as in CollectorOptions.
  Places(const clang::SourceManager &SM, const clang::LangOptions &Lang,
         const std::function<std::string(const std::string &)> &Relative);

  /// Invalid when the place is not in a file of the project.
  Location location(clang::SourceLocation L) const;
  Range range(clang::SourceRange R) const;
  Range range(clang::CharSourceRange Written) const;

  /// The place is in a file of the project.
  bool ours(clang::SourceLocation L) const;

  /// The source text, white space folded; empty when it has none.
  std::string text(clang::SourceRange R) const;

  /// The same, but of code out of a macro the macro as it is written: "FAILED(hr)".
  std::string shownText(clang::SourceRange R) const;

  /// The range covers exactly what is written in a file: an edit of it changes nothing else.
  bool editable(clang::SourceRange R) const;

  /// The macro expansions that \p L comes from, innermost first, each as a place in it. What is
  /// written in a macro's argument does not come from that macro.
  std::vector<clang::SourceLocation> expansions(clang::SourceLocation L) const;

  /// The name of the macro that \p Expansion, one of expansions(), is an expansion of.
  std::string macroName(clang::SourceLocation Expansion) const;

  /// The macro of \p Expansion is defined in the project.
  bool ourMacro(clang::SourceLocation Expansion) const;

  /// The innermost of the project's macros that \p L comes from; empty when there is none. A macro
  /// of the SDK that is just an API's name (GetObject, IGlobalOptions_Set) holds nothing.
  std::string holdingMacro(clang::SourceLocation L) const;

  /// The file place that stands for \p L.
  clang::SourceLocation file(clang::SourceLocation L) const;

  const clang::SourceManager &sources() const { return SM; }
  const clang::LangOptions &lang() const { return Lang; }

private:
  const std::string &fileName(clang::FileID File) const;
  clang::CharSourceRange written(clang::SourceRange R) const;
  std::string folded(clang::CharSourceRange R) const;

  const clang::SourceManager &SM;
  const clang::LangOptions &Lang;
  const std::function<std::string(const std::string &)> &Relative;
  mutable std::unordered_map<unsigned, std::string> Names; ///< by FileID's hash
};

} // namespace comsec::facts
