// The tokens of a source file, without a preprocessor.
#pragma once

#include "driver/prefilter/Names.h"

#include <clang/Basic/TokenKinds.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

#include <vector>

namespace comsec::prefilter {

enum class Word {
  None,     ///< an ordinary name
  Scope,    ///< namespace: what follows in braces holds declarations
  Class,    ///< class, struct: likewise
  Template, ///< template
  Typedef,
  Using,
  Built, ///< a built-in type or a specifier: stands before what is declared
  Other, ///< of statements and expressions
};

struct Token {
  clang::tok::TokenKind Kind;
  unsigned Offset;
  unsigned Length;
  bool StartsLine;
  NameId Name = 0; ///< of an identifier or keyword
  Word Is = Word::None;
};

/// \p Text is UTF-8; comments are left out.
std::vector<Token> lex(llvm::StringRef Text, NameTable &Names);

/// A word of a text or a number. Numbers of interfaces and classes are written in either case, in
/// texts and as 0x…: their first part becomes capitals.
NameId addWord(llvm::StringRef Word, NameTable &Names);

/// How many digits that part has.
inline constexpr std::size_t GuidHead = 8;

/// The words in a literal, in their order.
NameIds wordsIn(llvm::StringRef Literal, NameTable &Names);

/// Lines and columns of a text, asked in any order.
class Lines {
public:
  explicit Lines(llvm::StringRef Text) {
    for (std::size_t At = Text.find('\n'); At != llvm::StringRef::npos;
         At = Text.find('\n', At + 1))
      Starts.push_back(At + 1);
  }
  Place operator[](unsigned Offset) const {
    const unsigned Row = llvm::upper_bound(Starts, Offset) - Starts.begin();
    return {Row + 1, Offset - (Row ? Starts[Row - 1] : 0) + 1};
  }

private:
  std::vector<unsigned> Starts; ///< of the second line and those behind it
};

} // namespace comsec::prefilter
