#include "checks/rules/DecoupledProviders.h"

#include "checks/descriptor/Admission.h"
#include "checks/descriptor/Sddl.h"
#include "checks/knowledge/Providers.h"
#include "checks/rules/Common.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

namespace comsec::rules {

using namespace knowledge;

static constexpr std::string_view Instead =
    "list the accounts that need to, as in O:BAG:BAD:(A;;0x1;;;BA)"; // of WmiSdk/--win32provider

/// The list as one of COM, where the same bit lets in: of other bits nothing is known.
static void keepRegistering(descriptor::Acl &Dacl) {
  static_assert(RegisterProvider == ComExecute);
  for (descriptor::Ace &A : Dacl.Aces) {
    if (!A.Mask)
      continue;
    const bool Registers = *A.Mask & RegisterProvider;
    const bool Generic = *A.Mask & GenericRights;
    if (!Registers && Generic) {
      A.Mask.reset();
      A.Reason = "what WMI takes generic rights for is not documented";
    } else {
      A.Mask = Registers ? RegisterProvider : 0;
    }
  }
}

std::optional<RegistrarDefect> registrarDefect(std::string_view Sddl) {
  if (Sddl.empty())
    return std::nullopt;
  descriptor::SyntaxError Error;
  std::optional<descriptor::Descriptor> D = descriptor::parseSddl(Sddl, Error);
  if (!D)
    return RegistrarDefect{text("is no SDDL, {0} at character {1}: nobody can tell who may "
                                "register as the provider",
                                Error.Message, Error.Offset + 1),
                           "malformed"};
  keepRegistering(D->Dacl);
  std::vector<std::string> Who;
  for (const descriptor::BroadGrant &G : broadGrants(*D, descriptor::Call::Local)) {
    if (!G.By)
      return RegistrarDefect{text("has a NULL DACL: anybody's program may register as the "
                                  "provider; {0}",
                                  Instead),
                             "NULL DACL"};
    // A program in a container needs a right of its user besides.
    if (G.Reach != Breadth::Packages)
      Who.emplace_back(principalByKey(G.Account)->Name);
  }
  if (Who.empty())
    return std::nullopt;
  return RegistrarDefect{
      text("lets programs of {0} register as the provider; {1}", llvm::join(Who, ", "), Instead),
      llvm::join(Who, ",")};
}

} // namespace comsec::rules
