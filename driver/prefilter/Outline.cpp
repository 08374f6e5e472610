#include "driver/prefilter/Outline.h"

#include "driver/prefilter/Tokens.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <optional>
#include <utility>

using namespace llvm;
namespace tok = clang::tok;

namespace comsec::prefilter {
namespace {

void sortUnique(NameIds &Names) {
  llvm::sort(Names);
  Names.erase(llvm::unique(Names), Names.end());
}

/// Walks over the declarations of a file.
class Reader {
public:
  Reader(StringRef Text, NameTable &Names, Outline &Out)
      : Text(Text), Names(Names), Out(Out), Rows(Text), All(lex(Text, Names)) {}
  void run();

private:
  /// What a brace opened.
  enum class Holds { Declarations, Body, Other };
  /// What was met of the declaration that is being read.
  struct Statement {
    bool IsScope = false;
    bool IsClass = false;
    bool IsTemplate = false;
    bool IsTypedef = false;
    bool IsUsing = false;
    bool IsExtern = false;
    bool IsOver = false;      ///< behind the ':' of a constructor, or the '='
    bool NeedsNoBody = false; ///< "= 0", "= default", "= delete"
    NameId Class = 0;         ///< the name of the class, or of what "using" declares
    NameIds Named;
    NameIds Types;                    ///< what "typedef" declares
    std::optional<unsigned> Function; ///< the number of the token that names one
  };
  struct Scope {
    Holds What = Holds::Declarations;
    NameId Class = 0;
    NameId Template = 0;
    Statement Around = {}; ///< what goes on behind the brace: "typedef struct { … } T;"
  };

  void use(NameId Name);
  void use(const Token &T);
  void useAll(unsigned Begin, unsigned End);
  tok::TokenKind kind(unsigned I) const { return I < All.size() ? All[I].Kind : tok::eof; }

  unsigned readDirective(unsigned I);
  unsigned readParameters(unsigned I, unsigned End, NameIds &Parameters) const;
  void readDefine(unsigned Begin, unsigned End);
  void readInclude(unsigned I, unsigned End);
  void readConditional(StringRef Directive);

  unsigned readDeclaration(unsigned I);
  unsigned readParentheses(unsigned I);
  void readName(unsigned I);
  bool isDeclared(unsigned I) const;
  void nameFunction(unsigned I, unsigned Open, unsigned Close);
  void openBrace(unsigned I);
  void closeBrace();
  void endStatement();
  NameId classBefore(unsigned I) const;

