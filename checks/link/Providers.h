// The code behind the registration of a WMI provider: found by its CLSID, and asked whether it
// impersonates the clients that it works for.
#pragma once

#include "checks/link/Program.h"

#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/StringSet.h>

#include <string>
#include <string_view>
#include <vector>

namespace comsec::link {

enum class Impersonates {
  Unknown, ///< no class was found, or not all of it was seen, or several classes differ
  Yes,     ///< somewhere in what it does
  Never,
};

/// What is known of the code of one CLSID.
struct ProviderCode {
  Impersonates Is = Impersonates::Unknown;
  // Valid unless Unknown:
  facts::Range Named;                  ///< where code or a script names the CLSID
  const facts::Class *Class = nullptr; ///< one that does, or does not
  // Valid if Yes: from one of its methods to the place where the client's token is taken on.
  std::vector<facts::Location> Calls; ///< the calls on the way
  std::string Function;               ///< where it ends, for people
  facts::Range Where;                 ///< the call that impersonates
};

/// The providers in the code of a program, by their CLSIDs.
class Providers {
public:
  explicit Providers(const Program &P);

  /// The CLSID is written as in registrations, in any case of the letters.
  ProviderCode codeOf(std::string_view Clsid) const;

private:
  using Functions = std::vector<const facts::Function *>;
  using Units = std::vector<const facts::Unit *>;

  /// A class as one unit sees it.
  struct Candidate {
    const facts::Unit *In;
    const facts::Class *Is;
  };
  using Candidates = std::vector<Candidate>;

  /// A place that names a CLSID.
  struct Mention {
    const facts::Unit *In;
    const facts::Guid *Guid;
  };
  using Mentions = std::vector<Mention>;

  void readScripts();
  Candidates providersIn(const Units &Of, llvm::StringRef Clsid) const;
  Units runWith(const Units &Some) const;
  ProviderCode codeOf(const Mentions &Named, llvm::StringRef Clsid) const;
  ProviderCode codeOf(const facts::Range &Script, llvm::StringRef Clsid) const;
  ProviderCode joined(const Candidates &All, const facts::Range &Named) const;
  ProviderCode judged(const Candidate &C) const;
  Functions methodsOf(const Candidate &C) const;
  bool wholeSeen(const Functions &Reached, const Functions &Own) const;

  const Program &P;
  // CLSIDs are in small letters here.
  llvm::StringMap<Mentions> ByText;      ///< by CLSID
  llvm::StringMap<facts::Range> Scripts; ///< keys of .rgs files that register a class, by CLSID
  llvm::StringMap<std::string> UuidOf;   ///< by the USR of the class
  llvm::StringSet<> Made;                ///< USRs of classes whose objects are made
  llvm::StringMap<Functions> Members;    ///< by the USR of the class
};

} // namespace comsec::link
