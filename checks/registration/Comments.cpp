#include "checks/registration/Comments.h"

#include <llvm/ADT/StringRef.h>

namespace comsec::registration {

using llvm::StringRef;

namespace {

/// How a language writes comments and what only looks like one; empty: it has no such thing.
struct Syntax {
  StringRef Line; ///< begins a comment that ends with the line
  StringRef Open; ///< begins one that ends with Close
  StringRef Close;
  char Quote = 0;
  char Escape = 0; ///< in a string
};

Syntax syntaxOf(Language In) {
  switch (In) {
  case Language::Mof:
    return {"//", "/*", "*/", '"', '\\'};
  case Language::Reg:
    return {";", "", "", '"', '\\'};
  case Language::Inf:
    return {";", "", "", '"'};
  case Language::Wix:
    return {"", "<!--", "-->"};
  case Language::Rgs:
    return {};
  }
  return {};
}

/// How far the string reaches that \p Text begins with. One that is not closed ends with its line.
std::size_t stringLength(StringRef Text, const Syntax &S) {
  for (std::size_t At = 1; At < Text.size(); ++At) {
    if (S.Escape && Text[At] == S.Escape)
      ++At;
    else if (Text[At] == S.Quote)
      return At + 1;
    else if (Text[At] == '\n')
      return At;
  }
  return Text.size();
}

/// How far the comment reaches that \p Text begins with; 0: it begins with none.
std::size_t commentLength(StringRef Text, const Syntax &S) {
  if (!S.Line.empty() && Text.starts_with(S.Line))
    return std::min(Text.find('\n'), Text.size());
  if (S.Open.empty() || !Text.starts_with(S.Open))
    return 0;
  const std::size_t Close = Text.find(S.Close, S.Open.size());
  return Close == StringRef::npos ? Text.size() : Close + S.Close.size();
}

} // namespace

std::string commentsOf(std::string_view Text, Language In) {
  const Syntax S = syntaxOf(In);
  std::string Result(Text);
  for (std::size_t At = 0; At < Text.size();) {
    const StringRef Rest = StringRef(Text).drop_front(At);
    if (const std::size_t Comment = commentLength(Rest, S)) {
      At += Comment;
      continue;
    }
    std::size_t End = At + (S.Quote && Rest[0] == S.Quote ? stringLength(Rest, S) : 1);
    for (; At < End; ++At)
      if (Text[At] != '\n')
        Result[At] = ' ';
  }
  return Result;
}

} // namespace comsec::registration