  StringRef Text;
  NameTable &Names;
  Outline &Out;
  Lines Rows;
  std::vector<Token> All;
  std::vector<Scope> Scopes = {{}};
  std::vector<std::vector<Scope>> Conditionals; ///< the scopes where each #if began
  Statement Now;
  std::optional<Definition> Body; ///< the function that is being read
};

void Reader::use(NameId Name) { (Body ? Body->Uses : Out.Outside).push_back(Name); }

void Reader::use(const Token &T) {
  if (T.Name && T.Is == Word::None)
    use(T.Name);
  const StringRef Spelled = Text.substr(T.Offset, T.Length);
  if (tok::isStringLiteral(T.Kind))
    for (NameId Said : wordsIn(Spelled, Names))
      use(Said);
  if (StringRef Digits = Spelled; T.Kind == tok::numeric_constant &&
                                  (Digits.consume_front("0x") || Digits.consume_front("0X")) &&
                                  Digits.size() >= GuidHead)
    use(addWord(Digits.take_front(GuidHead), Names));
}

void Reader::useAll(unsigned Begin, unsigned End) {
  for (unsigned I = Begin; I < End; ++I)
    use(All[I]);
}

/// The number of the token behind the parameters of the macro whose name is at \p I, and these.
unsigned Reader::readParameters(unsigned I, unsigned End, NameIds &Parameters) const {
  const bool HasList = I + 1 < End && kind(I + 1) == tok::l_paren &&
                       All[I + 1].Offset == All[I].Offset + All[I].Length;
  if (!HasList)
    return I + 1;
  for (I += 2; I < End && kind(I) != tok::r_paren; ++I)
    if (All[I].Name)
      Parameters.push_back(All[I].Name);
  return I;
}

/// \p Begin is the name behind "#define". What a macro stands for is used where its name is.
void Reader::readDefine(unsigned Begin, unsigned End) {
  if (Begin >= End || !All[Begin].Name)
    return;
  Alias Macro{All[Begin].Name, {}, {}};
  NameIds Parameters;
  const unsigned First = readParameters(Begin, End, Parameters);
  const auto Written = [&](unsigned I) {
    return All[I].Name && !is_contained(Parameters, All[I].Name);
  };
  for (unsigned I = First; I < End; ++I) {
    if (Written(I))
      Macro.For.push_back(All[I].Name);
    if (tok::isStringLiteral(All[I].Kind))
      append_range(Macro.For, wordsIn(Text.substr(All[I].Offset, All[I].Length), Names));
    if (All[I].Kind != tok::hashhash || I + 1 == End)
      continue;
    if (Written(I - 1))
      Macro.Pasted.push_back((Names.text(All[I - 1].Name) + "*").str());
    if (Written(I + 1))
      Macro.Pasted.push_back(("*" + Names.text(All[I + 1].Name)).str());
  }
  sortUnique(Macro.For);
  Out.Macros.push_back(std::move(Macro));
}

void Reader::readInclude(unsigned I, unsigned End) {
  if (I == End)
    return;
  const unsigned From = All[I].Offset;
  const StringRef Line = Text.substr(From).take_until([](char C) { return C == '\n'; });
  const char Close = Line.starts_with("<") ? '>' : '"';
  const std::size_t Length =
      Line.starts_with("<") || Line.starts_with("\"") ? Line.find(Close, 1) : StringRef::npos;
  if (Length == StringRef::npos) {
    Out.Computed = true;
    return;
  }
  Out.Inclusions.push_back({Line.slice(1, Length).str(), Close == '"', Rows[From]});
}

/// The branches of an #if are alternatives: each begins in the same scope.
void Reader::readConditional(StringRef Directive) {
  if (Directive.starts_with("if"))
    Conditionals.push_back(Scopes);
  else if (Directive.starts_with("el") && !Conditionals.empty())
    Scopes = Conditionals.back();
  else if (Directive == "endif" && !Conditionals.empty())
    Conditionals.pop_back();
}

/// \p I is the '#'. Gives the number of the first token on the next line.
unsigned Reader::readDirective(unsigned I) {
  unsigned End = I + 1;
  while (End < All.size() && !All[End].StartsLine)
    ++End;
  if (I + 1 == End)
    return End;
  const StringRef Directive = Text.substr(All[I + 1].Offset, All[I + 1].Length);
  if (Directive == "define")
    readDefine(I + 2, End);
  else if (Directive == "include" || Directive == "import" || Directive == "include_next")
    readInclude(I + 2, End);
  else
    readConditional(Directive);
  return End;
}

/// Whether the name at \p I is just declared there: a type stands before it, and behind it the
/// parameters of a function or, of a data member, nothing. A variable that is defined is written.
bool Reader::isDeclared(unsigned I) const {
  const bool IsMember = kind(I + 1) == tok::semi && (Scopes.back().Class || Now.IsExtern);
  if (I == 0 || (kind(I + 1) != tok::l_paren && !IsMember))
    return false;
  const Token &Before = All[I - 1];
  if (Before.Name)
    return Before.Is == Word::None || Before.Is == Word::Built;
  return Before.Kind == tok::star || Before.Kind == tok::amp || Before.Kind == tok::greater;
}

void Reader::readName(unsigned I) {
  const Token &T = All[I];
  switch (T.Is) {
  case Word::Scope:
    Now.IsScope = true;
    return;
  case Word::Class:
    Now.IsClass = true;
    return;
  case Word::Template:
    Now.IsTemplate = true;
    return;
  case Word::Typedef:
    Now.IsTypedef = true;
    return;
  case Word::Using:
    Now.IsUsing = true;
    return;
  case Word::Built:
    Now.IsExtern |= Names.text(T.Name) == "extern";
    return;
  case Word::Other:
    return;
  case Word::None:
    break;
  }
  Now.Named.push_back(T.Name);
  if (Now.IsTypedef && (kind(I + 1) == tok::semi || kind(I + 1) == tok::comma))
    Now.Types.push_back(T.Name);
  // "class DLL_EXPORT C final : public B": the name before the bases or the braces.
  const bool IsLast = kind(I + 1) == tok::colon || kind(I + 1) == tok::l_brace ||
                      kind(I + 1) == tok::semi ||
                      (I + 1 < All.size() && All[I + 1].Is != Word::None);
  if ((Now.IsClass && IsLast) || Now.IsUsing)
    Now.Class = Now.Class ? Now.Class : T.Name;
  if (!isDeclared(I))
    use(T);
}

/// C in "C::f" and "C<T>::f", where \p I is the f; else 0.
NameId Reader::classBefore(unsigned I) const {
  if (I < 2 || kind(I - 1) != tok::coloncolon)
    return 0;
  if (kind(I - 2) != tok::greater)
    return All[I - 2].Name;
  unsigned Depth = 0;
  for (unsigned J = I - 2; J > 0; --J) {
    if (kind(J) == tok::greater)
      ++Depth;
    if (kind(J) == tok::less && --Depth == 0)
      return All[J - 1].Name;
  }
  return 0;
}

/// "_Requires_lock_held_": what SAL puts behind parameters, too.
static bool isAnnotation(StringRef Name) {
  return Name.size() > 2 && Name[0] == '_' && isUpper(Name[1]) && Name.ends_with("_");
}

/// The token at \p I stands before "( … )" outside of bodies: the last such one names the function,
/// unless the parentheses hold its name: STDMETHOD(Name)(…).
void Reader::nameFunction(unsigned I, unsigned Open, unsigned Close) {
  const bool IsNamed = All[I].Name && All[I].Is == Word::None;
  if (Now.IsOver || !IsNamed || isAnnotation(Names.text(All[I].Name)) || (Now.IsClass && Now.Class))
    return;
  if (kind(Close + 1) != tok::l_paren) {
    Now.Function = I;
    return;
  }
  for (unsigned J = Close; J-- > Open;)
    if (All[J].Name) {
      Now.Function = J;
      Now.IsOver = true;
      return;
    }
}

/// \p I is a "(" outside of bodies. Gives the number of the token behind its ")".
unsigned Reader::readParentheses(unsigned I) {
  unsigned Depth = 0, Close = I;
  for (; Close < All.size(); ++Close) {
    if (kind(Close) == tok::l_paren)
      ++Depth;
    if (kind(Close) == tok::r_paren && --Depth == 0)
      break;
    if (kind(Close) == tok::semi || kind(Close) == tok::l_brace || kind(Close) == tok::hash)
      return I + 1; // no list of parameters
  }
  if (Close == All.size())
    return I + 1;
  useAll(I, Close);
  if (I > 0)
    nameFunction(I - 1, I, Close);
  return Close + 1;
}

void Reader::openBrace(unsigned I) {
  const Scope &Outer = Scopes.back();
  Scope Inner{Outer.What, Outer.Class, Outer.Template};
  if (Outer.What != Holds::Declarations || I == 0) {
    Scopes.push_back(Inner);
    return;
  }
  // "C::C() : m{1} {": what goes on is the same declaration.
  const bool IsMember =
      (All[I - 1].Name && All[I - 1].Is == Word::None) || kind(I - 1) == tok::greater;
  if (Now.IsOver && Now.Function && IsMember) {
    Inner.What = Holds::Other;
    Inner.Around = std::exchange(Now, {});
    Scopes.push_back(std::move(Inner));
    return;
  }
  const bool IsClass = Now.IsClass && Now.Class;
  const bool IsFunction = Now.Function && !Now.NeedsNoBody && !IsClass;
  const bool Alternative = Body.has_value(); // the other branch of an #if opened it
  if (IsFunction && !Alternative) {
    Inner.What = Holds::Body;
    const unsigned At = *Now.Function;
    Body.emplace();
    Body->Name = All[At].Name;
    Body->Class = classBefore(At) ? classBefore(At) : Outer.Class;
    Body->Where = Rows[All[At].Offset];
    Body->Template = Outer.Template   ? Outer.Template
                     : Now.IsTemplate ? (classBefore(At) ? classBefore(At) : All[At].Name)
                                      : 0;
  } else if (IsFunction) {
    Inner.What = Holds::Body;
  } else if (Now.IsClass) {
    Inner.Class = Now.Class;
    if (Now.IsTemplate && !Inner.Template)
      Inner.Template = Now.Class;
  } else if (!Now.IsScope && (!Now.Named.empty() || Now.IsOver)) {
    Inner.What = Holds::Other; // an initialiser, or nothing that is understood
  }
  if (Inner.What == Holds::Declarations && IsClass)
    Out.Types.push_back({Now.Class, Now.Named, {}});
  Inner.Around = std::exchange(Now, {});
  Scopes.push_back(std::move(Inner));
}

void Reader::closeBrace() {
  if (Scopes.size() < 2)
    return;
  Now = std::move(Scopes.back().Around);
  Scopes.pop_back();
  if (!Body || Scopes.back().What == Holds::Body)
    return;
  sortUnique(Body->Uses);
  Out.Definitions.push_back(std::move(*Body));
  Body.reset();
  Now = {};
}

void Reader::endStatement() {
  for (NameId Type : Now.Types)
    Out.Types.push_back({Type, Now.Named, {}});
  if (Now.IsUsing && Now.Class) {
    Out.Types.push_back({Now.Class, Now.Named, {}});
  } else if (Now.Function && !Now.NeedsNoBody && !Now.IsTypedef) {
    Out.Declarations.push_back({All[*Now.Function].Name, Rows[All[*Now.Function].Offset]});
  }
  Now = {};
}

/// One token outside of bodies. Gives the number of the next one.
unsigned Reader::readDeclaration(unsigned I) {
  switch (kind(I)) {
  case tok::raw_identifier:
    readName(I);
    return I + 1;
  case tok::l_paren:
    return readParentheses(I);
  case tok::colon:
    Now.IsOver = Now.Function.has_value();
    return I + 1;
  case tok::equal: {
    const StringRef Next =
        I + 1 < All.size() ? Text.substr(All[I + 1].Offset, All[I + 1].Length) : StringRef();
    Now.IsOver = true;
    Now.NeedsNoBody |= Next == "0" || Next == "default" || Next == "delete" || !Now.Function;
    return I + 1;
  }
  case tok::semi:
    endStatement();
    return I + 1;
  default:
    use(All[I]);
    return I + 1;
  }
}

void Reader::run() {
  for (unsigned I = 0; I < All.size();) {
    if (kind(I) == tok::hash && All[I].StartsLine) {
      I = readDirective(I);
    } else if (kind(I) == tok::l_brace) {
      openBrace(I);
      ++I;
    } else if (kind(I) == tok::r_brace) {
      closeBrace();
      ++I;
    } else if (Scopes.back().What == Holds::Declarations) {
      I = readDeclaration(I);
    } else {
      use(All[I++]);
    }
  }
  if (Body) // its end is missing
    append_range(Out.Outside, Body->Uses);
  sortUnique(Out.Outside);
  Out.Names = Out.Outside;
  for (const Definition &D : Out.Definitions)
    append_range(Out.Names, D.Uses);
  for (const Token &T : All)
    if (T.Name)
      Out.Names.push_back(T.Name);
  sortUnique(Out.Names);
}

} // namespace

Outline outlineOf(StringRef Text, NameTable &Names) {
  Outline Out;
  Reader(Text, Names, Out).run();
  return Out;
}

} // namespace comsec::prefilter
