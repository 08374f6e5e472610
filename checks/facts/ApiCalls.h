// Calls of APIs, with their arguments read: what the unit's facts say of each.
#pragma once

#include "checks/facts/Callees.h"
#include "checks/facts/Facts.h"
#include "checks/facts/Records.h"
#include "checks/facts/Values.h"

#include <vector>

namespace comsec::facts {

class ApiCalls {
public:
  ApiCalls(clang::ASTContext &Context, const Places &Where, ValueReader &Reader, Flows &Ways)
      : Context(Context), Where(Where), Reader(Reader), Ways(Ways) {}

  /// \p Call, in the body of \p In, is one of the API \p Found. Says whether it was kept: it stands
  /// in a file of the project.
  bool add(const ApiCall &Found, const clang::Expr &Call, const clang::FunctionDecl *In);

  /// A call that no part of the tree stands for: CallForm::Tokens.
  void add(Call Read) { Calls.push_back(std::move(Read)); }

  /// A write of a structure that an API reads, as a call whose arguments are the fields.
  void addRecord(const RecordWrite &Write, const clang::Expr &E);

  /// What else fills a part of a security descriptor: "*ppAcl = pAcl", "PSID Sids[] = {pSid}",
  /// "ZeroMemory(&Entry, …)".
  void addAssignment(const clang::BinaryOperator &Assignment);
  void addElements(const clang::InitListExpr &List);
  void addZeros(const clang::InitListExpr &List); ///< what it leaves out of a structure
  void addZeros(const clang::VarDecl &Static);    ///< static memory that nothing is written to
  /// "Entries[0] = Entry", "TRUSTEE_W Trustee = make()"; \p Left as objectOf.
  void addCopy(std::string Left, const clang::Expr &Right, const clang::Expr &At);
  void addMemoryWrite(const clang::CallExpr &Call);

  /// All calls in the order of places. Those of a template's pattern only where no instantiation
  /// has them; \p KeptPatterns tells the functions of these.
  std::vector<Call> take(std::vector<std::string> &KeptPatterns);

private:
  Argument argument(const clang::Expr &E, const clang::Expr &Call, const clang::FunctionDecl *In);
  Argument part(const clang::Expr &E, const clang::Expr &Call, const clang::FunctionDecl *In);
  Call writeAt(const char *Api, const clang::Expr &E, const clang::FunctionDecl *In);
  void restoreLostArguments(const ApiCall &Found, Call &Result);
  bool lost(const clang::Expr &E, const clang::FunctionDecl *In);
  void addMemoryCopy(const clang::CallExpr &Written, const clang::FunctionDecl *In);
  void keep(Call Result, const clang::FunctionDecl *In);

  clang::ASTContext &Context;
  const Places &Where;
  ValueReader &Reader;
  Flows &Ways;
  std::vector<Call> Calls;
  std::vector<Call> PatternCalls;
};

} // namespace comsec::facts
