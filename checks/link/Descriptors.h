// The security descriptors that a call is given: what the program puts into them, wherever it does
// so. Parts that nobody can read off the source are unknown, with a reason.
#pragma once

#include "checks/descriptor/Descriptor.h"
#include "checks/facts/Facts.h"
#include "checks/link/Program.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace comsec::link {

/// What made a part; descriptor::Origin::Place is its number.
struct Maker {
  const facts::Call *Call = nullptr;
  facts::Range Where; ///< of the call; of an SDDL string, where that is written
};

struct BuiltDescriptor {
  descriptor::Descriptor What;
  std::string Condition; ///< under which it is this one; empty: always, or nobody knows when
  bool Null = false;     ///< a null pointer: What says nothing
  std::string Sddl;      ///< the string that it is made of, if it is
  facts::Range SddlAt;
  std::optional<descriptor::SyntaxError> Malformed; ///< of Sddl; then What is unknown
};

/// More descriptors than this for one argument are one that is unknown.
inline constexpr std::size_t MaxDescriptors = 8;

class Descriptors {
public:
  Descriptors(const Program &P, const Process &Q);
  ~Descriptors();

  /// Every descriptor that argument \p Index of \p Site can lead to in the process; empty when the
  /// call has no such argument.
  std::vector<BuiltDescriptor> of(const CallSite &Site, unsigned Index);

  /// What made the part of that place; null when nothing is known of it.
  const Maker *maker(unsigned Place) const;

private:
  class Builder;
  std::unique_ptr<Builder> B;
};

} // namespace comsec::link
