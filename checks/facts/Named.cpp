#include "checks/facts/Named.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Flow.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Texts.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/knowledge/Trustees.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"

using namespace clang;

namespace comsec::facts {

static bool givesPointer(const CXXMethodDecl &M) {
  if (isa<CXXConversionDecl>(M))
    return true;
  return M.getIdentifier() && knowledge::isHolderPart(knowledge::HolderPart::PointerMethod,
                                                      {M.getName().data(), M.getName().size()});
}

/// The object of which \p E gives the address, the pointer, or what is behind it; else null.
static const Expr *inner(const Expr *E) {
  if (auto *Unary = dyn_cast<UnaryOperator>(E))
    return Unary->getOpcode() == UO_AddrOf || Unary->getOpcode() == UO_Deref ? Unary->getSubExpr()
                                                                             : nullptr;
  if (auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
    OverloadedOperatorKind Kind = Operator->getOperator();
    bool Passes = Kind == OO_Amp || Kind == OO_Star || Kind == OO_Arrow;
    return Passes && Operator->getNumArgs() == 1 ? Operator->getArg(0) : nullptr;
  }
  if (auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    const CXXMethodDecl *M = Call->getMethodDecl();
    return M && Call->getNumArgs() == 0 && givesPointer(*M) ? Call->getImplicitObjectArgument()
                                                            : nullptr;
  }
  return nullptr;
}

static bool isUnknown(const RecordDecl &R) {
  return R.getIdentifier() && R.getName() == "IUnknown";
}

static bool isInterface(const RecordDecl &R) {
  auto HasTable = [](const FieldDecl *F) { return F->getName() == "lpVtbl"; }; // C
  if (isUnknown(R) || llvm::any_of(R.fields(), HasTable))
    return true;
  auto *Class = dyn_cast<CXXRecordDecl>(&R);
  return Class && Class->hasDefinition() &&
         !Class->forallBases([](const CXXRecordDecl *Base) { return !isUnknown(*Base); });
}

bool mayHoldProxy(QualType T) {
  T = T.getNonReferenceType();
  while (T->isPointerType())
    T = T->getPointeeType();
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R || isInterface(*R))
    return R != nullptr;
  auto *Holder = dyn_cast<ClassTemplateSpecializationDecl>(R);
  return Holder && Holder->getTemplateArgs().size() &&
         Holder->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         mayHoldProxy(Holder->getTemplateArgs()[0].getAsType());
}

/// Whether \p P is another name for what the caller gives: a reference, or a pointer that nothing
/// in the function can change.
static bool stands(const ParmVarDecl &P, const Flow *Way) {
  if (P.getType()->isReferenceType())
    return true;
  if (!P.getType()->isPointerType() || !Way)
    return false;
  std::vector<Definition> Writes = Way->definitions(P, nullptr);
  return Writes.size() == 1 && Writes.front().IsParameter;
}

std::vector<std::string> proxyParameters(const FunctionDecl &F, Flows &Ways) {
  std::vector<std::string> Usrs;
  for (const ParmVarDecl *P : F.parameters())
    if ((mayHoldProxy(P->getType()) || mayHoldPart(P->getType())) && stands(*P, Ways.of(F)))
      Usrs.push_back(usrOf(*P));
    else
      Usrs.emplace_back();
  if (llvm::all_of(Usrs, [](const std::string &Usr) { return Usr.empty(); }))
    Usrs.clear(); // as in most functions
  return Usrs;
}

/// BYTE Sid[SECURITY_MAX_SID_SIZE]
static bool isBytes(QualType T) {
  const Type *Element = T->isArrayType() ? T->getArrayElementTypeNoTypeQual() : nullptr;
  return Element && Element->isSpecificBuiltinType(BuiltinType::UChar);
}

bool mayHoldPart(QualType T) {
  if (isSecurityPart(T))
    return true;
  bool Leads = T->isPointerType() || T->isReferenceType();
  const RecordDecl *R = Leads ? T->getPointeeType()->getAsRecordDecl() : nullptr;
  return R && R->getDefinition() &&
         llvm::any_of(R->getDefinition()->fields(), [](const FieldDecl *F) {
           return isSecurityPart(F->getType()) || isBytes(F->getType());
         });
}

