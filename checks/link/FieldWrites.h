// Everything that is written to the fields of trustees and the entries around them, and what of it
// can be in force where they are read. Internal to link.
#pragma once

#include "checks/link/Steps.h"
#include "checks/link/Trustees.h"

#include <array>

namespace comsec::link {

inline constexpr std::int64_t AnyElement = -1;

/// A write of one field of one element.
struct FieldWrite {
  std::vector<FieldValue> Values;
  Steps When;
  std::int64_t Element = 0; ///< AnyElement: nobody knows which one
  bool Everywhere = false;  ///< of all elements
  bool Zeroed = false;
};

/// By TrusteeField.
using FieldWrites = std::array<std::vector<FieldWrite>, 5>;

inline std::vector<FieldWrite> &writesOf(FieldWrites &All, TrusteeField Field) {
  return All[static_cast<std::size_t>(Field)];
}

/// Puts together what fills the structures of one kind.
class FieldCollector {
public:
  /// \p Entries: the structures are entries that hold trustees, not trustees.
  FieldCollector(const Parts &All, bool Entries) : All(All), Entries(Entries) {}

  /// Adds what \p F does to a structure of the list \p Base.
  void add(const Filling &F, const PartName &Base);

  FieldWrites Writes;

private:
  struct Target;
  void add(const Filling &F, const Target &To);
  void addAll(const Filling &F, const Target &To, bool Zeroed);
  void addRecord(const Filling &F, const Target &To);
  void addBuilder(const Filling &F, const Target &To, knowledge::Content Holds, unsigned Name);
  void addCopies(const Filling &F, const Target &To, unsigned Source);
  void addField(const Filling &F, const Target &To, TrusteeField Field, unsigned Source);
  void addImplied(const Filling &F, const Target &To, TrusteeField Field, Concrete What,
                  bool Zeroed);
  knowledge::Content held(const Filling &F, unsigned Source, const Concrete &Name) const;

  const Parts &All;
  bool Entries;
};

/// Whether \p E is written over on every way that \p On allows. \p Same: what else may write there.
bool undone(const FieldWrite &E, const std::vector<const FieldWrite *> &Same, const Path &On);

} // namespace comsec::link
