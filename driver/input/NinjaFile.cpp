#include "driver/input/NinjaFile.h"

#include "driver/input/Arguments.h"
#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringMap.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

constexpr const char *FileName = "build.ninja";

bool isObject(StringRef Path) {
  StringRef Extension = sys::path::extension(Path);
  return Extension.equals_insensitive(".o") || Extension.equals_insensitive(".obj");
}

/// "build OUTPUTS: RULE INPUTS", paths as written but for escapes. What is only there for the order
/// of things is left out.
struct Edge {
  std::vector<std::string> Outputs; ///< implicit ones too
  std::string Rule;
  std::vector<std::string> Inputs; ///< implicit ones too
};

/// What an edge that links makes. CMake's rules tell; with other generators the file's name does.
std::optional<TargetKind> linkKind(const Edge &E) {
  StringRef Rule = E.Rule, Extension = sys::path::extension(E.Outputs.front());
  auto Ends = [&](std::initializer_list<StringRef> Extensions) {
    return any_of(Extensions, [&](StringRef X) { return Extension.equals_insensitive(X); });
  };
  if (Rule.contains("EXECUTABLE_LINKER"))
    return TargetKind::Executable;
  if (Rule.contains("SHARED_LIBRARY_LINKER") || Rule.contains("MODULE_LIBRARY_LINKER"))
    return TargetKind::Dll;
  if (Rule.contains("STATIC_LIBRARY_LINKER"))
    return TargetKind::StaticLibrary;
  if (none_of(E.Inputs, isObject))
    return std::nullopt;
  if (Ends({".exe", ".scr"}))
    return TargetKind::Executable;
  if (Ends({".dll", ".ocx", ".cpl", ".so"}))
    return TargetKind::Dll;
  if (Ends({".lib", ".a"}))
    return TargetKind::StaticLibrary;
  if (Extension.empty() && Rule.contains_insensitive("link"))
    return TargetKind::Executable;
  return std::nullopt;
}

/// What "$name" stands for. Variables can be made of each other: a few lines would fill any memory.
class Variables {
public:
  void set(StringRef Name, StringRef Value) { Values[Name] = Value.take_front(MaxValue).str(); }
  StringRef get(StringRef Name) {
    auto It = Values.find(Name);
    if (It == Values.end() || (Given += It->second.size()) > MaxGiven)
      return {};
    return It->second;
  }

private:
  static constexpr size_t MaxValue = 4096, MaxGiven = 64u << 20;
  StringMap<std::string> Values;
  size_t Given = 0;
};

/// Reads a file's statements. Only what edges need: rules and the bindings below edges are
/// passed over.
class Parser {
public:
  Parser(StringRef Text, Variables &Known) : Rest(Text), Known(Known) {}

  struct Statement {
    enum { End, Build, Include } Kind = End;
    Edge Made;
    std::string Path; ///< of an Include
  };
  Statement next();

private:
  std::string line();
  void bind(StringRef Line);
  Edge edge(StringRef Line) const;
  std::string word(StringRef &Line) const;
  StringRef variable(StringRef &Line) const;

  StringRef Rest;
  Variables &Known;
};

/// The next line, with what it goes on with after "$" at its end.
std::string Parser::line() {
  std::string Line;
  while (true) {
    auto [Part, Behind] = Rest.split('\n');
    Rest = Behind;
    Part = Part.rtrim('\r');
    if (!Line.empty())
      Part = Part.ltrim(' ');
    // "$$" at the end is a dollar.
    size_t Dollars = Part.size() - Part.rtrim('$').size();
    if (Dollars % 2 == 0 || Rest.empty())
      return Line += Part;
    Line += Part.drop_back();
  }
}

/// "$name" and "${name}", behind the dollar.
StringRef Parser::variable(StringRef &Line) const {
  auto IsName = [](char C) { return isAlnum(C) || C == '_' || C == '-'; };
  StringRef Name;
  if (Line.consume_front("{"))
    std::tie(Name, Line) = Line.split('}');
  else
    Line = Line.drop_front((Name = Line.take_while(IsName)).size());
  return Known.get(Name);
}

/// Takes the next word off \p Line: a path, or one of : | || |@.
std::string Parser::word(StringRef &Line) const {
  std::string Word;
  Line = Line.ltrim(' ');
  for (StringRef Mark : {":", "||", "|@", "|"})
    if (Line.consume_front(Mark))
      return Mark.str();
  while (!Line.empty() && !StringRef(" :|").contains(Line.front())) {
    char C = Line.front();
    Line = Line.drop_front();
    if (C != '$') {
      Word += C;
    } else if (!Line.empty() && StringRef("$ :").contains(Line.front())) {
      Word += Line.front();
      Line = Line.drop_front();
    } else {
      Word += variable(Line);
    }
  }
  return Word;
}

