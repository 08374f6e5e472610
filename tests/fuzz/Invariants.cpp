#include "tests/fuzz/Invariants.h"

#include "checks/descriptor/Admission.h"
#include "checks/descriptor/Binary.h"
#include "checks/descriptor/Sddl.h"
#include "checks/descriptor/Sid.h"

#include <cstdlib>

using namespace comsec::descriptor;

namespace comsec::test {
namespace {

void require(bool Holds) {
  if (!Holds)
    std::abort();
}

/// Offset: where bytes would be read next, so one behind the end is right.
void checkError(const SyntaxError &Error, std::size_t Size) {
  require(Error.Offset <= Size && !Error.Message.empty());
}

void checkOrigin(const Origin &From, std::size_t Size) {
  require(From.Offset <= Size && From.Length <= Size - From.Offset);
}

/// A SID is in its canonical form: reading it gives it again. Bytes may hold one without a
/// sub-authority, which has no text that can be read.
void checkSid(const Sid &Text) {
  SyntaxError Error;
  std::optional<Sid> Again = parseSid(Text, Error);
  require(Again ? *Again == Text : Text.find('-', sizeof "S-1-" - 1) == Sid::npos);
}

void checkParty(const Party &P, std::size_t Size) {
  checkOrigin(P.From, Size);
  if (P.Is == Party::State::Given)
    checkSid(P.Account);
  require((P.Is == Party::State::Unknown) == !P.Reason.empty());
}

void checkAcl(const Acl &List, std::size_t Size) {
  checkOrigin(List.From, Size);
  require((List.Is == Acl::State::Unknown || !List.Complete) == !List.Reason.empty());
  for (const Ace &A : List.Aces) {
    checkOrigin(A.From, Size);
    if (A.Account)
      checkSid(*A.Account);
    require((A.Type == AceType::Unknown || !A.Mask || !A.Account) == !A.Reason.empty());
  }
}

/// Without a DACL nobody is missing; an answer that is no answer says why.
void checkAdmission(const Descriptor &D) {
  const Admission Anybody = admit(D, knowledge::Everyone, Call::Local);
  require(Anybody.Is != Admission::Kind::Unknown || !Anybody.Why.empty());
  require(Anybody.Is != Admission::Kind::Denied || Anybody.By);
  require(D.Dacl.Is == Acl::State::Listed ||
          lacking(D, knowledge::AdmitRole::VssRequester, false).empty());
  for (const BroadGrant &Grant : broadGrants(D, Call::Remote))
    require(!Grant.By || *Grant.By < D.Dacl.Aces.size());
}

void check(const std::optional<Descriptor> &D, const SyntaxError &Error, std::size_t Size) {
  if (!D)
    return checkError(Error, Size);
  checkParty(D->Owner, Size);
  checkParty(D->Group, Size);
  checkAcl(D->Dacl, Size);
  checkAcl(D->Sacl, Size);
  checkAdmission(*D);
}

} // namespace

void checkSddl(std::span<const std::uint8_t> Input) {
  SyntaxError Error;
  std::string_view Text(reinterpret_cast<const char *>(Input.data()), Input.size());
  check(parseSddl(Text, Error), Error, Input.size());
}

void checkBytes(std::span<const std::uint8_t> Input) {
  SyntaxError Error;
  check(decodeDescriptor(Input, Error), Error, Input.size());
}

} // namespace comsec::test
