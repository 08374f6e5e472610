#include "driver/input/MsBuildText.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Path.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// Of functions in the arguments of functions.
constexpr unsigned MaxDepth = 16;

/// Folders of Visual Studio and the SDK, whose headers are known without the project.
constexpr StringRef ToolsetProperties[] = {
    "VC", "WindowsSDK", "UniversalCRT", "FrameworkSDK", "NETFXKits", "MSBuild", "VSInstallDir"};

bool isName(StringRef Text) {
  return !Text.empty() && all_of(Text, [](char C) { return isAlnum(C) || C == '_' || C == '-'; });
}

StringRef unquoted(StringRef Text) {
  Text = Text.trim();
  for (StringRef Quote : {"'", "`", "\""})
    if (Text.size() > 1 && Text.starts_with(Quote) && Text.ends_with(Quote))
      return Text.drop_front().drop_back();
  return Text;
}

/// "a, 'b, c', $(D(e,f))" at its outer commas.
std::vector<StringRef> callArguments(StringRef Text) {
  std::vector<StringRef> Result;
  size_t Begin = 0;
  char Quote = 0;
  for (size_t I = 0; I < Text.size(); ++I) {
    if (Quote) {
      Quote = Text[I] == Quote ? 0 : Quote;
    } else if (Text[I] == '\'' || Text[I] == '`' || Text[I] == '"') {
      Quote = Text[I];
    } else if (Text.substr(I).starts_with("$(")) {
      I = std::min(endOfReference(Text, I), Text.size()) - 1;
    } else if (Text[I] == ',') {
      Result.push_back(unquoted(Text.slice(Begin, I)));
      Begin = I + 1;
    }
  }
  Result.push_back(unquoted(Text.drop_front(Begin)));
  return Result;
}

/// Where "$(" or "%(" begins. One search for both: two would read the rest again and again.
size_t findReference(StringRef Text) {
  size_t At = Text.find_first_of("$%");
  while (At != StringRef::npos && !Text.substr(At + 1).starts_with("("))
    At = Text.find_first_of("$%", At + 1);
  return At;
}

std::string withSlash(StringRef Folder) { return Folder.rtrim('/').str() + "/"; }

} // namespace

std::size_t endOfReference(StringRef Text, std::size_t Begin) {
  unsigned Open = 0;
  char Quote = 0;
  for (size_t I = Begin + 1; I < Text.size(); ++I) {
    char C = Text[I];
    if (Quote)
      Quote = C == Quote ? 0 : Quote;
    else if (Open > 0 && (C == '\'' || C == '`' || C == '"'))
      Quote = C;
    else if (C == '(')
      ++Open;
    else if (C == ')' && --Open == 0)
      return I + 1;
  }
  return StringRef::npos;
}

std::vector<std::string> listParts(StringRef List) {
  std::vector<std::string> Result;
  for (StringRef Part : split(List, ';'))
    if (Part = Part.trim(); !Part.empty())
      Result.push_back(Part.str());
  return Result;
}

std::string unescaped(StringRef Text) {
  std::string Result;
  for (size_t I = 0; I < Text.size(); ++I) {
    unsigned Code = 0;
    if (Text[I] == '%' && I + 2 < Text.size() && isHexDigit(Text[I + 1]) &&
        isHexDigit(Text[I + 2]) && !Text.substr(I + 1, 2).getAsInteger(16, Code) && Code != 0) {
      Result += static_cast<char>(Code);
      I += 2;
    } else {
      Result += Text[I];
    }
  }
  return Result;
}

void MsBuildText::fix(StringRef Name, std::string Value) { Fixed[Name.lower()] = std::move(Value); }

void MsBuildText::set(StringRef Name, std::string Value) {
  Properties[Name.lower()] = std::move(Value);
}

std::string MsBuildText::property(StringRef Name) const {
  std::string Key = Name.lower();
  auto It = Fixed.find(Key);
  return It != Fixed.end() ? It->second : Properties.lookup(Key);
}

StringRef MsBuildText::folder() const { return sys::path::parent_path(File); }

void MsBuildText::enter(const std::string &Path) {
  File = Path;
  fix("MSBuildThisFile", sys::path::filename(Path).str());
  fix("MSBuildThisFileName", sys::path::stem(Path).str());
  fix("MSBuildThisFileExtension", sys::path::extension(Path).str());
  fix("MSBuildThisFileFullPath", Path);
  fix("MSBuildThisFileDirectory", withSlash(folder()));
}

