#include "checks/facts/Collector.h"

#include "checks/facts/ApiCalls.h"
#include "checks/facts/Branches.h"
#include "checks/facts/Callees.h"
#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Guids.h"
#include "checks/facts/Keys.h"
#include "checks/facts/Named.h"
#include "checks/facts/Places.h"
#include "checks/facts/Pointers.h"
#include "checks/facts/Records.h"
#include "checks/facts/ResultUse.h"
#include "checks/facts/Skeletons.h"
#include "checks/facts/Texts.h"
#include "checks/facts/TokenCalls.h"
#include "checks/facts/TokenLevels.h"
#include "checks/facts/Tokens.h"
#include "checks/facts/Uses.h"
#include "checks/facts/Values.h"
#include "checks/facts/Writes.h"
#include "checks/facts/Written.h"
#include "checks/knowledge/Files.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Lex/Preprocessor.h"

#include <algorithm>

using namespace clang;
using namespace clang::ast_matchers;

namespace comsec::facts {

namespace {

const ast_matchers::internal::VariadicDynCastAllOfMatcher<Stmt, RecoveryExpr> recoveryExpr;
const ast_matchers::internal::VariadicDynCastAllOfMatcher<Stmt, CXXUuidofExpr> uuidofExpr;
const ast_matchers::internal::VariadicDynCastAllOfMatcher<Stmt, UnresolvedLookupExpr>
    unresolvedLookupExpr;

/// Turns what the matchers find into facts.
class UnitCollector : public MatchFinder::MatchCallback {
public:
  /// \p Tokens: those of a unit with errors, else null.
  UnitCollector(ASTContext &Context, const Places &Where, const OwnTokens *Tokens)
      : Context(Context), Where(Where), Links(Where), Ways(Context, Tokens),
        Reader(Context, Where, Ways), Calls(Context, Where, Reader, Ways),
        Variables(Context, Where, Reader, Ways), Levels(Context, Where, Reader, Ways),
        Signs(Context, Where, Ways), Ids(Where), Tokens(Tokens) {}

  void run(const MatchFinder::MatchResult &Match) override;
  void addMatchers(MatchFinder &Finder);
  void addSkeletons();
  void finish(const TokenLog &Log, Unit &U);

private:
  void addCall(const CallExpr &Call);
  void addPassed(const FunctionDecl *In, const FunctionDecl &Callee, const Expr &Call,
                 llvm::ArrayRef<const Expr *> Arguments);
  void addPassed(const CallExpr &Call, const FunctionDecl *In);
  void addAssignment(const BinaryOperator &Assignment);
  void addDeclaration(const NamedDecl &D);
  void addPointerCalls();
  void addApiCall(const ApiCall &Found, const Expr &Call, const FunctionDecl *In);
  void addFunction(const FunctionDecl &F);
  void addReturn(const ReturnStmt &Return);
  void addReference(const DeclRefExpr &Ref);
  void addMention(const NamedDecl &D, SourceLocation At);
  void addLostCalls(const TokenLog &Log, Unit &U);
  bool live(const Stmt &S, const FunctionDecl *In) { return Ways.live(S, In); }
  bool isCallee(const Expr &E);

