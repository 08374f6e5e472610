// The grammar of MOF. Internal to this folder.
#pragma once

#include "checks/registration/MofTokens.h"

#include "llvm/ADT/STLFunctionalExtras.h"

namespace comsec::registration {

/// Reads one file. The functions that read return false when the statement cannot go on; the
/// problem is then noted.
class MofParser : MofTokens {
public:
  MofParser(std::string_view Text, MofFile &File) : MofTokens(Text, File) {}

  void readAll();

private:
  // Mof.cpp
  bool readStatement();
  bool readInstance(std::uint32_t Start, std::vector<MofQualifier> Qualifiers);
  bool readClass(std::uint32_t Start, std::vector<MofQualifier> Qualifiers);
  bool readSuperclass(MofClass &Class);
  bool readAlias(std::string &Alias);
  bool readName(std::string &Name, Range &At, std::string_view What);
  bool readPragma();
  bool readArguments(MofPragma &Pragma);
  /// Reads {…}: \p ReadOne for each member. What cannot be read is passed over.
  bool readBody(llvm::function_ref<bool()> ReadOne);
  bool readMember(std::vector<MofMember> &List);
  bool readDeclarator(MofMember &Member);
  bool readParameters(std::vector<MofMember> &List);
  /// Whether reading goes on here, \p Whole or not: a ';' is soon forgotten.
  bool canGoOn(bool Whole) const { return Whole || Now.Is == MofToken::Kind::Word; }

  // MofValues.cpp
  bool readQualifiers(std::vector<MofQualifier> &List);
  bool readQualifier(MofQualifier &Qualifier);
  bool readFlavors(MofQualifier &Qualifier);
  bool readProperty(std::vector<MofProperty> &List);
  bool readValue(MofValue &Value);
  bool readPieces(MofValue &Value);
  bool readWord(MofValue &Value);
  bool readObject(MofValue &Value);
  bool readElements(MofValue &Value);
  bool isConstantWord() const;
  bool isPiece() const;

  std::string Namespace;
  unsigned Depth = 0; ///< of values
};

} // namespace comsec::registration
