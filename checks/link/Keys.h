// The keys of the registry that calls are given: which way each was opened, wherever in the program
// that is.
#pragma once

#include "checks/link/Program.h"
#include "checks/link/Values.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace comsec::link {

/// A key below HKEY_LOCAL_MACHINE.
struct KeyPath {
  std::string Path;                 ///< from there, "SYSTEM\\CurrentControlSet"
  std::vector<facts::Range> Opened; ///< the calls that open it, the last one last
};

/// A call as one way leads to it, and the key that it is given there.
struct KeyCall {
  CallSite Site; ///< Site.Calls tells the way
  KeyPath Key;
};

/// Whether some text of \p P, of those that can be settings, holds \p Piece in any case of the
/// letters. Where none does no key of that name needs to be looked for.
bool holdsText(const Program &P, std::string_view Piece);

class Keys {
public:
  Keys(const Program &P, const Process &Q);
  ~Keys();

  /// \p Site on each way that leads to it, as far as it is known and certain which key it means:
  /// \p Way (a parameter; empty: none) from what \p Key is, a parameter or, when empty, the
  /// method's object.
  std::vector<KeyCall> of(const CallSite &Site, std::string_view Key, std::string_view Way) const;

  /// Whether \p Site is given the name of the account that the program itself runs as.
  bool isOwnName(const CallSite &Site, std::string_view Parameter) const;

private:
  class Reader;
  std::unique_ptr<Reader> R;
};

} // namespace comsec::link