Expanded MsBuildText::expand(StringRef Text, const Values *Item) {
  Expanded Result;
  while (!Text.empty()) {
    size_t At = findReference(Text);
    if (!Files.spend(Text.take_front(At).size() + 1))
      break;
    Result.Text += Text.take_front(At);
    size_t End = At == StringRef::npos ? At : endOfReference(Text, At);
    if (End == StringRef::npos) {
      Result.Text += Text.substr(At);
      break;
    }
    StringRef Inner = Text.slice(At + 2, End - 1).trim();
    if (Text[At] == '$')
      expandProperty(Inner, Result);
    else if (Item) // "Name" or "Type.Name"
      Result.Text += Item->lookup(Inner.substr(Inner.rfind('.') + 1).lower());
    if (!Files.spend(Result.Text.size()))
      break;
    Text = Text.drop_front(End);
  }
  return Result;
}

std::string MsBuildText::expandPaths(StringRef List, const std::string &Project,
                                     const Values *Item) {
  auto IsToolset = [](const std::string &Name) {
    return any_of(ToolsetProperties,
                  [&](StringRef Start) { return StringRef(Name).starts_with_insensitive(Start); });
  };
  std::vector<std::string> Kept;
  for (const std::string &Part : listParts(List)) {
    Expanded E = expand(Part, Item);
    if (E.Unknown.empty() && E.NotEvaluated.empty()) {
      Kept.push_back(E.Text);
      continue;
    }
    append_range(E.Unknown, E.NotEvaluated);
    if (!any_of(E.Unknown, IsToolset))
      Files.note("unknown-macro", Level::Note,
                 "'" + Files.shown(Project) + "': '" + Part +
                     "' is left out: no value is known for '" + E.Unknown.front() + "' (-I DIR)");
  }
  return join(Kept, ";");
}

void MsBuildText::expandProperty(StringRef Inner, Expanded &Into) {
  if (isName(Inner)) {
    std::string Value = property(Inner);
    if (Value.empty())
      Into.Unknown.push_back(Inner.str());
    Into.Text += Value;
  } else if (std::optional<std::string> Value = call(Inner, Into)) {
    Into.Text += *Value;
  } else {
    Into.NotEvaluated.push_back("$(" + Inner.str() + ")");
  }
}

/// The functions of paths that project files use to find each other.
std::optional<std::string> MsBuildText::call(StringRef Inner, Expanded &Into) {
  StringRef Name = Inner.take_until([](char C) { return C == '('; }).trim();
  StringRef Rest = Inner.drop_front(std::min(Inner.find('('), Inner.size()));
  if (!Name.starts_with("[") || !Rest.consume_front("(") || !Rest.consume_back(")") ||
      Depth == MaxDepth)
    return std::nullopt;
  ++Depth;
  std::vector<std::string> Arguments;
  for (StringRef Argument : callArguments(Rest)) {
    Expanded E = expand(Argument);
    append_range(Into.NotEvaluated, E.NotEvaluated);
    Arguments.push_back(E.Text);
  }
  --Depth;
  auto Is = [&](StringRef Function, unsigned Count) {
    return Name.equals_insensitive(Function) && Arguments.size() == Count;
  };
  auto At = [&](const std::string &Start) { return scan::normalised(Start, folder()); };
  if (Is("[System.IO.Path]::GetFullPath", 1)) {
    bool IsFolder =
        StringRef(Arguments[0]).ends_with("\\") || StringRef(Arguments[0]).ends_with("/");
    std::string Path = At(Arguments[0]);
    return IsFolder ? withSlash(Path) : Path;
  }
  if (Is("[System.IO.Path]::Combine", 2))
    return scan::normalised(Arguments[1], At(Arguments[0]));
  if (Is("[MSBuild]::GetPathOfFileAbove", 1))
    return Files.findAbove(Arguments[0], folder());
  if (Is("[MSBuild]::GetPathOfFileAbove", 2))
    return Files.findAbove(Arguments[0], At(Arguments[1]));
  if (Is("[MSBuild]::GetDirectoryNameOfFileAbove", 2))
    return sys::path::parent_path(Files.findAbove(Arguments[1], At(Arguments[0]))).str();
  return std::nullopt;
}

} // namespace comsec::input