Edge Parser::edge(StringRef Line) const {
  Edge E;
  while (!Line.empty()) {
    std::string Word = word(Line);
    if (Word == ":")
      break;
    if (Word != "|" && !Word.empty())
      E.Outputs.push_back(std::move(Word));
  }
  E.Rule = word(Line);
  while (!Line.empty()) {
    std::string Word = word(Line);
    if (Word == "||" || Word == "|@")
      break;
    if (Word != "|" && Word != ":" && !Word.empty())
      E.Inputs.push_back(std::move(Word));
  }
  return E;
}

void Parser::bind(StringRef Line) {
  auto [Name, Value] = Line.split('=');
  std::string Expanded;
  for (Value = Value.ltrim(' '); !Value.empty();) {
    Expanded += word(Value);
    for (; !Value.empty() && StringRef(" :|").contains(Value.front()); Value = Value.drop_front())
      Expanded += Value.front();
  }
  Known.set(Name.trim(' '), Expanded);
}

Parser::Statement Parser::next() {
  while (!Rest.empty()) {
    std::string Text = line();
    StringRef Line = Text;
    if (Line.empty() || Line.front() == ' ' || Line.front() == '#')
      continue;
    if (Line.consume_front("build ")) {
      if (Edge E = edge(Line); !E.Outputs.empty())
        return {Statement::Build, std::move(E), {}};
    } else if (Line.consume_front("include ") || Line.consume_front("subninja ")) {
      return {Statement::Include, {}, word(Line)};
    } else if (Line.contains('=')) {
      bind(Line);
    }
  }
  return {};
}

class NinjaReader {
public:
  NinjaReader(const std::string &Folder, std::string &Problem)
      : Folder(Folder), Files(Folder), Problem(Problem) {}

  std::vector<Target> read() {
    if (!sys::fs::exists(Folder + "/" + FileName) || !readFile(FileName, /*Depth=*/0))
      return {};
    std::vector<Target> Targets;
    for (const Edge &E : Links)
      Targets.push_back(target(E));
    return Targets;
  }

private:
  bool readFile(StringRef Name, unsigned Depth);
  void add(Edge E);
  Target target(const Edge &E) const;
  std::string absolute(StringRef Path) const { return scan::normalised(Path, Folder); }

  const std::string &Folder;
  BuildFiles Files;
  std::string &Problem;
  Variables Known;
  StringMap<std::string> SourceOf; ///< by object
  std::vector<Edge> Links;
  StringMap<std::string> IdOf; ///< of what a link edge makes, its import library too
};

bool NinjaReader::readFile(StringRef Name, unsigned Depth) {
  auto Text = Files.read(Name, Problem);
  if (!Text)
    return false;
  Parser P(Text->getBuffer(), Known);
  for (Parser::Statement S = P.next(); S.Kind != Parser::Statement::End; S = P.next())
    if (S.Kind == Parser::Statement::Build)
      add(std::move(S.Made));
    else if (Depth == 0 && !readFile(S.Path, Depth + 1))
      return false;
  return true;
}

void NinjaReader::add(Edge E) {
  for (auto *Paths : {&E.Outputs, &E.Inputs})
    for (std::string &Path : *Paths)
      Path = absolute(Path);
  if (E.Rule == "phony")
    return;
  if (linkKind(E)) {
    for (const std::string &Output : E.Outputs)
      IdOf.try_emplace(Output, E.Outputs.front());
    Links.push_back(std::move(E));
    return;
  }
  auto Source = find_if(E.Inputs, [](StringRef Input) { return languageOf(Input).has_value(); });
  if (isObject(E.Outputs.front()) && Source != E.Inputs.end())
    SourceOf.try_emplace(E.Outputs.front(), scan::realPath(*Source));
}

Target NinjaReader::target(const Edge &E) const {
  Target T;
  T.Id = T.Path = E.Outputs.front();
  T.Kind = *linkKind(E);
  for (const std::string &Input : E.Inputs) {
    if (auto It = SourceOf.find(Input); It != SourceOf.end())
      T.Sources.push_back({It->second, Input});
    else if (auto Lib = IdOf.find(Input); Lib != IdOf.end())
      T.Links.push_back(Lib->second);
  }
  return T;
}

} // namespace

std::vector<Target> readNinjaFile(const std::string &Folder, std::string &Problem) {
  return NinjaReader(Folder, Problem).read();
}

} // namespace comsec::input
