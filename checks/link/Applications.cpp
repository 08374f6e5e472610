#include "checks/link/Applications.h"

#include "checks/knowledge/Keys.h"
#include "checks/link/Paths.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::link {

bool runs(const Process &Q, const facts::Unit &U) {
  return llvm::any_of(Q.Functions,
                      [&](const facts::Function *F) { return F->Where.Begin.File == U.MainFile; });
}

namespace {

using llvm::StringRef;

using Places = std::vector<facts::Range>;

/// Where \p U spells \p Guid.
Places placesOf(const facts::Unit &U, StringRef Guid) {
  Places Found;
  for (const facts::Guid &G : U.Guids)
    if (Guid.equals_insensitive(G.Text))
      Found.push_back(G.Where);
  return Found;
}

/// The classes of \p U that stand for the program in scripts.
Places modulesOf(const facts::Unit &U) {
  Places Found;
  for (const facts::Class &C : U.Classes)
    if (llvm::any_of(C.Bases, knowledge::fillsInAppId))
      Found.push_back(C.Where);
  return Found;
}

/// The servers that run units of which \p NamedIn finds something.
Application serversOf(const Program &P, llvm::function_ref<Places(const facts::Unit &)> NamedIn) {
  Application A;
  for (const facts::Unit &U : P.units()) {
    const Places Named = NamedIn(U);
    if (Named.empty())
      continue;
    bool Serves = false;
    for (const Process &Q : P.processes()) {
      if (!Q.has(Role::DcomServer) || !runs(Q, U))
        continue;
      Serves = true;
      if (!llvm::is_contained(A.Servers, &Q))
        A.Servers.push_back(&Q);
    }
    if (Serves)
      llvm::append_range(A.Named, Named);
  }
  llvm::sort(A.Named);
  A.Named.erase(llvm::unique(A.Named), A.Named.end());
  return A;
}

} // namespace

Application applicationOf(const Program &P, std::string_view AppId, std::string_view File) {
  if (StringRef(AppId).equals_insensitive(knowledge::AppIdToken))
    return serversOf(P, [&](const facts::Unit &U) {
      return folderOf(U.MainFile) == folderOf(File) ? modulesOf(U) : Places();
    });
  return serversOf(P, [&](const facts::Unit &U) { return placesOf(U, AppId); });
}

} // namespace comsec::link
