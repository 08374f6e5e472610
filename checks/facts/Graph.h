// Functions, classes and the ways between them: the unit's part of the call graph.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/facts/Places.h"

#include <map>
#include <set>
#include <string>

namespace clang {
class ASTContext;
class CallExpr;
class CXXConstructExpr;
class CXXRecordDecl;
class Decl;
class DeclRefExpr;
class FunctionDecl;
class LambdaExpr;
class Stmt;
class TemplateArgumentList;
} // namespace clang

namespace comsec::facts {

/// The USR of \p D, the name under which link joins units.
std::string usrOf(const clang::Decl &D);

/// The function whose body holds \p S, a lambda's call operator included; null at namespace scope.
const clang::FunctionDecl *enclosingFunction(const clang::Stmt &S, clang::ASTContext &Context);

/// The lambda whose call operator is \p F; null when \p F is none.
const clang::LambdaExpr *lambdaOf(const clang::FunctionDecl &F, clang::ASTContext &Context);

class Graph {
public:
  explicit Graph(const Places &Where) : Where(Where) {}

  void addFunction(const clang::FunctionDecl &F, std::vector<std::string> ProxyParameters = {});
  void addReturn(const clang::FunctionDecl &F, Value Returned);
  /// \p F is null for the initialisers of globals.
  void addFlow(const clang::FunctionDecl *F, Skeleton Flow);
  void addClass(const clang::CXXRecordDecl &C);

  // Ways out of \p From (null: namespace scope).
  void addCall(const clang::FunctionDecl *From, const clang::CallExpr &Call, bool Live);
  void addConstruction(const clang::FunctionDecl *From, const clang::CXXConstructExpr &E,
                       bool Live);
  void addReference(const clang::FunctionDecl *From, const clang::DeclRefExpr &Ref, bool Live);
  /// What a call gives to the parameters of \p Target.
  void addPassed(const clang::FunctionDecl *From, const clang::FunctionDecl &Target, Passed Given);
  void addLambda(const clang::FunctionDecl *From, const clang::LambdaExpr &Lambda, bool Live);

  /// Moves the functions, classes and externals, sorted, into \p U.
  void moveTo(Unit &U);

private:
  void addEdge(const clang::FunctionDecl *From, EdgeKind Kind, const clang::Decl &Target,
               clang::SourceLocation At, bool Live);
  void addTarget(const clang::FunctionDecl *From, EdgeKind Kind, const clang::FunctionDecl &Target,
                 clang::SourceLocation At, bool Live);
  void addCreation(const clang::FunctionDecl *From, const clang::CXXRecordDecl &Class,
                   clang::SourceLocation At, bool Live);
  void addTemplateArguments(const clang::FunctionDecl *From,
                            const clang::TemplateArgumentList *Arguments, clang::SourceLocation At,
                            bool Live);

  const Places &Where;
  std::map<std::string, Function> Functions;         ///< by USR
  std::map<std::string, std::vector<Value>> Returns; ///< by USR
  std::map<std::string, std::vector<Passed>> Passes; ///< by the USR of the caller
  std::map<std::string, std::set<Edge>> Edges;       ///< by the USR they start at
  std::map<std::string, Class> Classes;
  std::set<External> Externals;
};

} // namespace comsec::facts
