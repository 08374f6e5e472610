// A process: what runs together, hence shares one CoInitializeSecurity. For each one its roles,
// with the places that prove them, and whether all of its code was seen.
#pragma once

#include "checks/facts/Facts.h"
#include "checks/knowledge/Files.h"
#include "checks/knowledge/Knowledge.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace comsec::link {

using knowledge::Role;

std::string_view toString(Role R);                       ///< "vss-requester" …
std::optional<Role> roleFromName(std::string_view Name); ///< what toString() calls so

/// How sure the evidence makes us that remote shares are backed up (RVSS).
enum class Rvss { None, Medium, Strong };

/// A place that shows a role.
struct Evidence {
  Role Shows = Role::VssRequester;
  std::string What; ///< "CreateVssBackupComponents is called"
  facts::Range Where;
  const facts::Function *Function = nullptr; ///< the place is in it; null for a class
  bool FromTokens = false;                   ///< of CallSite::fromTokens: it may never be reached
};

/// A place that shows how files are treated.
struct FileEvidence {
  std::string What; ///< "FindFirstFile", as Files.def names it
  facts::Range Where;
};

/// A part of a process that was not seen: a failed unit, a missing header, a lost call, a function
/// of the project without a definition.
struct Gap {
  std::string Why;
  /// The compiler lost code whose tokens were read all the same.
  bool TokensRead = false;
  std::vector<std::string> Mentions = {}; ///< the sought names among these tokens

  /// Whether a use of \p Name, which knowledge::isSought, may be in the part that was not seen.
  bool mayHide(std::string_view Name) const;
  auto operator<=>(const Gap &) const = default;
};

/// What somebody who knows says of a process. It outweighs what the code shows.
struct Told {
  std::string Process; ///< its name
  std::string By;      ///< who says so, for people: ".comsec-tidy"
  std::vector<Role> Is, IsNot;
  std::optional<bool> RemoteShares; ///< whether it backs up remote file shares
};

enum class ProcessKind {
  Executable, ///< an EXE; where the build is not known: has main, WinMain, ServiceMain …
  Library,    ///< a DLL, or code that no entry point reaches: owns no process
};

struct Process {
  /// For people: the program's name, or the entry point's file and function.
  std::string Name;
  ProcessKind Kind = ProcessKind::Library;
  const facts::Function *Entry = nullptr;      ///< null when none was seen
  std::set<const facts::Function *> Functions; ///< iterates in the order of places
  /// Sorted by role; the most telling of each first. One from tokens shows what nothing else does.
  std::vector<Evidence> Roles;
  Rvss RemoteShares = Rvss::None;
  std::optional<bool> RemoteSharesTold; ///< Told::RemoteShares, where somebody says it
  std::vector<Evidence> RemoteEvidence; ///< the strongest first
  std::map<knowledge::FileTrait, FileEvidence> Files; ///< the first place that shows each

  /// What was not seen of this process. Empty = complete. Rules of the kind "never called" ask
  /// which of the gaps may hide the call.
  std::vector<Gap> Gaps;

  /// The EXEs that its code is linked into, by name: itself, for the process of an EXE of the
  /// build. Empty: it may be part of any.
  std::vector<std::string> LinkedInto;

  /// Whether this process may run the code of \p Library, though nothing is seen to reach it.
  bool mayRun(const Process &Library) const;

  bool has(Role R) const;
  const Evidence *evidence(Role R) const; ///< the first; null when the role is not shown
};

} // namespace comsec::link
