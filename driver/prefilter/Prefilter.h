// Passes over translation units that cannot change what is found (docs/prefilter.md). Works in
// rounds: the units that name a signal are parsed first; their facts tell by which names others
// matter to them; these are parsed next, until nobody uses such a name any more.
#pragma once

#include "checks/facts/Facts.h"
#include "driver/prefilter/Tree.h"
#include "driver/prefilter/Wanted.h"
#include "driver/scan/Job.h"

#include <llvm/ADT/DenseMap.h>
#include <llvm/ADT/DenseSet.h>

#include <vector>

namespace comsec::prefilter {

class Prefilter {
public:
  /// \p Jobs must outlive it.
  explicit Prefilter(const std::vector<scan::Job> &Jobs);

  /// The numbers of the jobs to run next, ascending; each comes once. \p Units are the facts of all
  /// those that were run before. Empty: the others cannot matter.
  std::vector<unsigned> next(const std::vector<facts::Unit> &Units);

  /// For each job that was not run a unit that is marked PassedOver. Where \p Units, the facts of
  /// all the others, lead there, it has the names of the functions and which of these call which;
  /// and what was not found of the program.
  std::vector<facts::Unit> rest(const std::vector<facts::Unit> &Units) const;

private:
  using Classes = std::vector<NameIds>; ///< sets of names: of each a file must have one

  void addSignals();
  void addUses(const std::set<WantedName> &Wanted);
  void addDefinitions(const std::set<WantedName> &Wanted);
  NameIds ownersOf(const WantedName &Wanted) const;
  void addUse(NameId Name, bool IsSignal = false);
  void addTemplates();
  bool matters(unsigned Job);
  bool isUsed(const NameIds &Names) const;
  bool usesMember(const NameIds &Names, unsigned Job) const;
  bool defines(const Outline &Says) const;
  bool hasName(unsigned Job, NameId Name) const;

  const std::vector<scan::Job> &Jobs;
  Tree All;
  std::vector<bool> IsChosen; ///< by job
  bool IsFirst = true;
  llvm::DenseSet<NameId> Uses; ///< whoever uses one of them matters
  llvm::DenseMap<NameId, Classes> Members, Definitions;
  /// By a name: those that stand for it; of the project, and of the SDK.
  llvm::DenseMap<NameId, NameIds> Macros, SdkAliases;
};

} // namespace comsec::prefilter
