#include "checks/registration/InfLexer.h"

#include "llvm/ADT/STLExtras.h"

namespace comsec::registration {
namespace {

/// What stampinf replaces in an .inx file
/// (windows-hardware/drivers/devtest/stampinf-command-options).
constexpr llvm::StringRef Stamped[] = {"$ARCH$", "$KMDFVERSION$", "$KMDFCOINSTALLERVERSION$",
                                       "$UMDFVERSION$", "$UMDFCOINSTALLERVERSION$"};

bool isBackslash(char C) { return C == '\\'; }

} // namespace

void InfLexer::goTo(std::uint32_t Offset) {
  C.goTo(Offset);
  More = false;
}

bool InfLexer::next() {
  for (C.takeWhile(isSpace); C.peek() == ';'; C.takeWhile(isSpace))
    C.skipLine();
  More = !C.atEnd();
  return More;
}

std::optional<std::string_view> InfLexer::section() {
  C.skip();
  const llvm::StringRef Name = C.takeWhile([](char Next) { return Next != ']' && Next != '\n'; });
  const bool Closed = C.take(']');
  C.skipLine();
  if (!Closed)
    return std::nullopt;
  return Name.trim();
}

/// Backslashes at the end of a line, or before its comment, join the next one: "Windows ignores the
/// first backslash and interprets the second".
bool InfLexer::takeContinuation() {
  const std::uint32_t Start = C.at();
  C.takeWhile(isBackslash);
  C.takeWhile(isBlank);
  if (!C.atEnd() && C.peek() != '\n' && C.peek() != ';') {
    C.goTo(Start);
    return false;
  }
  C.skipLine();
  C.takeWhile(isBlank);
  return true;
}

/// "" inside quotes is one quote.
void InfLexer::takeQuoted(InfField &Field) {
  C.skip();
  for (;;) {
    Field.Text += C.takeWhile([](char Next) { return Next != '"' && Next != '\n'; });
    if (!C.take('"')) {
      Field.Unclosed = true;
      return;
    }
    if (!C.take('"'))
      return;
    Field.Text += '"';
  }
}

InfField InfLexer::field(bool First) {
  InfField Field;
  C.takeWhile(isBlank);
  Field.At = {C.at(), C.at()};
  std::size_t Length = 0; // without the blanks at the end
  for (;;) {
    const char Next = C.peek();
    More = !C.atEnd() && Next != '\n' && Next != ';';
    Field.IsKey = First && Next == '=';
    if (!More || Next == ',' || Field.IsKey)
      break;
    if (isBackslash(Next) && takeContinuation()) {
      if (Field.At.Begin == Field.At.End)
        Field.At = {C.at(), C.at()};
      continue;
    }
    if (Next == '"')
      takeQuoted(Field);
    else if (isBackslash(Next))
      Field.Text += C.takeWhile(isBackslash);
    else
      Field.Text += C.takeWhile([Next](char Same) { return Same == Next; });
    if (isBlank(Next))
      continue;
    Length = Field.Text.size();
    Field.At.End = C.at();
  }
  Field.Text.resize(Length);
  if (More)
    C.skip(); // the mark
  return Field;
}

void InfLexer::endEntry() {
  while (More)
    field();
  C.skipLine();
}

void InfStrings::add(std::string_view Key, std::string Value) {
  Known.try_emplace(llvm::StringRef(Key).lower(), std::move(Value));
}

bool InfStrings::resolve(std::string &Text, Budget &Left) const {
  bool Closed = llvm::none_of(
      Stamped, [&](llvm::StringRef Word) { return llvm::StringRef(Text).contains(Word); });
  std::string Result;
  llvm::StringRef Rest = Text;
  for (std::size_t At = Rest.find('%'); At != llvm::StringRef::npos; At = Rest.find('%')) {
    const std::size_t Close = Rest.find('%', At + 1);
    if (Close == llvm::StringRef::npos)
      break;
    Result += Rest.take_front(At);
    const llvm::StringRef Token = Rest.slice(At + 1, Close);
    const auto Found = Known.find(Token.lower());
    const llvm::StringRef Means = Token.empty()          ? "%"
                                  : Found != Known.end() ? llvm::StringRef(Found->second)
                                                         : Rest.slice(At, Close + 1);
    Closed &= Token.empty() || Found != Known.end();
    if (!Left.take(Means.size()))
      return false;
    Result += Means;
    Rest = Rest.drop_front(Close + 1);
  }
  Result += Rest;
  Text = std::move(Result);
  return Closed;
}

} // namespace comsec::registration
