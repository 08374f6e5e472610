#include "checks/facts/Records.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Named.h"

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace comsec::facts {

/// A write of no field yet.
static RecordWrite writeOf(const RecordDecl *Record) {
  RecordWrite Write;
  if (!Record || !Record->getIdentifier())
    return Write;
  llvm::StringRef Tag = Record->getName();
  Write.Record = knowledge::findRecord({Tag.data(), Tag.size()});
  if (Write.Record)
    Write.Fields.resize(Write.Record->Parameters.size());
  return Write;
}

static void setField(RecordWrite &Write, const FieldDecl &Field, const Expr *Value) {
  llvm::StringRef Name = Field.getName();
  if (auto Index = knowledge::parameter(*Write.Record, {Name.data(), Name.size()}))
    Write.Fields[*Index] = Value;
}

RecordWrite recordWrite(const InitListExpr &Written) {
  const InitListExpr *List = recordList(Written);
  RecordWrite Write = List ? writeOf(List->getType()->getAsRecordDecl()) : RecordWrite();
  if (!Write.Record)
    return Write;
  Write.Written = List;
  forEachField(*List,
               [&](const FieldDecl &Field, const Expr *Value) { setField(Write, Field, Value); });
  return Write;
}

RecordWrite recordWrite(const BinaryOperator &Assignment) {
  if (Assignment.getOpcode() != BO_Assign)
    return {};
  auto *Member = dyn_cast<MemberExpr>(Assignment.getLHS()->IgnoreParens());
  auto *Field = Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  RecordWrite Write = Field ? writeOf(Field->getParent()) : RecordWrite();
  if (!Write.Record)
    return Write;
  Write.Written = Member->getBase();
  setField(Write, *Field, Assignment.getRHS());
  return Write;
}

std::string RecordWrite::object(ASTContext &Context) const {
  if (auto *List = dyn_cast_or_null<InitListExpr>(Written))
    return objectOf(*List, Context);
  return Written ? objectOf(*Written, Context) : std::string();
}

} // namespace comsec::facts
