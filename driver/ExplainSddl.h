// comsec-tidy explain --sddl: who a security descriptor lets in, as a table.
#pragma once

#include <llvm/Support/raw_ostream.h>

#include <string>

namespace comsec {

/// What the process is whose descriptor it is.
enum class SddlRole { Any, VssRequester, VssWriter, Server };

/// Writes who is admitted, what a process in that role lacks, and what is wrong with the
/// descriptor. Returns false and sets \p Error when \p Text is malformed: a line that names the
/// column, counted from 1, then the string with a caret below the place.
bool explainSddl(const std::string &Text, SddlRole Role, llvm::raw_ostream &Out,
                 std::string &Error);

} // namespace comsec
