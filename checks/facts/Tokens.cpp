#include "checks/facts/Tokens.h"

#include "checks/OtherHosts.h"
#include "checks/knowledge/Files.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/DenseMap.h"

using namespace clang;

// PPCallbacks::HasInclude: before clang 16 with another type of file.
COMSEC_MAY_BE_MISSING_IN_HOST(
    "_ZN5clang11PPCallbacks10HasIncludeENS_14SourceLocationEN4llvm9StringRefEbNS_"
    "20CustomizableOptionalINS_12FileEntryRefEEENS_6SrcMgr18CharacteristicKindE");

namespace comsec::facts {

void OwnTokens::add(const Token &T) {
  bool Named = T.is(tok::identifier);
  bool Says = Named || tok::isLiteral(T.getKind()) || T.is(tok::kw_this);
  All.push_back({Named ? T.getIdentifierInfo() : nullptr, T.getLocation(), T.getKind(), Says});
}

std::optional<std::size_t> OwnTokens::find(SourceLocation L) const {
  if (Numbers.empty())
    for (std::size_t I = 0; I < All.size(); ++I)
      Numbers.try_emplace(All[I].At, I);
  auto It = Numbers.find(L);
  if (It == Numbers.end() && L.isValid())
    It = Numbers.find(L.getLocWithOffset(-1)); // the second half of a >> that ends templates
  return It == Numbers.end() ? std::nullopt : std::optional(It->second);
}

static std::string_view view(llvm::StringRef S) { return {S.data(), S.size()}; }

namespace {

class Watcher : public PPCallbacks {
public:
  Watcher(Preprocessor &PP, bool SkipMissing, TokenLog &Log)
      : PP(PP), SkipMissing(SkipMissing), Log(Log) {}

  bool FileNotFound(llvm::StringRef) override { return SkipMissing; }

  void InclusionDirective(SourceLocation Hash, const Token &, llvm::StringRef Name, bool,
                          CharSourceRange, OptionalFileEntryRef File, llvm::StringRef,
                          llvm::StringRef, const Module *, bool,
                          SrcMgr::CharacteristicKind) override {
    if (!File)
      Log.Missing.push_back({Name.str(), Hash});
  }

  void FileChanged(SourceLocation, FileChangeReason, SrcMgr::CharacteristicKind Kind,
                   FileID) override {
    InSystemHeader = Kind != SrcMgr::C_User;
  }

  void SourceRangeSkipped(SourceRange Range, SourceLocation) override {
    // A header may be a copy of the SDK's, where a declaration looks like a call.
    if (PP.getSourceManager().isWrittenInMainFile(Range.getBegin()))
      readSkipped(Range);
  }

  void MacroExpands(const Token &Name, const MacroDefinition &, SourceRange Range,
                    const MacroArgs *) override {
    const IdentifierInfo *Id = Name.getIdentifierInfo();
    if (!Id || !ours(Range.getBegin()))
      return;
    std::string_view Text = view(Id->getName());
    if (knowledge::tellsRole(Text) || knowledge::fileSign(knowledge::FileSignKind::Macro, Text))
      Log.Constants.push_back({Id->getName().str(), Range.getBegin()});
  }

  void MacroDefined(const Token &Name, const MacroDirective *D) override {
    if (Name.getIdentifierInfo()->getName() == "_WIN32_WINNT")
      Log.Target = number(D->getMacroInfo());
  }

