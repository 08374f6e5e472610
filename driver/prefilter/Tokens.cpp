#include "driver/prefilter/Tokens.h"

#include <clang/Basic/LangOptions.h>
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSwitch.h>

using namespace llvm;
namespace tok = clang::tok;

namespace comsec::prefilter {

NameId NameTable::add(StringRef Name) {
  auto [It, New] = Ids.try_emplace(Name, Texts.size() + 1);
  if (New)
    Texts.push_back(It->first());
  return It->second;
}

namespace {

Word wordOf(StringRef Text) {
  return StringSwitch<Word>(Text)
      .Case("namespace", Word::Scope)
      .Cases({"class", "struct", "union", "enum", "__interface"}, Word::Class)
      .Cases({"interface", "MIDL_INTERFACE"}, Word::Class) // macros of the SDK for struct
      .Case("template", Word::Template)
      .Case("typedef", Word::Typedef)
      .Case("using", Word::Using)
      .Cases({"void", "bool", "char", "short", "int", "long", "float", "double"}, Word::Built)
      .Cases({"signed", "unsigned", "auto", "const", "volatile", "static", "extern"}, Word::Built)
      .Cases({"inline", "virtual", "constexpr", "wchar_t", "char16_t", "char32_t"}, Word::Built)
      .Cases({"__stdcall", "__cdecl", "__fastcall", "__thiscall", "__inline"}, Word::Built)
      .Cases({"__forceinline", "__int64", "__int32", "friend", "explicit"}, Word::Built)
      .Cases({"public", "private", "protected", "noexcept", "override", "final"}, Word::Other)
      .Cases({"return", "throw", "new", "delete", "case", "else", "do", "goto"}, Word::Other)
      .Cases({"if", "while", "for", "switch", "sizeof", "alignof", "decltype"}, Word::Other)
      .Cases({"static_assert", "catch", "try", "operator", "default", "typename"}, Word::Other)
      .Cases({"co_return", "co_await", "co_yield", "and", "or", "not", "typeid"}, Word::Other)
      .Cases({"static_cast", "const_cast", "reinterpret_cast", "dynamic_cast"}, Word::Other)
      .Cases({"__declspec", "__attribute__", "alignas", "requires", "__try"}, Word::Other)
      .Cases({"__except", "__finally", "__uuidof", "throw", "asm", "__asm"}, Word::Other)
      .Default(Word::None);
}

clang::LangOptions language() {
  clang::LangOptions L;
  L.CPlusPlus = L.CPlusPlus11 = L.CPlusPlus14 = L.CPlusPlus17 = L.CPlusPlus20 = true;
  L.LineComment = L.RawStringLiterals = L.MicrosoftExt = true;
  return L;
}

bool isWordChar(char C) { return isAlnum(C) || C == '_'; }

} // namespace

std::vector<Token> lex(StringRef Text, NameTable &Names) {
  const clang::LangOptions Language = language();
  const auto Start = clang::SourceLocation::getFromRawEncoding(1);
  clang::Lexer Lexer(Start, Language, Text.begin(), Text.begin(), Text.end());
  std::vector<Token> All;
  clang::Token T;
  while (true) {
    Lexer.LexFromRawLexer(T);
    if (T.is(tok::eof))
      return All;
    Token Mine{T.getKind(), T.getLocation().getRawEncoding() - Start.getRawEncoding(),
               T.getLength(), T.isAtStartOfLine()};
    if (T.is(tok::raw_identifier)) {
      const StringRef Spelled = T.getRawIdentifier();
      Mine.Is = wordOf(Spelled);
      Mine.Name = Names.add(Spelled);
    }
    All.push_back(Mine);
  }
}

NameId addWord(StringRef Word, NameTable &Names) {
  const bool IsHex = Word.size() == GuidHead && all_of(Word, isHexDigit);
  return IsHex ? Names.add(Word.upper()) : Names.add(Word);
}

NameIds wordsIn(StringRef Literal, NameTable &Names) {
  NameIds Words;
  for (std::size_t I = 0, End = 0; I < Literal.size(); I = End + 1) {
    for (End = I; End < Literal.size() && isWordChar(Literal[End]);)
      ++End;
    if (End > I)
      Words.push_back(addWord(Literal.slice(I, End), Names));
  }
  return Words;
}

} // namespace comsec::prefilter
