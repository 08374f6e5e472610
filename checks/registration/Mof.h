// Reads MOF, the language of WMI's registrations, as mofcomp takes it (win32/wmisdk/mofcomp,
// mof-data-types, creating-a-class, -pragma; values and escapes: DMTF DSP0004).
#pragma once

#include "checks/registration/Problem.h"

namespace comsec::registration {

struct MofProperty;

/// What a property, qualifier or argument is given.
struct MofValue {
  enum class Kind {
    Absent, ///< of a property: its class's default stays
    Null,
    Boolean,
    Integer,
    Real,
    String, ///< pieces that follow each other are one
    Character,
    Alias,  ///< $Name
    Array,  ///< {a, b}
    Object, ///< instance of Class {…}
    Word,   ///< a macro, which is a problem, or a flag of a pragma
    Unread, ///< something else, which is a problem
  };
  Kind Is = Kind::Absent;
  bool Boolean = false;
  bool Negative = false;       ///< an integer with a minus sign
  std::uint64_t Magnitude = 0; ///< of an integer or character
  double Real = 0;
  /// Of a string: with escapes resolved, as UTF-8. An alias without its '$'. The class of an
  /// object.
  std::string Text;
  std::vector<MofValue> Elements;
  std::vector<MofProperty> Properties;
  Range At;
};

struct MofQualifier {
  std::string Name;
  std::optional<MofValue> Value; ///< absent: TRUE, as for all of them
  std::vector<std::string> Flavors;
  Range At;
};

/// "Name = Value;", or "Name;" where only qualifiers are given.
struct MofProperty {
  std::string Name;
  Range NameAt;
  std::vector<MofQualifier> Qualifiers;
  MofValue Value;
  Range At; ///< with the ';'
};

struct MofInstance {
  std::string Class;
  Range ClassAt;
  std::string Alias;     ///< without the '$'
  std::string Namespace; ///< of the pragma in force; empty without one
  std::vector<MofQualifier> Qualifiers;
  std::vector<MofProperty> Properties;
  Range At;
};

/// A property, method or parameter that a class declares.
struct MofMember {
  std::string Type;
  bool Reference = false;
  bool Array = false;
  std::string Name;
  Range NameAt;
  std::vector<MofQualifier> Qualifiers;
  std::optional<MofValue> Value;
  bool Method = false;
  std::vector<MofMember> Parameters;
  Range At;
};

struct MofClass {
  std::string Name;
  Range NameAt;
  std::string Superclass; ///< empty: none
  std::string Alias;
  std::string Namespace;
  std::vector<MofQualifier> Qualifiers;
  std::vector<MofMember> Members;
  Range At;
};

/// #pragma Command(Arguments)
struct MofPragma {
  std::string Command; ///< in small letters
  std::vector<MofValue> Arguments;
  Range At;
};

/// Names are in any case, as written.
struct MofFile {
  std::vector<MofPragma> Pragmas;
  std::vector<MofClass> Classes;
  std::vector<MofInstance> Instances;
  /// Lines for a preprocessor, which some authors run before mofcomp. All branches of an #if are
  /// read: which one counts is not known.
  std::vector<Range> PreprocessorLines;
  std::vector<Problem> Problems; ///< sorted by place
};

/// Values deeper than this are skipped.
inline constexpr unsigned MaxMofDepth = 32;

/// What cannot be read is a problem; the reader goes on behind the next ';' of the same braces.
/// A file that includes others is not joined with them.
MofFile readMof(const Text &File);

} // namespace comsec::registration
