// Reads the security descriptor definition language
// (win32/secauthz/security-descriptor-string-format, ace-strings, sid-strings; ms-dtyp 2.5.1.1).
#pragma once

#include "checks/descriptor/Descriptor.h"

#include <string_view>

namespace comsec::descriptor {

/// Stands for a piece of the string that is known only at run time: the caller puts it where the
/// piece goes. Inside an entry it is text of the field where it stands, which is then unknown; an
/// entry that cannot be read that way is unknown as a whole. Between entries it may be further
/// ones: the list is not complete, and the entries behind it count as Maybe. Anywhere else, and
/// between entries, it may be parts of the descriptor: those that the rest does not have are
/// unknown.
inline constexpr char Hole = '\x1A';

/// The descriptor that ConvertStringSecurityDescriptorToSecurityDescriptor makes of \p Text, hence
/// a self-relative one. Origins are offsets in \p Text. Words may be in any case, as in ABNF, with
/// space between them. Returns nothing and sets \p Error when \p Text is malformed.
std::optional<Descriptor> parseSddl(std::string_view Text, SyntaxError &Error);

} // namespace comsec::descriptor
