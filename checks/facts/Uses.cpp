#include "checks/facts/Uses.h"

#include "checks/facts/Flow.h"
#include "checks/facts/Graph.h"
#include "checks/facts/Places.h"
#include "checks/knowledge/Knowledge.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace comsec::facts {

void Uses::add(UseKind Kind, std::string Name, const Expr &E) {
  if (Kind == UseKind::Interface || knowledge::tellsRole(Name))
    keep(Kind, std::move(Name), E);
}

void Uses::addFileSign(knowledge::FileSignKind Kind, llvm::StringRef Text, const Expr &E) {
  if (const knowledge::FileSign *S = knowledge::fileSign(Kind, {Text.data(), Text.size()}))
    keep(UseKind::File, std::string(S->Name), E);
}

void Uses::keep(UseKind Kind, std::string Name, const Expr &E) {
  if (!Where.ours(E.getExprLoc()))
    return;
  const FunctionDecl *In = enclosingFunction(E, Context);
  All.insert({Kind, std::move(Name), In ? usrOf(*In) : std::string(),
              Where.range(E.getSourceRange()), Ways.live(E, In)});
}

void Uses::addConstant(std::string Name, const Range &At) {
  UseKind Kind = knowledge::tellsRole(Name) ? UseKind::Constant : UseKind::File;
  All.insert({Kind, std::move(Name), {}, At, true});
}

std::vector<Use> Uses::take() const {
  std::vector<Use> Kept;
  for (const Use &Each : All) {
    auto Same = [&](const Use &Last) {
      return Each.Kind == UseKind::File && Last.Kind == Each.Kind && Last.Name == Each.Name &&
             Last.Function == Each.Function;
    };
    if (Each.Kind == UseKind::File && !Each.Live)
      continue;
    if (Kept.empty() || !Same(Kept.back()))
      Kept.push_back(Each);
  }
  return Kept;
}

} // namespace comsec::facts
