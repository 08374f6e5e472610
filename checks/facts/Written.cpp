#include "checks/facts/Written.h"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

#include <algorithm>

using namespace clang;

namespace comsec::facts {

/// Reads the tokens of the file from \p Start on.
static Lexer lexerAt(SourceLocation Start, const SourceManager &SM, const LangOptions &Lang) {
  auto [File, Offset] = SM.getDecomposedLoc(Start);
  llvm::StringRef Text = SM.getBufferData(File);
  return Lexer(SM.getLocForStartOfFile(File), Lang, Text.begin(), Text.begin() + Offset,
               Text.end());
}

std::vector<CharSourceRange> writtenArguments(SourceLocation Callee, const SourceManager &SM,
                                              const LangOptions &Lang) {
  Lexer Raw = lexerAt(SM.getFileLoc(Callee), SM, Lang);
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

static bool isBaseSpecifier(llvm::StringRef Word) {
  return Word == "public" || Word == "protected" || Word == "private" || Word == "virtual";
}

std::vector<std::string> writtenBases(SourceLocation Class, const SourceManager &SM,
                                      const LangOptions &Lang) {
  std::vector<std::string> Bases;
  if (Class.isMacroID())
    return Bases;
  Lexer Raw = lexerAt(Class, SM, Lang);
  Token T;
  do
    Raw.LexFromRawLexer(T);
  while (!T.isOneOf(tok::colon, tok::l_brace, tok::semi, tok::eof));
  if (T.isNot(tok::colon))
    return Bases;
  std::string Name;
  unsigned Depth = 0; // of template arguments
  while (true) {
    Raw.LexFromRawLexer(T);
    if (T.isOneOf(tok::semi, tok::eof))
      return {};
    if (T.is(tok::l_brace) || (T.is(tok::comma) && Depth == 0)) {
      if (!Name.empty())
        Bases.push_back(std::move(Name));
      Name.clear();
      if (T.is(tok::l_brace))
        return Bases;
    } else if (T.is(tok::less)) {
      ++Depth;
    } else if (T.isOneOf(tok::greater, tok::greatergreater)) {
      unsigned Closed = T.is(tok::greater) ? 1 : 2;
      Depth -= std::min(Depth, Closed);
    } else if (Depth == 0 && T.is(tok::coloncolon) && !Name.empty()) {
      Name += "::";
    } else if (Depth == 0 && T.is(tok::raw_identifier) && !isBaseSpecifier(T.getRawIdentifier())) {
      Name += T.getRawIdentifier();
    }
  }
}

} // namespace comsec::facts