std::string variableOf(const Expr &Whole) {
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  while (const Expr *Inner = inner(E))
    E = Inner->IgnoreParenCasts()->IgnoreImplicit();
  if (auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl>(Ref->getDecl()) ? usrOf(*Ref->getDecl()) : std::string();
  if (auto *Member = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(Member->getMemberDecl()) ? usrOf(*Member->getMemberDecl())
                                                   : std::string();
  return {};
}

const Expr *rootOf(const Expr &Whole) {
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  while (E) {
    auto *Member = dyn_cast<MemberExpr>(E);
    if (isa<DeclRefExpr>(E) || (Member && isa<CXXThisExpr>(Member->getBase()->IgnoreImplicit())))
      return E;
    const Expr *Base = Member ? Member->getBase() : inner(E);
    if (auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
      Base = Subscript->getBase();
    E = Base ? Base->IgnoreParenCasts()->IgnoreImplicit() : nullptr;
  }
  return nullptr;
}

/// The array and the index of \p E, when it is an element of an array or of a container like one.
static std::pair<const Expr *, const Expr *> elementOf(const Expr *E) {
  if (auto *Subscript = dyn_cast<ArraySubscriptExpr>(E))
    return {Subscript->getBase(), Subscript->getIdx()};
  auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
  if (Operator && Operator->getOperator() == OO_Subscript && Operator->getNumArgs() == 2)
    return {Operator->getArg(0), Operator->getArg(1)};
  return {};
}

static std::string indexText(std::optional<std::int64_t> Index) {
  if (Index == 0) // what an array's name leads to
    return {};
  return Index ? " [" + std::to_string(*Index) + "]" : " [*]";
}

/// The field's way from the structure that it is in: its name in one of the SDK's, else its USR.
static std::string fieldText(const FieldDecl &Field) {
  llvm::StringRef Tag = Field.getParent()->getName();
  bool Known = knowledge::findRecord({Tag.data(), Tag.size()});
  return " ." + (Known ? Field.getNameAsString() : usrOf(Field));
}

/// The statement in which \p V takes one element after the other; else null.
static const CXXForRangeStmt *rangeLoop(const VarDecl &V, ASTContext &Context) {
  auto Parents = Context.getParents(V);
  auto *Statement = Parents.empty() ? nullptr : Parents[0].get<DeclStmt>();
  if (!Statement)
    return nullptr;
  auto Outer = Context.getParents(*Statement);
  return Outer.empty() ? nullptr : Outer[0].get<CXXForRangeStmt>();
}

/// What the local reference or constant pointer \p V is another name for; empty when it is none.
static std::string alias(const VarDecl &V, ASTContext &Context) {
  bool Fixed = V.getType()->isReferenceType() ||
               (V.getType()->isPointerType() && V.getType().isConstQualified());
  if (!Fixed || !V.isLocalVarDecl() || V.isStaticLocal() || !V.getInit() || namesItself(V))
    return {};
  if (!V.isCXXForRangeDecl())
    return objectOf(*V.getInit(), Context);
  const CXXForRangeStmt *Loop = rangeLoop(V, Context);
  std::string Array = Loop ? objectOf(*Loop->getRangeInit(), Context) : std::string();
  return Array.empty() ? Array : Array + " [*]";
}

/// A structure that has no name: where it is written stands for one.
static std::string nameOf(const CompoundLiteralExpr &Literal, ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation At = SM.getFileLoc(Literal.getLParenLoc());
  const FunctionDecl *In = enclosingFunction(Literal, Context);
  return (In ? usrOf(*In) : std::string()) + "@literal@" + std::to_string(SM.getFileOffset(At));
}

std::string objectOf(const Expr &Whole, ASTContext &Context) {
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  while (const Expr *Inner = inner(E))
    E = Inner->IgnoreParenCasts()->IgnoreImplicit();
  if (auto *Literal = dyn_cast<CompoundLiteralExpr>(E))
    return nameOf(*Literal, Context);
  auto *Ref = dyn_cast<DeclRefExpr>(E);
  if (auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr)
    if (std::string Other = alias(*V, Context); !Other.empty())
      return Other;
  if (auto [Array, Index] = elementOf(E); Array) {
    std::string Object = objectOf(*Array, Context);
    return Object.empty() ? Object : Object + indexText(evaluate(Index, Context));
  }
  auto *Member = dyn_cast<MemberExpr>(E);
  auto *Field = Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  if (!Field)
    return variableOf(*E);
  if (Field->getParent()->isAnonymousStructOrUnion())
    return objectOf(*Member->getBase(), Context);
  std::string Object = objectOf(*Member->getBase(), Context);
  return Object.empty() ? usrOf(*Field) : Object + fieldText(*Field);
}

/// What \p Inner, one of the values of \p List, is in the object that the list fills.
static std::string partText(const InitListExpr &List, const Expr &Inner) {
  const InitListExpr *Checked = List.isSemanticForm() ? &List : List.getSemanticForm();
  std::string Text;
  auto Is = [&](const Expr *Value) {
    auto *Nested = dyn_cast_or_null<InitListExpr>(Value);
    return Value == &Inner || (Nested && (Nested->getSyntacticForm() == &Inner ||
                                          Nested->getSemanticForm() == &Inner));
  };
  if (Checked && Checked->getType()->isArrayType()) {
    for (unsigned I = 0; I < Checked->getNumInits(); ++I)
      if (Is(Checked->getInit(I)))
        Text = indexText(I);
  } else if (const InitListExpr *Record = recordList(List)) {
    forEachField(*Record, [&](const FieldDecl &Field, const Expr *Value) {
      if (Is(Value))
        Text = fieldText(Field);
    });
  }
  return Text;
}

std::string objectOf(const InitListExpr &List, ASTContext &Context) {
  std::string Parts;
  auto Node = DynTypedNode::create(List);
  const Expr *Child = &List;
  while (true) {
    auto Parents = Context.getParents(Node);
    if (Parents.empty())
      return {};
    Node = Parents[0];
    if (auto *V = Node.get<VarDecl>())
      return usrOf(*V) + Parts;
    if (auto *Field = Node.get<FieldDecl>())
      return usrOf(*Field) + Parts;
    if (auto *Member = Node.get<CXXCtorInitializer>())
      return Member->isAnyMemberInitializer() ? usrOf(*Member->getAnyMember()) + Parts
                                              : std::string();
    if (auto *Literal = Node.get<CompoundLiteralExpr>())
      return nameOf(*Literal, Context) + Parts;
    if (auto *Assignment = Node.get<BinaryOperator>()) {
      std::string Object = objectOf(*Assignment->getLHS(), Context);
      return Object.empty() ? Object : Object + Parts;
    }
    if (auto *Outer = Node.get<InitListExpr>())
      Parts = partText(*Outer, *Child) + Parts;
    Child = Node.get<Expr>();
    if (!Child)
      return {};
  }
}

/// The part that a typedef or a structure's tag names.
static bool namesPart(QualType T) {
  while (auto *Named = T->getAs<TypedefType>()) {
    llvm::StringRef Name = Named->getDecl()->getName();
    if (knowledge::isSecurityPart({Name.data(), Name.size()}))
      return true;
    T = Named->desugar();
  }
  const RecordDecl *R = T->getAsRecordDecl();
  if (!R || !R->getIdentifier())
    return false;
  return knowledge::isSecurityPart({R->getName().data(), R->getName().size()});
}

/// The tag or typedef by which \p T tells what it leads to; empty when it does not.
static llvm::StringRef tellingName(QualType T) {
  auto Tells = [](llvm::StringRef Name) {
    return knowledge::contentOf({Name.data(), Name.size()}) != knowledge::Content::Unknown;
  };
  for (; !T.isNull(); T = T->getPointeeType()) {
    for (; auto *Named = T->getAs<TypedefType>(); T = Named->desugar())
      if (Tells(Named->getDecl()->getName()))
        return Named->getDecl()->getName();
    if (const RecordDecl *R = T->getAsRecordDecl(); R && R->getIdentifier() && Tells(R->getName()))
      return R->getName();
  }
  return {};
}

/// An array of characters, and whatever gives the characters of a text. A narrow array can be any
/// bytes, unless it begins as a text.
static bool isCharacters(const Expr &E, const ASTContext &Context) {
  const Type *Element =
      E.getType()->isArrayType() ? E.getType()->getArrayElementTypeNoTypeQual() : nullptr;
  if (!Element)
    return givesText(E);
  auto *Ref = dyn_cast<DeclRefExpr>(&E);
  auto *V = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  bool BeginsAsText = V && V->getAnyInitializer() &&
                      isa<clang::StringLiteral>(V->getAnyInitializer()->IgnoreParenImpCasts());
  return isCharacter(QualType(Element, 0), Context) && (!Element->isCharType() || BeginsAsText);
}

std::string pointeeOf(const Expr &Whole, const ASTContext &Context) {
  std::string Found;
  for (const Expr *E = &Whole; !E->getType().isNull();) {
    if (isCharacters(*E, Context))
      Found = knowledge::TextPointee;
    else if (llvm::StringRef Name = tellingName(E->getType()); !Name.empty())
      Found = Name.str();
    if (auto *Cast = dyn_cast<CastExpr>(E))
      E = Cast->getSubExpr();
    else if (auto *Parens = dyn_cast<ParenExpr>(E))
      E = Parens->getSubExpr();
    else
      break;
  }
  return Found;
}

const Expr &copiedObject(const Expr &Whole) {
  const Expr *E = Whole.IgnoreParenCasts()->IgnoreImplicit();
  auto *Made = dyn_cast<CXXConstructExpr>(E);
  bool Copies =
      Made && Made->getConstructor()->isCopyOrMoveConstructor() && Made->getNumArgs() == 1;
  return Copies ? copiedObject(*Made->getArg(0)) : *E;
}

bool isKnownRecord(QualType T) {
  while (T->isArrayType())
    T = QualType(T->getArrayElementTypeNoTypeQual(), 0);
  const RecordDecl *R = T->getAsRecordDecl();
  return R && R->getIdentifier() && isSecurityPart(T) &&
         knowledge::findRecord({R->getName().data(), R->getName().size()});
}

bool isSecurityPart(QualType T) {
  T = T.getNonReferenceType();
  for (; !T.isNull(); T = T->getPointeeType())
    if (T->isDependentType() || namesPart(T))
      return !T->isDependentType();
  return false;
}

} // namespace comsec::facts
