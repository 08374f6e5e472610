#include "checks/registration/MofTokens.h"

namespace comsec::registration {

using Kind = MofToken::Kind;

MofTokens::MofTokens(std::string_view Text, MofFile &File)
    : Text(Text), File(File), Lexer(Text, File) {
  Now = Lexer.next();
  Next = Lexer.next();
}

void MofTokens::step() {
  if (Now.isMark('{'))
    ++OpenBraces;
  else if (Now.isMark('}') && OpenBraces != 0)
    --OpenBraces;
  LastEnd = Now.At.End;
  Now = Next;
  Next = Lexer.next();
}

bool MofTokens::take(char Mark) {
  const bool Comes = Now.isMark(Mark);
  if (Comes)
    step();
  return Comes;
}

bool MofTokens::takeWord(llvm::StringRef Word) {
  const bool Comes = Now.isWord(Word);
  if (Comes)
    step();
  return Comes;
}

bool MofTokens::expect(char Mark) { return take(Mark) || fail(std::string("'") + Mark + "'"); }

bool MofTokens::fail(std::string_view Expected) {
  addUnexpected(File.Problems, Text, Now.At, Expected);
  return false;
}

void MofTokens::skipStatement(unsigned Braces) {
  for (; Now.Is != Kind::End; step()) {
    if (OpenBraces > Braces)
      continue;
    if (Now.isMark('}') || Now.isMark('#') || beginsDeclaration() || take(';'))
      return;
  }
}

} // namespace comsec::registration
