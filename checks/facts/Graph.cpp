#include "checks/facts/Graph.h"

#include "checks/facts/Written.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/Index/USRGeneration.h"

using namespace clang;

namespace comsec::facts {

/// What people call the code that is in no function.
static constexpr char OutsideOfFunctions[] = "namespace-scope initialisers";

std::string usrOf(const Decl &D) {
  llvm::SmallString<128> Usr;
  index::generateUSRForDecl(&D, Usr);
  return Usr.str().str();
}

const FunctionDecl *enclosingFunction(const Stmt &S, ASTContext &Context) {
  auto Node = DynTypedNode::create(S);
  while (true) {
    auto Parents = Context.getParents(Node);
    if (Parents.empty())
      return nullptr;
    const Stmt *Child = Node.get<Stmt>();
    Node = Parents[0];
    if (auto *F = Node.get<FunctionDecl>())
      return F;
    if (auto *Lambda = Node.get<LambdaExpr>(); Lambda && Child == Lambda->getBody())
      return Lambda->getCallOperator();
  }
}

const LambdaExpr *lambdaOf(const FunctionDecl &F, ASTContext &Context) {
  auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (!Method || !Method->getParent()->isLambda() || !F.hasBody())
    return nullptr;
  auto Node = DynTypedNode::create(F);
  while (true) { // through the lambda's class to the expression that makes it
    auto Parents = Context.getParents(Node);
    if (Parents.empty())
      return nullptr;
    Node = Parents[0];
    if (auto *Lambda = Node.get<LambdaExpr>())
      return Lambda->getCallOperator() == Method ? Lambda : nullptr;
  }
}

void Graph::addFunction(const FunctionDecl &F, std::vector<std::string> ProxyParameters) {
  Function Result;
  Result.Usr = usrOf(F);
  Result.Name = F.getQualifiedNameAsString();
  Result.Where = Where.range(F.getLocation());
  Result.Global = F.getDeclContext()->getRedeclContext()->isTranslationUnit();
  for (const ParmVarDecl *P : F.parameters())
    Result.Parameters.push_back(P->getNameAsString());
  Result.ProxyParameters = std::move(ProxyParameters);
  if (auto *Method = dyn_cast<CXXMethodDecl>(&F)) {
    Result.Class = usrOf(*Method->getParent());
    for (const CXXMethodDecl *Base : Method->overridden_methods())
      Result.Overrides.push_back(usrOf(*Base));
  }
  Functions.try_emplace(Result.Usr, std::move(Result));
}

void Graph::addFlow(const FunctionDecl *F, Skeleton Flow) {
  auto It = F ? Functions.find(usrOf(*F)) : Functions.try_emplace("").first;
  if (It == Functions.end())
    return;
  It->second.Flow = std::move(Flow);
  if (!F)
    It->second.Name = OutsideOfFunctions;
}

void Graph::addReturn(const FunctionDecl &F, Value Returned) {
  Returns[usrOf(F)].push_back(std::move(Returned));
}

void Graph::addPassed(const FunctionDecl *From, const FunctionDecl &Target, Passed Given) {
  Given.Target = usrOf(Target);
  Passes[From ? usrOf(*From) : std::string()].push_back(std::move(Given));
}

/// The bases that the compiler dropped, since no header declares them.
static void addLostBases(const CXXRecordDecl &C, const Places &Where, Class &Result) {
  std::vector<std::string> Written = writtenBases(C.getLocation(), Where.sources(), Where.lang());
  if (Written.size() <= C.getNumBases())
    return;
  std::vector<std::string> Found = Result.Bases;
  for (std::string &Name : Written) {
    auto isName = [&](llvm::StringRef Base) {
      return Base.consume_back(Name) && (Base.empty() || Base.ends_with("::"));
    };
    if (llvm::none_of(Found, isName))
      Result.Bases.push_back(std::move(Name));
  }
}

void Graph::addClass(const CXXRecordDecl &C) {
  Class Result;
  Result.Usr = usrOf(C);
  Result.Name = C.getQualifiedNameAsString();
  Result.Where = Where.range(C.getLocation());
  C.forallBases([&](const CXXRecordDecl *Base) {
    Result.Bases.push_back(Base->getQualifiedNameAsString());
    return true;
  });
  addLostBases(C, Where, Result);
  for (const CXXMethodDecl *Method : C.methods())
    if (Method->isVirtual())
      Result.Methods.push_back(usrOf(*Method));
  Classes.try_emplace(Result.Usr, std::move(Result));
}

void Graph::addEdge(const FunctionDecl *From, EdgeKind Kind, const Decl &Target, SourceLocation At,
                    bool Live) {
  Edges[From ? usrOf(*From) : std::string()].insert(
      {Kind, usrOf(Target), Where.location(At), Live});
}

/// The project declares it, and must define it somewhere if it is called.
static bool needsDefinition(const FunctionDecl &F) {
  return !F.hasBody() && !F.isPureVirtual() && !F.isDefaulted() && !F.isDeleted() &&
         !F.isImplicit() && !F.getBuiltinID();
}

void Graph::addTarget(const FunctionDecl *From, EdgeKind Kind, const FunctionDecl &Target,
                      SourceLocation At, bool Live) {
  if (!Where.ours(Target.getLocation()))
    return;
  addEdge(From, Kind, Target, At, Live);
  if (Live && needsDefinition(Target))
    Externals.insert(
        {usrOf(Target), Target.getQualifiedNameAsString(), Where.location(Target.getLocation())});
}

void Graph::addCreation(const FunctionDecl *From, const CXXRecordDecl &Created, SourceLocation At,
                        bool Live) {
  const CXXRecordDecl *Definition = Created.getDefinition();
  if (!Definition || !Where.ours(Definition->getLocation()))
    return;
  addEdge(From, EdgeKind::Create, *Definition, At, Live);
  if (const CXXDestructorDecl *Destructor = Definition->getDestructor())
    addTarget(From, EdgeKind::Call, *Destructor, At, Live);
}

/// make_unique<T>, CComObject<T>, optional<T>: the library's template makes objects of the
/// project's T.
void Graph::addTemplateArguments(const FunctionDecl *From, const TemplateArgumentList *Arguments,
                                 SourceLocation At, bool Live) {
  if (!Arguments)
    return;
  for (const TemplateArgument &Argument : Arguments->asArray()) {
    if (Argument.getKind() != TemplateArgument::Type)
      continue;
    const CXXRecordDecl *Made = Argument.getAsType()->getAsCXXRecordDecl();
    if (!Made || !Made->getDefinition() || Made->isLambda())
      continue;
    addCreation(From, *Made, At, Live);
    for (const CXXConstructorDecl *Constructor : Made->getDefinition()->ctors())
      if (Constructor->isUserProvided())
        addTarget(From, EdgeKind::Call, *Constructor, At, Live);
  }
}

static const TemplateArgumentList *classArguments(const CXXRecordDecl &C) {
  auto *Specialization = dyn_cast<ClassTemplateSpecializationDecl>(&C);
  return Specialization ? &Specialization->getTemplateArgs() : nullptr;
}

void Graph::addCall(const FunctionDecl *From, const CallExpr &Call, bool Live) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return;
  SourceLocation At = Call.getExprLoc();
  addTarget(From, EdgeKind::Call, *Callee, At, Live);
  if (Where.ours(Callee->getLocation()))
    return;
  addTemplateArguments(From, Callee->getTemplateSpecializationArgs(), At, Live);
  if (auto *Method = dyn_cast<CXXMethodDecl>(Callee))
    addTemplateArguments(From, classArguments(*Method->getParent()), At, Live);
}