  ASTContext &Context;
  const Places &Where;
  Graph Links;
  Flows Ways;
  ValueReader Reader;
  ApiCalls Calls;
  Writes Variables;
  LevelTests Levels;
  Pointers Functions;
  std::vector<const CallExpr *> PointerCalls; ///< what they call is known when all is collected
  std::vector<const FunctionDecl *> Bodies;
  std::vector<const VarDecl *> Globals; ///< with initialisers, in their order
  std::vector<const FunctionDecl *> Patterns;
  Uses Signs;
  Guids Ids;
  llvm::DenseSet<SourceLocation> Mentions; ///< where the AST names a distinctive API
  const OwnTokens *Tokens;
  OwnNames Names; ///< only of a unit with errors
};

void UnitCollector::addMatchers(MatchFinder &Finder) {
  Finder.addMatcher(functionDecl(isDefinition()).bind("function"), this);
  Finder.addMatcher(cxxRecordDecl(isDefinition(), unless(isImplicit())).bind("class"), this);
  Finder.addMatcher(callExpr().bind("call"), this);
  Finder.addMatcher(recoveryExpr().bind("broken"), this);
  Finder.addMatcher(cxxConstructExpr().bind("construct"), this);
  Finder.addMatcher(declRefExpr().bind("reference"), this);
  Finder.addMatcher(memberExpr().bind("member"), this);
  Finder.addMatcher(unresolvedLookupExpr().bind("lookup"), this);
  Finder.addMatcher(
      returnStmt(hasReturnValue(anyOf(hasType(isInteger()), hasType(isAnyPointer()),
                                      hasType(hasUnqualifiedDesugaredType(recordType())))))
          .bind("return"),
      this);
  Finder.addMatcher(lambdaExpr().bind("lambda"), this);
  Finder.addMatcher(uuidofExpr().bind("uuidof"), this);
  Finder.addMatcher(stringLiteral().bind("text"), this);
  Finder.addMatcher(binaryOperator(isAssignmentOperator()).bind("assignment"), this);
  Finder.addMatcher(unaryOperator(hasAnyOperatorName("++", "--")).bind("step"), this);
  Finder.addMatcher(initListExpr().bind("list"), this);
  Finder.addMatcher(namedDecl().bind("declaration"), this);
  Levels.addMatchers(Finder);
}

void UnitCollector::run(const MatchFinder::MatchResult &Match) {
  auto &Nodes = Match.Nodes;
  if (auto *F = Nodes.getNodeAs<FunctionDecl>("function")) {
    if (!Where.ours(F->getLocation()))
      return;
    if (F->isDependentContext())
      Patterns.push_back(F);
    else
      addFunction(*F);
  } else if (auto *C = Nodes.getNodeAs<CXXRecordDecl>("class")) {
    if (!C->isLambda() && !C->isDependentContext() && Where.ours(C->getLocation()))
      Links.addClass(*C);
  } else if (auto *Call = Nodes.getNodeAs<CallExpr>("call")) {
    addCall(*Call);
  } else if (auto *Broken = Nodes.getNodeAs<RecoveryExpr>("broken")) {
    if (ApiCall Found = apiCall(*Broken))
      addApiCall(Found, *Broken, enclosingFunction(*Broken, Context));
  } else if (auto *E = Nodes.getNodeAs<CXXConstructExpr>("construct")) {
    const FunctionDecl *In = enclosingFunction(*E, Context);
    Links.addConstruction(In, *E, live(*E, In));
    llvm::SmallVector<const Expr *> Arguments(E->arguments());
    addPassed(In, *E->getConstructor(), *E, Arguments);
  } else if (auto *Ref = Nodes.getNodeAs<DeclRefExpr>("reference")) {
    addReference(*Ref);
  } else if (auto *Member = Nodes.getNodeAs<MemberExpr>("member")) {
    addMention(*Member->getMemberDecl(), Member->getMemberLoc());
    if (auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
        Field && !Where.ours(Field->getLocation()))
      Signs.addFileSign(knowledge::FileSignKind::Member, Field->getName(), *Member);
  } else if (auto *Text = Nodes.getNodeAs<clang::StringLiteral>("text")) {
    Ids.addText(*Text);
    if (Text->getCharByteWidth() <= 2)
      Signs.addFileSign(knowledge::FileSignKind::Text, utf8(*Text), *Text);
  } else if (auto *Lookup = Nodes.getNodeAs<UnresolvedLookupExpr>("lookup")) {
    if (Lookup->getNumDecls())
      addMention(**Lookup->decls_begin(), Lookup->getNameLoc());
  } else if (auto *Return = Nodes.getNodeAs<ReturnStmt>("return")) {
    addReturn(*Return);
  } else if (auto *Lambda = Nodes.getNodeAs<LambdaExpr>("lambda")) {
    const FunctionDecl *In = enclosingFunction(*Lambda, Context);
    Links.addLambda(In, *Lambda, live(*Lambda, In));
  } else if (auto *Uuidof = Nodes.getNodeAs<CXXUuidofExpr>("uuidof")) {
    if (Uuidof->isTypeOperand())
      if (auto *Class = Uuidof->getTypeOperand(Context)->getAsRecordDecl())
        Signs.add(UseKind::Object, Class->getNameAsString(), *Uuidof);
  } else if (auto *Assignment = Nodes.getNodeAs<BinaryOperator>("assignment")) {
    addAssignment(*Assignment);
  } else if (auto *Step = Nodes.getNodeAs<UnaryOperator>("step")) {
    Variables.addStep(*Step);
  } else if (auto *List = Nodes.getNodeAs<InitListExpr>("list")) {
    Calls.addRecord(recordWrite(*List), *List);
    Calls.addElements(*List);
    Calls.addZeros(*List);
    Variables.addList(*List);
    Functions.addList(*List);
    Ids.addList(*List);
  } else if (auto *D = Nodes.getNodeAs<NamedDecl>("declaration")) {
    addDeclaration(*D);
  }
}

void UnitCollector::addFunction(const FunctionDecl &F) {
  Links.addFunction(F, proxyParameters(F, Ways));
  Bodies.push_back(&F);
  auto *Constructor = dyn_cast<CXXConstructorDecl>(&F);
  if (!Constructor)
    return;
  Variables.addConstructor(*Constructor);
  for (const CXXCtorInitializer *Initialiser : Constructor->inits())
    if (const FieldDecl *Field = Initialiser->getAnyMember())
      Functions.addWrite(*Field, Initialiser->getInit());
}

/// A constructor without arguments.
static bool copiesNothing(const Expr &Init) {
  auto *Made = dyn_cast<CXXConstructExpr>(&Init);
  return Made && Made->getNumArgs() == 0;
}

void UnitCollector::addDeclaration(const NamedDecl &D) {
  addMention(D, D.getLocation());
  if (Tokens && Where.ours(D.getLocation()))
    Names.add(D);
  if (auto *Field = dyn_cast<FieldDecl>(&D))
    Functions.addWrite(*Field, Field->getInClassInitializer());
  if (auto *Class = dyn_cast<CXXRecordDecl>(&D))
    Ids.addClass(*Class);
  auto *V = dyn_cast<VarDecl>(&D);
  if (!V || !Where.ours(V->getLocation()))
    return;
  if (V->isFileVarDecl() && V->getInit() && !V->getDeclContext()->isDependentContext() &&
      !V->getInit()->isValueDependent() && !V->isConstexpr())
    Globals.push_back(V);
  Variables.addVariable(*V);
  Calls.addZeros(*V);
  if (const Expr *Init = V->getInit(); Init && !Init->getType().isNull() && !copiesNothing(*Init))
    Calls.addCopy(usrOf(*V), *Init, *Init);
  Functions.addWrite(*V, V->getInit());
}

void UnitCollector::addAssignment(const BinaryOperator &Assignment) {
  Calls.addRecord(recordWrite(Assignment), Assignment);
  Calls.addAssignment(Assignment);
  Variables.addAssignment(Assignment);
  Functions.addWrite(*Assignment.getLHS(), *Assignment.getRHS());
}

void UnitCollector::addReturn(const ReturnStmt &Return) {
  const FunctionDecl *In = enclosingFunction(Return, Context);
  bool Whole = In && isKnownRecord(In->getReturnType());
  if (!In || In->isDependentContext() || !Where.ours(Return.getBeginLoc()) ||
      !(Whole || mayHoldSetting(In->getReturnType(), Context)) || !live(Return, In))
    return;
  if (Whole)
    return Links.addReturn(*In, Reader.structure(*Return.getRetValue(), &Return, In));
  Links.addReturn(*In, Reader.read(Return.getRetValue(), &Return, In));
}

void UnitCollector::addCall(const CallExpr &Call) {
  if (!Where.ours(Call.getExprLoc()))
    return;
  const FunctionDecl *In = enclosingFunction(Call, Context);
  if (ApiCall Found = apiCall(Call))
    addApiCall(Found, Call, In);
  else if (!Call.getDirectCallee())
    PointerCalls.push_back(&Call);
  addPassed(Call, In);
  Calls.addMemoryWrite(Call);
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
      Operator && Operator->isAssignmentOp() && Operator->getNumArgs() == 2)
    Calls.addCopy(objectOf(*Operator->getArg(0), Context), *Operator->getArg(1), Call);
  Variables.addCall(Call);
  if (std::string Method = interfaceMethod(Call); !Method.empty())
    Signs.add(UseKind::Interface, std::move(Method), Call);
  if (const NamedDecl *Class = uuidofClass(Call))
    Signs.add(UseKind::Object, Class->getNameAsString(), Call);
  Links.addCall(In, Call, live(Call, In));
}

/// What a call gives to a function of the project, as far as it can be settings.
void UnitCollector::addPassed(const FunctionDecl *In, const FunctionDecl &Callee, const Expr &Call,
                              llvm::ArrayRef<const Expr *> Arguments) {
  if (!Where.ours(Callee.getLocation()) || (In && In->isDependentContext()))
    return;
  std::size_t Count = std::min<std::size_t>(Arguments.size(), Callee.getNumParams());
  for (unsigned I = 0; I < Count; ++I) {
    QualType T = Callee.getParamDecl(I)->getType();
    bool Part = mayHoldPart(T);
    bool Setting = Part || mayHoldSetting(T, Context), Proxy = Part || mayHoldProxy(T);
    if (!(Setting || Proxy) || !live(Call, In))
      continue;
    Passed Given{{}, I, Where.location(Call.getExprLoc()), {}};
    if (Proxy)
      Given.Variable = Part ? Reader.object(*Arguments[I], &Call, In) : variableOf(*Arguments[I]);
    if (Part)
      Given.Branches = branchesOf(Call, Context, Where);
    // A call as a value is read at its own place, where its arguments are.
    if (Setting)
      Given.Given = Reader.read(Arguments[I], &Call, In);
    else
      Given.Given.Text = "a proxy";
    Links.addPassed(In, Callee, std::move(Given));
  }
}

void UnitCollector::addPassed(const CallExpr &Call, const FunctionDecl *In) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return;
  llvm::SmallVector<const Expr *> Arguments(Call.arguments());
  // The object of an overloaded operator, such as a lambda that is called, is no parameter.
  if (isa<CXXOperatorCallExpr>(Call) && isa<CXXMethodDecl>(Callee))
    Arguments.erase(Arguments.begin());
  addPassed(In, *Callee, Call, Arguments);
}

