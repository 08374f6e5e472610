// The sections, entries and fields of an INF file (windows-hardware/drivers/install:
// general-syntax-rules-for-inf-files). Internal to this folder.
#pragma once

#include "checks/registration/Cursor.h"

#include <map>
#include <optional>
#include <string>

namespace comsec::registration {

struct InfField {
  std::string Text;      ///< without quotes; a %TOKEN% as written
  Range At;              ///< as written, without the blanks around it
  bool IsKey = false;    ///< '=' follows
  bool Unclosed = false; ///< a quote was open at the end of the line
};

/// Lines that a backslash joins are one entry.
class InfLexer {
public:
  explicit InfLexer(std::string_view Text) : C(Text) {}

  std::uint32_t at() const { return C.at(); }
  std::string_view all() const { return C.all(); }
  void goTo(std::uint32_t Offset);
  /// Goes over empty lines and comments to the next entry or section; false at the end.
  bool next();
  bool atSection() const { return C.peek() == '['; }
  /// Passes over the line of a section and returns its name; nothing where no ']' ends it.
  std::optional<std::string_view> section();
  /// Whether the entry has a further field.
  bool more() const { return More; }
  /// Only the \p First field of an entry ends at '='.
  InfField field(bool First = false);
  /// Passes over what is left of the entry.
  void endEntry();

private:
  bool takeContinuation();
  void takeQuoted(InfField &Field);

  Cursor C;
  bool More = false;
};

/// The [Strings] of an INF file, by their keys in small letters.
class InfStrings {
public:
  /// The first one of a key counts.
  void add(std::string_view Key, std::string Value);
  /// Puts in what the tokens of \p Text mean; "%%" is '%'. False when a part stays open: a token
  /// that the file does not define, or a word that is replaced when an .inx becomes an .inf.
  bool resolve(std::string &Text, Budget &Left) const;

private:
  std::map<std::string, std::string, std::less<>> Known;
};

} // namespace comsec::registration