void Graph::addConstruction(const FunctionDecl *From, const CXXConstructExpr &E, bool Live) {
  const CXXConstructorDecl *Constructor = E.getConstructor();
  SourceLocation At = E.getExprLoc();
  addTarget(From, EdgeKind::Call, *Constructor, At, Live);
  addCreation(From, *Constructor->getParent(), At, Live);
  if (!Where.ours(Constructor->getLocation()))
    addTemplateArguments(From, classArguments(*Constructor->getParent()), At, Live);
}

void Graph::addReference(const FunctionDecl *From, const DeclRefExpr &Ref, bool Live) {
  if (auto *Target = dyn_cast<FunctionDecl>(Ref.getDecl()))
    addTarget(From, EdgeKind::Reference, *Target, Ref.getLocation(), Live);
}

void Graph::addLambda(const FunctionDecl *From, const LambdaExpr &Lambda, bool Live) {
  if (const CXXMethodDecl *Operator = Lambda.getCallOperator())
    addEdge(From, EdgeKind::Reference, *Operator, Lambda.getBeginLoc(), Live);
}

void Graph::moveTo(Unit &U) {
  for (auto &[Usr, Out] : Edges) {
    // Edges out of bodies that are no function here (a template's pattern) lead from nowhere.
    auto It = Usr.empty() ? Functions.try_emplace(Usr).first : Functions.find(Usr);
    if (It == Functions.end())
      continue;
    It->second.Edges.assign(Out.begin(), Out.end());
    if (Usr.empty())
      It->second.Name = OutsideOfFunctions;
  }
  for (auto &[Usr, Given] : Passes)
    if (auto It = Functions.find(Usr); It != Functions.end()) {
      auto Key = [](const Passed &P) { return std::tie(P.Where, P.Target, P.Parameter); };
      llvm::stable_sort(Given, [&](const auto &A, const auto &B) { return Key(A) < Key(B); });
      It->second.Passes = std::move(Given);
    }
  for (auto &[Usr, Values] : Returns)
    if (auto It = Functions.find(Usr); It != Functions.end())
      It->second.Returns = std::move(Values);
  for (auto &[Usr, F] : Functions)
    U.Functions.push_back(std::move(F));
  for (auto &[Usr, C] : Classes)
    U.Classes.push_back(std::move(C));
  U.Externals.assign(Externals.begin(), Externals.end());
}

} // namespace comsec::facts
