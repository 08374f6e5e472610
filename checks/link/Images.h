// The EXEs and DLLs that the build makes, and what is in them, as far as the units tell.
// Internal to link. Code whose build is not known may be anywhere.
#pragma once

#include "checks/facts/Facts.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/SmallVector.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace comsec::link {

using facts::Linkage;

/// Index into Images::all(), which is sorted by name.
using ImageId = unsigned;

struct Image {
  std::string Name;
  facts::ProgramKind Kind = facts::ProgramKind::Library; ///< Executable if any unit says so
};

/// The images that hold some code.
class Presence {
public:
  /// Adds the images of one more unit with that code; none: the unit's build is not known.
  void add(llvm::ArrayRef<std::pair<ImageId, Linkage>> More);
  void add(const Presence &More);

  bool anywhere() const { return Anywhere; } ///< the build of some of its units is not known
  llvm::ArrayRef<std::pair<ImageId, Linkage>> images() const { return In; }

  /// How \p I got it, when it has it for certain.
  std::optional<Linkage> in(ImageId I) const;

  /// Whether it is part of \p I itself, not only of a DLL that \p I loads.
  bool isPartOf(ImageId I) const;

  /// Whether it runs where \p I does, for all that is known.
  bool mayRunIn(ImageId I) const { return Anywhere || in(I); }

  /// Whether one image is made of both.
  bool sharesImage(const Presence &Other) const;

private:
  llvm::SmallVector<std::pair<ImageId, Linkage>, 1> In; ///< sorted, each image once
  bool Anywhere = false;
};

class Images {
public:
  explicit Images(const std::vector<facts::Unit> &Units);

  const std::vector<Image> &all() const { return All; }
  const Presence &of(unsigned Unit) const { return ByUnit[Unit]; }

private:
  std::vector<Image> All;
  std::vector<Presence> ByUnit;
};

} // namespace comsec::link
