// The words of MOF. Internal to this folder.
#pragma once

#include "checks/registration/Cursor.h"
#include "checks/registration/Mof.h"

namespace comsec::registration {

struct MofToken {
  enum class Kind {
    End,
    Word,
    Alias,     ///< $ and a word
    Number,    ///< not yet looked into, nor are the next two
    String,    ///< with its quotes
    Character, ///< 'c'
    Mark,      ///< one character
  };
  Kind Is = Kind::End;
  Range At;
  std::string_view Written;

  bool isMark(char C) const { return Is == Kind::Mark && Written.front() == C; }
  bool isWord(llvm::StringRef Word) const {
    return Is == Kind::Word && Word.equals_insensitive(Written);
  }
};

/// Passes over comments and preprocessor lines. Only #pragma is for mofcomp: its '#' is a token.
class MofLexer {
public:
  MofLexer(std::string_view Text, MofFile &File) : C(Text), File(File) {}

  MofToken next();

private:
  void skipTrivia();
  bool skipJoint();
  bool skipComment();
  bool skipPreprocessorLine();
  MofToken::Kind scan();
  MofToken::Kind scanQuoted(char Quote);

  Cursor C;
  MofFile &File;
};

/// Reads what is written in \p Token, a Number, String or Character. A piece of a string is added
/// to the text in \p Value. Returns false, with a problem in \p Problems, where no such value is.
bool readConstant(std::string_view Text, const MofToken &Token, MofValue &Value,
                  std::vector<Problem> &Problems);

} // namespace comsec::registration