/// Calls through pointers that hold an API.
void UnitCollector::addPointerCalls() {
  for (const CallExpr *Call : PointerCalls) {
    ApiCall Found;
    Found.Api = Functions.target(*Call->getCallee());
    if (!Found)
      continue;
    Found.Form = CallForm::Pointer;
    Found.Name = Call->getCallee()->getExprLoc();
    llvm::append_range(Found.Arguments, Call->arguments());
    addApiCall(Found, *Call, enclosingFunction(*Call, Context));
  }
}

void UnitCollector::addSkeletons() {
  for (const FunctionDecl *F : Bodies)
    if (const Flow *Way = Ways.of(*F))
      Links.addFlow(F, skeletonOf(*F, *Way, Context, Where, Functions));
  if (Skeleton Before = skeletonOf(Globals, Context, Where, Functions); !Before.empty())
    Links.addFlow(nullptr, std::move(Before));
}

void UnitCollector::addApiCall(const ApiCall &Found, const Expr &Call, const FunctionDecl *In) {
  if (Calls.add(Found, Call, In))
    Mentions.insert(Where.file(Found.Name));
}

/// The callee of a direct call is no address that is taken.
bool UnitCollector::isCallee(const Expr &E) {
  const Expr *Child = &E;
  while (true) {
    auto Parents = Context.getParents(*Child);
    const Expr *Parent = Parents.empty() ? nullptr : Parents[0].get<Expr>();
    if (auto *Call = dyn_cast_or_null<CallExpr>(Parent))
      return Call->getCallee() == Child;
    if (!Parent || !isa<ImplicitCastExpr, ParenExpr>(Parent))
      return false;
    Child = Parent;
  }
}

