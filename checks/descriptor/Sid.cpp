#include "checks/descriptor/Sid.h"

#include "checks/descriptor/Cursor.h"
#include "checks/knowledge/Principals.h"

#include <cinttypes>
#include <cstdio>

namespace comsec::descriptor {
namespace {

constexpr unsigned AuthorityBits = 48;
constexpr unsigned SubAuthorityBits = 32;
constexpr std::string_view RawStart = "S-";

bool readDecimal(Cursor &C, std::uint64_t &Number) {
  // A SID's parts are never octal.
  while (C.peek() == '0' && isDigit(C.peek(1)))
    C.skip();
  return readNumber(C, SubAuthorityBits, Number);
}

bool readAuthority(Cursor &C, std::uint64_t &Number) {
  return C.comes("0X") ? readNumber(C, AuthorityBits, Number) : readDecimal(C, Number);
}

bool readRawSid(Cursor &C, Sid &Result) {
  std::uint64_t Revision = 0, Authority = 0, Part = 0;
  std::vector<std::uint32_t> Parts;
  C.take(RawStart);
  std::size_t Start = C.at();
  if (!readNumber(C, SubAuthorityBits, Revision))
    return false;
  if (Revision != 1)
    return C.fail(Start, "the revision of a SID is 1");
  if (!C.take("-") || !isDigit(C.peek()))
    return C.fail("a SID's authority is missing here");
  if (!readAuthority(C, Authority))
    return false;
  while (C.peek() == '-') {
    C.skip();
    if (Parts.size() == MaxSubAuthorities)
      return C.fail("a SID has at most 15 sub-authorities");
    if (!isDigit(C.peek()))
      return C.fail("a sub-authority is missing here");
    if (!readDecimal(C, Part))
      return false;
    Parts.push_back(static_cast<std::uint32_t>(Part));
  }
  if (Parts.empty())
    return C.fail("a SID needs a sub-authority");
  Result = makeSid(Authority, Parts);
  return true;
}

} // namespace

Sid makeSid(std::uint64_t Authority, std::span<const std::uint32_t> SubAuthorities) {
  Authority &= (std::uint64_t(1) << AuthorityBits) - 1;
  Sid Text = "S-1-";
  if (Authority >> 32 == 0) {
    Text += std::to_string(Authority);
  } else {
    char Hex[sizeof "0x123456789ABC"];
    std::snprintf(Hex, sizeof Hex, "0x%012" PRIX64, Authority);
    Text += Hex;
  }
  for (std::uint32_t Part : SubAuthorities)
    Text += "-" + std::to_string(Part);
  return Text;
}

bool readSid(Cursor &C, Sid &Result) {
  if (C.comes(RawStart))
    return readRawSid(C, Result);
  const std::string_view Alias = C.rest().substr(0, 2);
  if (Alias.size() < 2 || !isAlpha(Alias[0]) || !isAlpha(Alias[1]))
    return C.fail("a SID is missing here");
  const knowledge::Principal *Known = knowledge::principalByAlias(Alias);
  if (!Known)
    return C.fail("'" + std::string(Alias) + "' is no SID and no alias of one");
  C.skip(Alias.size());
  Result = Known->key();
  return true;
}

std::optional<Sid> parseSid(std::string_view Text, SyntaxError &Error) {
  Cursor C(Text);
  Sid Result;
  if (readSid(C, Result) && !C.atEnd())
    C.fail("the SID ends before this character");
  if (!C.failed())
    return Result;
  Error = C.error();
  return std::nullopt;
}

} // namespace comsec::descriptor
