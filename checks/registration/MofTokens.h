// The tokens of a MOF file, one after the other, and what is noted on the way. Internal to this
// folder.
#pragma once

#include "checks/registration/MofLexer.h"

namespace comsec::registration {

class MofTokens {
protected:
  MofTokens(std::string_view Text, MofFile &File);

  void step();
  /// Whether it came next, and was taken.
  bool take(char Mark);
  bool takeWord(llvm::StringRef Word);
  /// The same; notes that it is missing.
  bool expect(char Mark);
  /// Notes what is met instead. Always false.
  bool fail(std::string_view Expected);

  /// No member looks like this, though one may be called Class, and a value may be an instance.
  bool beginsDeclaration() const {
    return (Now.isWord("instance") && Next.isWord("of")) ||
           (Now.isWord("class") && Next.Is == MofToken::Kind::Word);
  }
  /// Goes behind the next ';' or to the '}' inside \p Braces braces, or where a statement begins.
  void skipStatement(unsigned Braces);

  /// From \p Start to the token before Now.
  Range since(std::uint32_t Start) const { return {Start, std::max(Start, LastEnd)}; }

  /// Keeps \p One. False when the file holds too much.
  template <typename T> bool keep(std::vector<T> &List, T One) {
    if (!Left.take(sizeof(T)))
      return false;
    List.push_back(std::move(One));
    return true;
  }

  std::string_view Text;
  MofFile &File;
  MofToken Now;
  MofToken Next;
  unsigned OpenBraces = 0; ///< before Now
  Budget Left;

private:
  MofLexer Lexer;
  std::uint32_t LastEnd = 0; ///< of the token before Now
};

} // namespace comsec::registration
