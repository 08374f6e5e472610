// What a TRUSTEE can hold, what its form says about that, and who reads trustees (Trustees.def).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace comsec::knowledge {

/// What TRUSTEE::ptstrName leads to.
enum class Content { Unknown, Text, Sid, ObjectsAndSid, ObjectsAndName };

/// "a SID", "a name", "an OBJECTS_AND_SID structure".
std::string_view words(Content C);

struct TrusteeForm {
  std::string_view Name; ///< "TRUSTEE_IS_SID"
  std::int64_t Number;
  Content Holds; ///< Unknown: a form that no function takes
};

/// Null for a number that is no form.
const TrusteeForm *trusteeForm(std::int64_t Number);

/// The form that says that \p C is held; null for Unknown.
const TrusteeForm *formFor(Content C);

/// The name in Trustees.def of text.
inline constexpr std::string_view TextPointee = "Text";

/// What a pointer to \p Type holds (tag or typedef, as the headers write it); Unknown for a type
/// that does not tell.
Content contentOf(std::string_view Type);

/// What a function of access control is given.
enum class TrusteesIn {
  Trustees,   ///< TRUSTEE structures
  Entries,    ///< EXPLICIT_ACCESS structures
  AccessList, ///< ACTRL_ACCESS, which leads to entries by pointers
};

struct TrusteeReader {
  std::string_view Api, Parameter;
  std::string_view
      Counter; ///< the parameter that says how many; empty: one, or they say themselves
  TrusteesIn What;
};

std::span<const TrusteeReader> trusteeReaders();

} // namespace comsec::knowledge