void UnitCollector::addReference(const DeclRefExpr &Ref) {
  const ValueDecl &Target = *Ref.getDecl();
  addMention(Target, Ref.getLocation());
  if (isa<FunctionDecl>(Target)) {
    if (Where.ours(Target.getLocation()) && !isCallee(Ref)) {
      const FunctionDecl *In = enclosingFunction(Ref, Context);
      Links.addReference(In, Ref, live(Ref, In));
    }
    if (Target.getIdentifier() && !Where.ours(Target.getLocation()))
      Signs.addFileSign(knowledge::FileSignKind::Function, Target.getName(), Ref);
  } else if (Target.getIdentifier() && !Target.getDeclContext()->isFunctionOrMethod()) {
    Signs.add(isa<EnumConstantDecl>(Target) ? UseKind::Constant : UseKind::Object,
              Target.getNameAsString(), Ref);
  }
}

void UnitCollector::addMention(const NamedDecl &D, SourceLocation At) {
  if (!D.getIdentifier() || At.isInvalid())
    return;
  llvm::StringRef Name = D.getName();
  if (const knowledge::Api *A = knowledge::findFunction({Name.data(), Name.size()}))
    if (A->Traits & knowledge::Distinctive)
      Mentions.insert(Where.file(At));
}

/// The calls that the tokens show and the tree lacks. Without errors nothing was dropped: then the
/// name stands in what is never compiled, such as a template that nobody uses.
void UnitCollector::addLostCalls(const TokenLog &Log, Unit &U) {
  std::vector<TokenLog::Mention> Lost;
  for (const TokenLog::Mention &Call : Log.Calls)
    if (SourceLocation At = Where.file(Call.Where); Where.ours(At) && !Mentions.contains(At))
      Lost.push_back(Call);
  TokenCalls Reading(Context, Where, Reader, Log.Own, Names, Bodies);
  std::vector<std::optional<facts::Call>> Read(Lost.size());
  if (Tokens)
    Read = Reading.read(Lost);
  for (auto [Call, Found] : llvm::zip_equal(Lost, Read)) {
    U.Notes.push_back({Found ? NoteKind::CallRecovered : NoteKind::CallLost, Call.Name,
                       Where.location(Call.Where)});
    if (Found)
      Calls.add(std::move(*Found));
  }
}

