#include "checks/link/Images.h"

#include <llvm/ADT/STLExtras.h>

#include <algorithm>
#include <map>

namespace comsec::link {

void Presence::add(llvm::ArrayRef<std::pair<ImageId, Linkage>> More) {
  Anywhere |= More.empty();
  if (llvm::ArrayRef(In) == More)
    return;
  In.append(More.begin(), More.end());
  llvm::sort(In); // the closest linkage of each image first
  In.erase(llvm::unique(In, [](auto &A, auto &B) { return A.first == B.first; }), In.end());
}

void Presence::add(const Presence &More) {
  if (!More.In.empty())
    add(More.In);
  Anywhere |= More.Anywhere;
}

std::optional<Linkage> Presence::in(ImageId I) const {
  auto It = llvm::lower_bound(In, I, [](const auto &P, ImageId Id) { return P.first < Id; });
  if (It == In.end() || It->first != I)
    return std::nullopt;
  return It->second;
}

bool Presence::isPartOf(ImageId I) const {
  auto How = in(I);
  return How && *How != Linkage::Dll;
}

bool Presence::sharesImage(const Presence &Other) const {
  return llvm::any_of(In,
                      [&](auto &P) { return P.second != Linkage::Dll && Other.isPartOf(P.first); });
}

Images::Images(const std::vector<facts::Unit> &Units) : ByUnit(Units.size()) {
  using facts::ProgramKind;
  std::map<std::string, ProgramKind> Kinds;
  for (const facts::Unit &U : Units)
    for (const facts::Membership &M : U.Programs) {
      ProgramKind &Kind = Kinds.try_emplace(M.Program, ProgramKind::Library).first->second;
      if (M.Kind == ProgramKind::Executable)
        Kind = ProgramKind::Executable;
    }
  std::map<std::string, ImageId> Ids;
  for (const auto &[Name, Kind] : Kinds) {
    Ids[Name] = All.size();
    All.push_back({Name, Kind});
  }
  for (unsigned U = 0; U < Units.size(); ++U) {
    llvm::SmallVector<std::pair<ImageId, Linkage>, 1> In;
    for (const facts::Membership &M : Units[U].Programs)
      In.push_back({Ids[M.Program], M.How});
    llvm::sort(In);
    ByUnit[U].add(In);
  }
}

} // namespace comsec::link
