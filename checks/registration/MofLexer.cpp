#include "checks/registration/MofLexer.h"

#include "llvm/ADT/StringExtras.h"

namespace comsec::registration {
namespace {

using Kind = MofToken::Kind;

/// Letters beyond ASCII count.
bool isWordChar(char C) {
  return llvm::isAlnum(C) || C == '_' || static_cast<unsigned char>(C) >= 0x80;
}

bool isSign(char C) { return C == '+' || C == '-'; }

/// What a number may be made of, so that a wrong one is met as a whole.
bool isNumberChar(char C) { return isWordChar(C) || C == '.'; }

} // namespace

MofToken MofLexer::next() {
  skipTrivia();
  const std::uint32_t Start = C.at();
  const Kind Is = scan();
  return {Is, C.rangeSince(Start), C.since(Start)};
}

void MofLexer::skipTrivia() {
  do
    C.takeWhile(isSpace);
  while (skipJoint() || skipComment() || skipPreprocessorLine());
}

/// A backslash that joins two lines: some authors run a preprocessor.
bool MofLexer::skipJoint() {
  const std::uint32_t Start = C.at();
  if (!C.take('\\'))
    return false;
  C.takeWhile(isBlank);
  if (C.take('\n'))
    return true;
  C.goTo(Start);
  return false;
}

bool MofLexer::skipComment() {
  const std::uint32_t Start = C.at();
  if (C.takeWord("//")) {
    C.skipLine();
    return true;
  }
  if (!C.takeWord("/*"))
    return false;
  const std::size_t End = C.rest().find("*/");
  if (End != std::string_view::npos) {
    C.skip(End + 2);
    return true;
  }
  addProblem(File.Problems, {Start, Start + 2}, "the comment that begins here is never closed");
  C.skip(C.rest().size());
  return true;
}

bool MofLexer::skipPreprocessorLine() {
  const std::uint32_t Start = C.at();
  if (!C.take('#'))
    return false;
  C.takeWhile(isBlank);
  if (llvm::StringRef(C.takeWhile(isWordChar)).equals_insensitive("pragma")) {
    C.goTo(Start);
    return false;
  }
  bool Continued = true;
  while (Continued && !C.atEnd()) {
    const std::uint32_t LineStart = C.at();
    C.skipLine(false);
    Continued = llvm::StringRef(C.since(LineStart)).rtrim("\r").ends_with("\\");
    C.skip();
  }
  File.PreprocessorLines.push_back(C.rangeSince(Start));
  return true;
}

/// Takes one token.
Kind MofLexer::scan() {
  if (C.atEnd())
    return Kind::End;
  const char First = C.peek();
  const std::size_t Signs = isSign(First) ? 1 : 0;
  const std::size_t Dots = C.peek(Signs) == '.' ? 1 : 0;
  if (llvm::isDigit(C.peek(Signs + Dots))) {
    C.skip(Signs);
    // A sign inside a number is that of an exponent.
    do
      C.takeWhile(isNumberChar);
    while (isSign(C.peek()) && llvm::toLower(C.all()[C.at() - 1]) == 'e' &&
           llvm::isDigit(C.peek(1)) && (C.skip(), true));
    return Kind::Number;
  }
  if (isWordChar(First)) {
    C.takeWhile(isWordChar);
    return Kind::Word;
  }
  if (First == '"' || First == '\'')
    return scanQuoted(First);
  C.skip();
  if (First == '$' && isWordChar(C.peek())) {
    C.takeWhile(isWordChar);
    return Kind::Alias;
  }
  return Kind::Mark;
}

/// Takes a string or character with its quotes, to the line end where one is missing.
Kind MofLexer::scanQuoted(char Quote) {
  C.skip();
  while (!C.atEnd() && C.peek() != '\n' && !C.take(Quote)) {
    const bool Escape = C.take('\\');
    C.skip(Escape && C.peek() == '\n' ? 0 : 1);
  }
  return Quote == '"' ? Kind::String : Kind::Character;
}

} // namespace comsec::registration
