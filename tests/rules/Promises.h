// How the files of a case write down what they promise:
//   C, C++ and MOF   Call(); // want: rule-id error "part of the message" fix "text"
//   .reg             ; want-next: rule-id error "part of the message"
//                    about the next line that does not begin with ';'; several may follow each
//                    other
//   wants.txt        file:line rule-id error "part of the message"
//                    for .rgs files and files in UTF-16, which hold none; relative to its own
//                    folder
// The level and the fix may be left out. Two promises on one line: // want: … ; want: …
#pragma once

#include "tests/rules/Expectations.h"

#include <string>
#include <string_view>
#include <vector>

namespace comsec::test {

/// The promises in \p Text, which \p File holds. A promise that cannot be read, or is not written
/// as files of this kind write it, is put into \p Problems.
std::vector<Expectation> readPromises(std::string_view Text, const std::string &File,
                                      std::vector<std::string> &Problems);

} // namespace comsec::test
