// Draws event skeletons: the parts of Skeletons.cpp, SkeletonCalls.cpp and SkeletonGuards.cpp.
#pragma once

#include "checks/facts/FlowVariables.h"
#include "checks/facts/Guards.h"
#include "checks/facts/Losses.h"
#include "checks/facts/Places.h"
#include "checks/facts/Pointers.h"

#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"

namespace comsec::facts {

inline Operand numberOperand(std::int64_t N) {
  return {OperandKind::Number, {0, Relation::Equal, N}};
}

bool isExchange(const clang::FunctionDecl &F);

/// Whether the file can have something to do with access checks.
bool mayAnswer(const clang::ASTContext &Context);

/// Draws the skeleton of one function.
class SkeletonBuilder {
public:
  /// \p F is null for the initialisers of globals.
  SkeletonBuilder(const clang::FunctionDecl *F, clang::ASTContext &Context, const Places &Where,
                  const Pointers &Functions, const Losses &Lost)
      : F(F), Context(Context), Where(Where), Functions(Functions), Lost(Lost),
        Variables(F, Context), Answers(mayAnswer(Context)) {}

  Skeleton build(const clang::CFG &Graph);
  Skeleton build(const clang::Stmt &Body);
  Skeleton build(llvm::ArrayRef<const clang::VarDecl *> Globals);

private:
  class Walk;

  // The graph.
  void addBlock(const clang::CFGBlock &Block);
  void addElement(const clang::CFGElement &Element);
  void addEnd(const clang::CFGBlock &Block);
  void addBranch(const clang::Expr &Condition, std::optional<unsigned> True,
                 std::optional<unsigned> False);
  void shortCircuit(const clang::BinaryOperator &Logical, std::optional<unsigned> &Around);
  void addSwitch(const clang::CFGBlock &Block, const clang::SwitchStmt &Switch);
  void addStaticInit(const clang::CFGBlock &Block, const clang::DeclStmt &Decl);
  clang::SourceLocation end() const { return F ? F->getEndLoc() : clang::SourceLocation(); }
  void findArms(const clang::Stmt *S);
  void findHandlers(const clang::Stmt *S, const clang::CFGBlock *Handler);
  const clang::CFGBlock *dispatchOf(const clang::Stmt &Try) const;

  // Statements.
  void addStatement(const clang::Stmt &S);
  void addLoss(const clang::Stmt &S);
  void addDeclaration(const clang::DeclStmt &S);
  void addVariable(const clang::VarDecl &V);
  void addCall(const clang::CallExpr &Call);
  void addAssignment(const clang::BinaryOperator &Assignment);
  void addLevel(const clang::Expr &Given, clang::SourceRange Whole);
  void addConstruction(const clang::CXXConstructExpr &E);
  void addEvent(std::string Name, const clang::Expr &Call, clang::SourceLocation At,
                llvm::ArrayRef<const clang::Expr *> Arguments);
  void addFunctionCall(const clang::FunctionDecl &Callee, const clang::Expr &Call,
                       clang::SourceLocation At, llvm::ArrayRef<const clang::Expr *> Arguments,
                       bool Anyway);
  void addLibraryCall(const clang::FunctionDecl &Callee, const clang::CallExpr &Call);
  bool isGivenToLibrary(const clang::Expr &Call) const;
  bool addExchange(const clang::FunctionDecl &Callee, const clang::CallExpr &Call);
  void addMaking(const clang::FunctionDecl &Maker, const clang::CallExpr &Call);
  void addCallback(const clang::Expr &Given, clang::SourceLocation At, bool Elsewhere);
  void addInitialiser(const clang::Stmt &S);
  void killReferences(const clang::FunctionDecl *Callee,
                      llvm::ArrayRef<const clang::Expr *> Arguments);
  void addThrow(const clang::Stmt &S);

  // Guards.
  bool addGuardCall(const clang::CallExpr &Call);
  void addGuardValue(const clang::ValueDecl &Guard, const GuardClass &Class,
                     const clang::Expr *Value);
  void addDestructor(const clang::CXXRecordDecl *Class, const clang::ValueDecl *Object,
                     clang::SourceLocation At);
  void fire(const clang::ValueDecl &Guard, const GuardClass &Class, clang::SourceLocation At);
  void happen(const GuardClass &Class, clang::SourceLocation At);

  // Access checks (SkeletonAnswers.cpp).
  void beginAnswers(const clang::Stmt &Body);
  void addAnswer(const clang::Stmt &S);
  void storeAnswer(const clang::BinaryOperator &Assignment);
  void handAnswer(const clang::FunctionDecl *Callee, bool Known,
                  llvm::ArrayRef<const clang::Expr *> Arguments);
  void failCheck(const clang::Expr &Condition, const Test &If, std::optional<unsigned> &True,
                 std::optional<unsigned> &False);
  bool isAccessCheck() const;
  Node event(std::string_view Name) const;

  // Nodes.
  unsigned emit(Node N);
  void assign(unsigned Variable, Operand Value, clang::SourceLocation At = {});
  unsigned head(const clang::CFGBlock &Block) const { return Block.getBlockID(); }
  void leadTo(unsigned To, std::optional<Test> If = {}) {
    if (Open)
      Result.Nodes[Last].Ways.push_back({To, If});
  }
  static Node loss() {
    Node N;
    N.Kind = NodeKind::Lost;
    return N;
  }
  Range nameRange(clang::SourceLocation At) const { return Where.range(clang::SourceRange(At)); }

  const clang::FunctionDecl *F;
  const clang::CFG *Graph = nullptr;
  clang::ASTContext &Context;
  const Places &Where;
  const Pointers &Functions;
  const Losses &Lost;
  FlowVariables Variables;
  Skeleton Result;
  const bool Answers; ///< the file knows IAccessControl
  unsigned Last = 0;
  bool Open = true;                        ///< control goes on behind Last
  const clang::Stmt *LostBefore = nullptr; ///< the last that addLoss() has seen to
  /// What the value of "c ? a : b", "a && b" and "a || b" comes from, to the whole.
  llvm::DenseMap<const clang::Stmt *, const clang::Expr *> Arms;
  /// "&flag" of an exchange, which tells what becomes of the flag itself.
  llvm::DenseSet<const clang::Stmt *> Exchanged;
  llvm::DenseMap<const clang::Stmt *, const clang::CFGBlock *>
      Handlers; ///< calls inside of try → its handlers
};

} // namespace comsec::facts
