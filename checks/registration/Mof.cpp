#include "checks/registration/Mof.h"

#include "checks/registration/MofParser.h"

#include "llvm/ADT/STLExtras.h"

namespace comsec::registration {
namespace {

using Kind = MofToken::Kind;

/// What mofcomp knows, and #pragma locale of the CIM schema's files.
constexpr llvm::StringRef Pragmas[] = {"amendment",     "autorecover",    "classflags",
                                       "deleteclass",   "deleteinstance", "include",
                                       "instanceflags", "locale",         "namespace"};

} // namespace

void MofParser::readAll() {
  while (Now.Is != Kind::End && !Left.spent()) {
    if (take(';') || readStatement() || Left.spent())
      continue;
    skipStatement(0);
    take('}'); // closes nothing
  }
  if (Left.spent())
    addProblem(File.Problems, Now.At, BudgetSpent);
  sortByPlace(File.Problems);
}

bool MofParser::readStatement() {
  const std::uint32_t Start = Now.At.Begin;
  if (Now.isMark('#'))
    return readPragma();
  std::vector<MofQualifier> Qualifiers;
  if (!readQualifiers(Qualifiers))
    return false;
  if (takeWord("class"))
    return readClass(Start, std::move(Qualifiers));
  if (takeWord("instance"))
    return readInstance(Start, std::move(Qualifiers));
  if (Qualifiers.empty() && Now.isWord("qualifier")) {
    skipStatement(OpenBraces); // declares a qualifier: says nothing of a class or instance
    return true;
  }
  return fail("'class', 'instance of' or '#pragma'");
}

bool MofParser::readInstance(std::uint32_t Start, std::vector<MofQualifier> Qualifiers) {
  MofInstance Instance;
  Instance.Qualifiers = std::move(Qualifiers);
  Instance.Namespace = Namespace;
  if (!takeWord("of"))
    return fail("'of'");
  if (!readName(Instance.Class, Instance.ClassAt, "the name of a class") ||
      !readAlias(Instance.Alias))
    return false;
  const bool Whole = readBody([&] { return readProperty(Instance.Properties); }) && expect(';');
  Instance.At = since(Start);
  return keep(File.Instances, std::move(Instance)) && canGoOn(Whole);
}

bool MofParser::readClass(std::uint32_t Start, std::vector<MofQualifier> Qualifiers) {
  MofClass Class;
  Class.Qualifiers = std::move(Qualifiers);
  Class.Namespace = Namespace;
  if (!readName(Class.Name, Class.NameAt, "the name of a class") || !readAlias(Class.Alias) ||
      !readSuperclass(Class) || !readAlias(Class.Alias))
    return false;
  const bool Whole =
      (Now.isMark(';') || readBody([&] { return readMember(Class.Members); })) && expect(';');
  Class.At = since(Start);
  return keep(File.Classes, std::move(Class)) && canGoOn(Whole);
}

bool MofParser::readSuperclass(MofClass &Class) {
  Range At;
  return !take(':') || readName(Class.Superclass, At, "the name of a superclass");
}

bool MofParser::readAlias(std::string &Alias) {
  if (!takeWord("as"))
    return true;
  if (Now.Is != Kind::Alias)
    return fail("an alias that begins with '$'");
  Alias = Now.Written.substr(1);
  step();
  return true;
}

bool MofParser::readName(std::string &Name, Range &At, std::string_view What) {
  if (Now.Is != Kind::Word)
    return fail(What);
  Name = Now.Written;
  At = Now.At;
  step();
  return true;
}

bool MofParser::readPragma() {
  MofPragma Pragma;
  const std::uint32_t Start = Now.At.Begin;
  step();
  step(); // '#' is a token only before 'pragma'
  Pragma.Command = llvm::StringRef(Now.Written).lower();
  if (!llvm::is_contained(Pragmas, Pragma.Command)) {
    fail("a pragma of MOF");
    const std::size_t LineEnd = Text.find('\n', since(Start).End);
    while (Now.Is != Kind::End && Now.At.Begin < LineEnd)
      step();
    return true;
  }
  step();
  if (Now.isMark('(') && !readArguments(Pragma))
    return false;
  Pragma.At = since(Start);
  if (Pragma.Command == "namespace" && !Pragma.Arguments.empty())
    Namespace = Pragma.Arguments.front().Text;
  return keep(File.Pragmas, std::move(Pragma));
}

bool MofParser::readArguments(MofPragma &Pragma) {
  step();
  do {
    MofValue Argument;
    if (Now.Is == Kind::Word) { // a flag
      Argument.Is = MofValue::Kind::Word;
      Argument.Text = Now.Written;
      Argument.At = Now.At;
      step();
    } else if (!readValue(Argument)) {
      return false;
    }
    if (!keep(Pragma.Arguments, std::move(Argument)))
      return false;
  } while (take(','));
  return expect(')');
}

bool MofParser::readBody(llvm::function_ref<bool()> ReadOne) {
  if (!expect('{'))
    return false;
  const unsigned Inside = OpenBraces;
  while (!Now.isMark('}') && Now.Is != Kind::End && !beginsDeclaration()) {
    if (Now.isMark('#') ? readPragma() : ReadOne())
      continue;
    if (Left.spent())
      return false;
    skipStatement(Inside);
  }
  return expect('}');
}

bool MofParser::readMember(std::vector<MofMember> &List) {
  MofMember Member;
  const std::uint32_t Start = Now.At.Begin;
  if (!readQualifiers(Member.Qualifiers) || !readDeclarator(Member))
    return false;
  if (take('(')) {
    Member.Method = true;
    if (!readParameters(Member.Parameters))
      return false;
  } else if (take('=')) {
    if (!readValue(Member.Value.emplace()))
      return false;
  }
  const bool Whole = expect(';');
  Member.At = since(Start);
  return keep(List, std::move(Member)) && canGoOn(Whole);
}

/// Reads "type name", "class ref name", each with "[]" or "[number]".
bool MofParser::readDeclarator(MofMember &Member) {
  if (!readName(Member.Type, Member.At, "a type"))
    return false;
  Member.Reference = takeWord("ref");
  if (!readName(Member.Name, Member.NameAt, "a name"))
    return false;
  if (!take('['))
    return true;
  Member.Array = true;
  if (!Now.isMark(']'))
    step(); // the size: a number, or a macro
  return expect(']');
}

bool MofParser::readParameters(std::vector<MofMember> &List) {
  if (take(')'))
    return true;
  do {
    MofMember Parameter;
    const std::uint32_t Start = Now.At.Begin;
    if (!readQualifiers(Parameter.Qualifiers) || !readDeclarator(Parameter) ||
        (take('=') && !readValue(Parameter.Value.emplace())))
      return false;
    Parameter.At = since(Start);
    if (!keep(List, std::move(Parameter)))
      return false;
  } while (take(','));
  return expect(')');
}

MofFile readMof(const Text &File) {
  MofFile Result;
  MofParser(File.utf8(), Result).readAll();
  return Result;
}

} // namespace comsec::registration
