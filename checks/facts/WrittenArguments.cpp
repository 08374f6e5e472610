#include "checks/facts/WrittenArguments.h"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace comsec::facts {

std::vector<CharSourceRange> writtenArguments(SourceLocation Callee, const SourceManager &SM,
                                              const LangOptions &Lang) {
  SourceLocation Start = SM.getFileLoc(Callee);
  auto [File, Offset] = SM.getDecomposedLoc(Start);
  llvm::StringRef Text = SM.getBufferData(File);
  Lexer Raw(SM.getLocForStartOfFile(File), Lang, Text.begin(), Text.begin() + Offset, Text.end());

  std::vector<CharSourceRange> Arguments;
  Token T;
  Raw.LexFromRawLexer(T); // the name
  Raw.LexFromRawLexer(T);
  if (T.isNot(tok::l_paren))
    return Arguments;
  SourceLocation First, Last; // of the argument being read
  for (unsigned Depth = 1; Depth > 0;) {
    Raw.LexFromRawLexer(T);
    if (T.isOneOf(tok::eof, tok::semi))
      return {};
    if (T.isOneOf(tok::l_paren, tok::l_brace, tok::l_square))
      ++Depth;
    else if (T.isOneOf(tok::r_paren, tok::r_brace, tok::r_square))
      --Depth;
    if (Depth > 1 || (Depth == 1 && T.isNot(tok::comma))) {
      if (First.isInvalid())
        First = T.getLocation();
      Last = T.getEndLoc();
    } else if (First.isValid()) {
      Arguments.push_back(CharSourceRange::getCharRange(First, Last));
      First = SourceLocation();
    }
  }
  return Arguments;
}

} // namespace comsec::facts
