// The parts of security descriptors in one process, and what fills each: which calls, on which way.
// Internal to link: rules see Descriptors.
#pragma once

#include "checks/knowledge/Shapes.h"
#include "checks/link/Values.h"
#include "checks/link/Views.h"

#include <llvm/ADT/StringRef.h>

#include <map>
#include <string>
#include <vector>

namespace comsec::link {

/// A part by its name: a USR, behind it the way to an element or field as in
/// facts::Argument::Object, and behind that the calls whose local object it is (inCall).
using PartName = std::string;

/// A write of a part, as one way of calls leads to it.
struct Filling {
  const facts::Call *Call = nullptr;
  const knowledge::Shape *Shape = nullptr;
  CallSite Site;                              ///< on its way
  std::vector<std::string_view> Inside = {};  ///< USRs, as the function of the call names them
  std::vector<std::string_view> Outside = {}; ///< the same, as the first caller names them
  PartName Part = {};                         ///< what is filled
  facts::Location At = {};             ///< of the call, or of the outermost one that leads to it
  const facts::Function *In = nullptr; ///< whose code At is
  bool IsAlias = false;                ///< Part is only the field, of an object that has a name
};

/// Something that an argument can lead to.
struct Lead {
  PartName Part;                           ///< empty: nothing that has a name
  bool Null = false;                       ///< it is a null pointer
  std::optional<std::int64_t> Number = {}; ///< it is no pointer: HKEY_LOCAL_MACHINE
  std::string Condition;                   ///< as Value::Condition
  facts::Location SetBy = {}; ///< the call that filled the variable Part; invalid: not only one
  std::string Reason;         ///< why Part is empty
};

/// Which effects are of interest.
using EffectTest = llvm::function_ref<bool(knowledge::Effect)>;

/// Those that have to do with security descriptors.
bool isOfDescriptors(knowledge::Effect Does);

class Parts {
public:
  Parts(const Program &P, const Process &Q, EffectTest Counts);

  /// Everything that fills \p Part, in the order of places. What fills "[*]" fills every element.
  std::vector<Filling> fillings(const PartName &Part) const;

  /// The same, of which a pointer that \p L leads to says that it is of one call.
  std::vector<Filling> fillings(const Lead &L) const;

  /// The same for \p List, an array of structures, and its elements and their fields.
  std::vector<Filling> fillingsBelow(const PartName &List) const;

  /// What \p Parameter of \p Site leads to on each way of calls, as if the call filled it. Shape is
  /// null.
  std::vector<Filling> reached(const CallSite &Site, std::string_view Parameter) const;

  /// Whether a function of the project without a body gets the part.
  bool isGivenToUnseen(const PartName &Part) const;

  /// Whether the part may be filled by code that nobody sees: of a function of the project without
  /// a body, or dropped by the compiler in \p At or where one of \p Known stands.
  bool mayBeFilledUnseen(const PartName &Part, const std::vector<Filling> &Known,
                         const facts::Function *At) const;

  /// \p Site on every way that leads to it. The call need not fill anything: Shape is null, Part
  /// what its object is.
  std::vector<Filling> onEachWay(const CallSite &Site) const;

  /// What argument \p Argument of the filling's call leads to.
  std::vector<Lead> argumentLeads(const Filling &F, unsigned Argument) const;

  /// What source \p Index of the filling's shape leads to; empty when the call has no such
  /// argument.
  std::vector<Lead> leads(const Filling &F, unsigned Index) const;
  std::vector<Lead> leads(const CallSite &Site, unsigned Argument) const;

  /// Source \p Index; null when the call has no such argument.
  const facts::Argument *source(const Filling &F, unsigned Index) const;

  /// The values of source \p Index.
  std::vector<Concrete> values(const Filling &F, unsigned Index) const;

private:
  void add(const CallSite &Site, const knowledge::Shape &Shape);
  void index(Filling F);
  std::vector<Filling> collect(llvm::StringRef Base, llvm::function_ref<bool(llvm::StringRef)> Fits,
                               llvm::StringRef Calls) const;
  std::vector<Lead> leads(const CallSite &Site, unsigned Argument, const Filling *F) const;

  const Program &P;
  const Process &Q;
  std::map<std::string, std::vector<Filling>, std::less<>> ByBase; ///< by the USR of the part
};

/// The name's pieces: the USR; " [2] .Trustee"; the calls.
struct Pieces {
  llvm::StringRef Usr, Way, Calls;
};
Pieces pieces(llvm::StringRef Name);

} // namespace comsec::link
