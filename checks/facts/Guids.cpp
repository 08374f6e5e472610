#include "checks/facts/Guids.h"

#include "checks/facts/Expressions.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Places.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace comsec::facts {

namespace {

constexpr std::size_t GuidLength = 36; ///< "A92D7615-A72C-44BA-BB5E-FD25CCD70501"
constexpr unsigned GuidBytes = 8;      ///< of Data4

bool isGuid(llvm::StringRef Text) {
  if (Text.size() != GuidLength)
    return false;
  for (std::size_t I = 0; I < GuidLength; ++I) {
    const bool Dash = I == 8 || I == 13 || I == 18 || I == 23;
    if (Dash ? Text[I] != '-' : !llvm::isHexDigit(Text[I]))
      return false;
  }
  return true;
}

/// The numbers of a list and of the lists in it, in their order; false when one is not constant.
bool flatten(const InitListExpr &List, const ASTContext &Context,
             llvm::SmallVectorImpl<std::uint64_t> &Numbers) {
  for (const Expr *E : List.inits()) {
    if (auto *Inner = dyn_cast_or_null<InitListExpr>(E)) {
      if (!flatten(*Inner, Context, Numbers))
        return false;
      continue;
    }
    Expr::EvalResult Result;
    if (!E || E->isValueDependent() || E->isTypeDependent() || !E->getType()->isIntegerType() ||
        !E->EvaluateAsInt(Result, Context))
      return false;
    Numbers.push_back(Result.Val.getInt().getZExtValue());
  }
  return true;
}

std::string hex(std::uint64_t Number, unsigned Digits) {
  return llvm::utohexstr(Number & (~0ull >> (64 - 4 * Digits)), /*LowerCase=*/false, Digits);
}

} // namespace

void Guids::add(llvm::StringRef Bare, std::string Class, SourceRange At) {
  Range Place = Where.range(At);
  if (Place.valid())
    All.insert({"{" + Bare.upper() + "}", std::move(Class), std::move(Place)});
}

void Guids::addText(const clang::StringLiteral &Literal) {
  if (Literal.getCharByteWidth() > 2 || Literal.getLength() < GuidLength ||
      !Where.ours(Literal.getBeginLoc()))
    return;
  const std::string Text = utf8(Literal);
  if (isGuid(Text))
    return add(Text, {}, Literal.getSourceRange());
  llvm::StringRef Rest = Text;
  while (Rest.consume_front(Rest.take_until([](char C) { return C == '{'; })) && Rest.size() > 1) {
    Rest = Rest.drop_front();
    llvm::StringRef Bare = Rest.take_front(GuidLength);
    if (isGuid(Bare) && Rest.drop_front(GuidLength).starts_with("}"))
      add(Bare, {}, Literal.getSourceRange());
  }
}

void Guids::addList(const InitListExpr &List) {
  const RecordDecl *Record = List.getType().isNull() ? nullptr : List.getType()->getAsRecordDecl();
  if (!Record || !Record->getIdentifier() || Record->getName() != "_GUID" ||
      !Where.ours(List.getBeginLoc()))
    return;
  const InitListExpr *Semantic = List.isSemanticForm() ? &List : List.getSemanticForm();
  llvm::SmallVector<std::uint64_t, 11> Numbers;
  if (!Semantic || !flatten(*Semantic, Record->getASTContext(), Numbers) ||
      Numbers.size() != 3 + GuidBytes)
    return;
  std::string Text = hex(Numbers[0], 8) + "-" + hex(Numbers[1], 4) + "-" + hex(Numbers[2], 4) + "-";
  for (unsigned I = 0; I < GuidBytes; ++I)
    Text += (I == 2 ? "-" : "") + hex(Numbers[3 + I], 2);
  add(Text, {}, List.getSourceRange());
}

void Guids::addClass(const CXXRecordDecl &Class) {
  const auto *Uuid = Class.getAttr<UuidAttr>();
  const CXXRecordDecl *Whole = Class.getDefinition();
  if (Uuid && Where.ours(Class.getLocation()) && !(Whole && Whole->isAbstract()))
    add(Uuid->getGuid().trim("{}"), usrOf(Class), Class.getLocation());
}

std::vector<Guid> Guids::take() const {
  std::vector<Guid> Kept;
  for (const Guid &Each : All)
    if (Kept.empty() || Kept.back().Text != Each.Text || Kept.back().Class != Each.Class)
      Kept.push_back(Each);
  return Kept;
}

} // namespace comsec::facts