  void token(const Token &T) {
    if (!InSystemHeader && !T.isAnnotation())
      Log.Own.add(T);
    if (Pending && T.is(tok::l_paren))
      Log.Calls.push_back({Pending->getName().str(), PendingAt});
    Pending = nullptr;
    // The parser makes tokens of its own without text: what stands for __FUNCTION__ in a string.
    if (tok::isStringLiteral(T.getKind()) && T.getLiteralData())
      literal({T.getLiteralData(), T.getLength()});
    const IdentifierInfo *Id = T.isAnnotation() ? nullptr : T.getIdentifierInfo();
    if (Id && knowledge::isSought(view(Id->getName())) && ours(T.getLocation()))
      Log.Sought.insert(Id->getName().str());
    if (Id && !Qualified && distinctive(*Id) && ours(T.getLocation())) {
      Pending = Id;
      PendingAt = T.getLocation();
    }
    // P.CoCreateInstance(…) and wil::CoImpersonateClient(…) are namesakes, a leading :: makes none.
    Qualified = T.isOneOf(tok::period, tok::arrow) || (T.is(tok::coloncolon) && AfterName);
    AfterName = T.isOneOf(tok::identifier, tok::greater);
  }

private:
  /// Nothing in \p Range is compiled: only names in front of a parenthesis tell what it calls.
  void readSkipped(SourceRange Range) {
    const SourceManager &SM = PP.getSourceManager();
    const auto [File, Begin] = SM.getDecomposedLoc(Range.getBegin());
    const unsigned End = SM.getFileOffset(Range.getEnd());
    const std::optional<llvm::StringRef> Text = SM.getBufferDataOrNone(File);
    if (!Text || End > Text->size() || SM.getFileID(Range.getEnd()) != File)
      return;
    Lexer Raw(SM.getLocForStartOfFile(File), PP.getLangOpts(), Text->begin(), Text->begin() + Begin,
              Text->end());
    Token Last, T;
    Last.startToken();
    bool Member = false; // behind . or ->
    for (Raw.LexFromRawLexer(T); T.isNot(tok::eof) && SM.getFileOffset(T.getLocation()) < End;
         Raw.LexFromRawLexer(T)) {
      if (T.is(tok::l_paren) && Last.is(tok::raw_identifier) && !Member &&
          distinctiveName(Last.getRawIdentifier()))
        Log.Skipped.push_back({Last.getRawIdentifier().str(), Last.getLocation()});
      Member = T.is(tok::raw_identifier) && Last.isOneOf(tok::period, tok::arrow);
      Last = T;
    }
  }

  static bool distinctiveName(llvm::StringRef Name) {
    const knowledge::Api *A = knowledge::findFunction(view(Name));
    return A && (A->Traits & knowledge::Distinctive) != 0;
  }

  /// The number that \p Macro stands for, by other macros' names too; 0 when it is none.
  std::int64_t number(const MacroInfo *Macro) const {
    constexpr unsigned MaxNames = 8;
    for (unsigned I = 0; I < MaxNames && Macro && Macro->getNumTokens() == 1; ++I) {
      const Token &T = Macro->getReplacementToken(0);
      std::int64_t Number = 0;
      if (!T.is(tok::identifier))
        return llvm::StringRef(PP.getSpelling(T)).getAsInteger(0, Number) ? 0 : Number;
      Macro = PP.getMacroInfo(T.getIdentifierInfo());
    }
    return 0;
  }

  bool ours(SourceLocation L) const { return !PP.getSourceManager().isInSystemHeader(L); }

  /// The name of a function that is asked for at run time: "CoInitializeSecurity".
  void literal(llvm::StringRef Spelling) {
    llvm::StringRef Text = Spelling.drop_until([](char C) { return C == '"'; });
    if (Text.consume_front("\"") && Text.consume_back("\"") && knowledge::isSought(view(Text)))
      Log.Sought.insert(Text.str());
  }

  bool distinctive(const IdentifierInfo &Id) {
    auto [It, New] = Distinctive.try_emplace(&Id, false);
    if (New)
      It->second = distinctiveName(Id.getName());
    return It->second;
  }

  Preprocessor &PP;
  bool SkipMissing;
  TokenLog &Log;
  const IdentifierInfo *Pending = nullptr;
  SourceLocation PendingAt;
  bool InSystemHeader = false;
  bool Qualified = false; ///< the next token is a member's or a namespace's name
  bool AfterName = false; ///< the last token can stand in front of a qualifying ::
  llvm::DenseMap<const IdentifierInfo *, bool> Distinctive;
};

} // namespace

void watchTokens(Preprocessor &PP, bool SkipMissing, TokenLog &Log) {
  auto Callbacks = std::make_unique<Watcher>(PP, SkipMissing, Log);
  PP.setTokenWatcher([W = Callbacks.get()](const Token &T) { W->token(T); });
  PP.addPPCallbacks(std::move(Callbacks));
}

} // namespace comsec::facts
