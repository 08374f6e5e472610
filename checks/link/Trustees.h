// The structures with trustees that functions of access control are given: what is in their fields,
// wherever the program writes it.
#pragma once

#include "checks/knowledge/Trustees.h"
#include "checks/link/Program.h"
#include "checks/link/Values.h"

#include <memory>

namespace comsec::link {

/// Of a TRUSTEE; Mode is of the EXPLICIT_ACCESS around it.
enum class TrusteeField { Form, Name, ActsFor, Operation, Mode };

/// A value that one write gives to a field.
struct FieldValue {
  const facts::Call *By = nullptr; ///< an assignment, an initialiser, a builder, zeroed memory
  facts::Range Where;              ///< of the value, or of the call that implies it
  Concrete What;
  bool Implied = false; ///< a builder writes it, or memory is set to zero
  bool Zeroed = false;  ///< the latter
  /// Of a name: what the pointer leads to.
  knowledge::Content Holds = knowledge::Content::Unknown;
};

/// A form and a name that can be in one trustee at the same time.
struct FormAndName {
  FieldValue Form, Name;
};

/// A trustee, or an entry with one, where a function of access control reads it.
struct ReadTrustee {
  std::int64_t Element = 0;       ///< in its list; -1: any of them
  std::vector<FormAndName> Pairs; ///< those that are known
  std::vector<FieldValue> Forms, ActsFor, Operation;
  std::vector<FieldValue> Modes; ///< all that it can have; an unknown one among them, if so
};

class Trustees {
public:
  Trustees(const Program &P, const Process &Q);
  ~Trustees();

  /// What \p Row says that \p Site reads, on every way of calls. Nothing of a structure that code
  /// which nobody sees may write to.
  std::vector<ReadTrustee> readBy(const CallSite &Site, const knowledge::TrusteeReader &Row) const;

private:
  class Reader;
  std::unique_ptr<Reader> R;
};

} // namespace comsec::link
