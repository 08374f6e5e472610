#include "checks/facts/Places.h"

#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace comsec::facts {

Places::Places(const SourceManager &SM, const LangOptions &Lang,
               const std::function<std::string(const std::string &)> &Relative)
    : SM(SM), Lang(Lang), Relative(Relative) {}

const std::string &Places::fileName(FileID File) const {
  auto [It, New] = Names.try_emplace(File.getHashValue());
  if (New)
    if (auto Entry = SM.getFileEntryRefForID(File))
      It->second = Relative(Entry->getName().str());
  return It->second;
}

SourceLocation Places::file(SourceLocation L) const { return SM.getFileLoc(L); }

bool Places::ours(SourceLocation L) const {
  if (L.isInvalid())
    return false;
  SourceLocation Place = file(L);
  return !SM.isInSystemHeader(Place) && !fileName(SM.getFileID(Place)).empty();
}

std::vector<SourceLocation> Places::expansions(SourceLocation L) const {
  std::vector<SourceLocation> Result;
  while (L.isMacroID()) {
    if (SM.isMacroArgExpansion(L)) {
      L = SM.getImmediateSpellingLoc(L);
      continue;
    }
    Result.push_back(L);
    L = SM.getImmediateMacroCallerLoc(L);
  }
  return Result;
}

std::string Places::macroName(SourceLocation Expansion) const {
  return Lexer::getImmediateMacroName(Expansion, SM, Lang).str();
}

bool Places::ourMacro(SourceLocation Expansion) const { return ours(SM.getSpellingLoc(Expansion)); }

std::string Places::holdingMacro(SourceLocation L) const {
  for (SourceLocation Expansion : expansions(L))
    if (ourMacro(Expansion))
      return macroName(Expansion);
  return {};
}

Location Places::location(SourceLocation L) const {
  if (L.isInvalid())
    return {};
  auto [File, Offset] = SM.getDecomposedLoc(file(L));
  const std::string &Name = fileName(File);
  if (Name.empty())
    return {};
  return {Name, SM.getLineNumber(File, Offset), SM.getColumnNumber(File, Offset)};
}

CharSourceRange Places::written(SourceRange R) const {
  if (R.isInvalid())
    return {};
  auto Exact = Lexer::makeFileCharRange(CharSourceRange::getTokenRange(R), SM, Lang);
  if (Exact.isValid())
    return Exact;
  // Part of a macro's body: the expansion stands for it.
  SourceLocation Begin = file(R.getBegin());
  SourceLocation End = SM.getExpansionRange(R.getEnd()).getEnd();
  if (SM.getFileID(Begin) != SM.getFileID(End) || End < Begin)
    End = Begin;
  return CharSourceRange::getCharRange(Begin, Lexer::getLocForEndOfToken(End, 0, SM, Lang));
}

Range Places::range(SourceRange R) const { return range(written(R)); }

Range Places::range(CharSourceRange W) const {
  if (W.isInvalid())
    return {};
  Range Result;
  Result.Begin = location(W.getBegin());
  if (!Result.valid())
    return {};
  Result.EndLine = SM.getSpellingLineNumber(W.getEnd());
  Result.EndColumn = SM.getSpellingColumnNumber(W.getEnd());
  return Result;
}

bool Places::editable(SourceRange R) const {
  return R.isValid() && ours(R.getBegin()) &&
         Lexer::makeFileCharRange(CharSourceRange::getTokenRange(R), SM, Lang).isValid();
}

std::string Places::text(SourceRange R) const {
  // What the macro's body says, not the name of the macro around it.
  if (R.isValid() && R.getBegin().isMacroID() &&
      Lexer::makeFileCharRange(CharSourceRange::getTokenRange(R), SM, Lang).isInvalid())
    R = {SM.getSpellingLoc(R.getBegin()), SM.getSpellingLoc(R.getEnd())};
  return folded(written(R));
}

std::string Places::shownText(SourceRange R) const {
  // What begins in an argument and goes on in the macro's body: the whole macro, not a half of it.
  const SourceLocation Begin = R.getBegin();
  if (R.isValid() && Begin.isMacroID() && file(Begin) != SM.getExpansionLoc(Begin) &&
      Lexer::makeFileCharRange(CharSourceRange::getTokenRange(R), SM, Lang).isInvalid())
    R = SM.getExpansionRange(Begin).getAsRange();
  return folded(written(R));
}

std::string Places::folded(CharSourceRange W) const {
  if (W.isInvalid())
    return {};
  std::string Folded;
  for (char C : Lexer::getSourceText(W, SM, Lang)) {
    if (!isWhitespace(C))
      Folded += C;
    else if (!Folded.empty() && Folded.back() != ' ')
      Folded += ' ';
  }
  return Folded;
}

} // namespace comsec::facts