void UnitCollector::finish(const TokenLog &Log, Unit &U) {
  addPointerCalls();
  addLostCalls(Log, U);
  std::vector<std::string> KeptPatterns;
  U.Calls = Calls.take(KeptPatterns);
  dropOtherKeys(U.Calls);
  for (const FunctionDecl *F : Patterns)
    if (llvm::is_contained(KeptPatterns, usrOf(*F)))
      Links.addFunction(*F);
  for (const TokenLog::Mention &Constant : Log.Constants)
    if (Range At = Where.range(Constant.Where); At.valid())
      Signs.addConstant(Constant.Name, At);
  for (const TokenLog::Mention &Missing : Log.Missing)
    U.Notes.push_back({NoteKind::MissingHeader, Missing.Name, Where.location(Missing.Where)});
  for (const TokenLog::Mention &Call : Log.Skipped)
    if (Location At = Where.location(Call.Where); At.valid())
      U.Notes.push_back({NoteKind::CallSkipped, Call.Name, At});
  U.WindowsTarget = Log.Target;
  U.Mentions.assign(Log.Sought.begin(), Log.Sought.end());
  U.Uses = Signs.take();
  U.Guids = Ids.take();
  Links.moveTo(U);
  Variables.moveTo(U);
  U.LevelTests = Levels.take();
  llvm::sort(U.Notes);
  U.Notes.erase(std::unique(U.Notes.begin(), U.Notes.end()), U.Notes.end());
}

/// Matches only what the project's own files declare: the Windows headers hold fifty thousand
/// declarations that cannot matter. Restores the scope, since in clang-tidy other checks follow.
class ScopeToProject {
public:
  ScopeToProject(ASTContext &Context, const Places &Where) : Context(Context) {
    std::vector<Decl *> Own;
    for (Decl *D : Context.getTranslationUnitDecl()->decls())
      if (Where.ours(D->getLocation()) || isa<LinkageSpecDecl>(D))
        Own.push_back(D);
    Context.setTraversalScope(Own);
  }
  ~ScopeToProject() { Context.setTraversalScope({Context.getTranslationUnitDecl()}); }

private:
  ASTContext &Context;
};

} // namespace

struct Collector::State {
  CollectorOptions Options;
  TokenLog Log;
};

Collector::Collector(CollectorOptions Options)
    : S(std::make_unique<State>(State{std::move(Options), {}})) {}

Collector::~Collector() = default;

void Collector::watch(Preprocessor &PP, bool SkipMissing) { watchTokens(PP, SkipMissing, S->Log); }

Unit Collector::collect(ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  Places Where(SM, Context.getLangOpts(), S->Options.Relative);
  Unit U;
  U.MainFile = Where.location(SM.getLocForStartOfFile(SM.getMainFileID())).File;
  bool Errors = Context.getDiagnostics().hasErrorOccurred();
  UnitCollector Found(Context, Where, Errors ? &S->Log.Own : nullptr);
  ScopeToProject Scope(Context, Where); // also of the parents that the rest asks for
  MatchFinder Finder;
  Found.addMatchers(Finder);
  Finder.matchAST(Context);
  if (S->Options.Skeletons)
    Found.addSkeletons();
  Found.finish(S->Log, U);
  return U;
}

} // namespace comsec::facts
