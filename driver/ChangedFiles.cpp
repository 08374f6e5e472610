#include "driver/ChangedFiles.h"

#include "driver/scan/Folders.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/LineIterator.h>
#include <llvm/Support/MemoryBuffer.h>

using namespace llvm;

namespace comsec {

bool ChangedFiles::read(const std::string &List, const std::vector<std::string> &Named,
                        std::string &Error) {
  auto Add = [&](StringRef Name) { Files.push_back(scan::typedPath(Name)); };
  Any = !List.empty() || !Named.empty();
  for_each(Named, Add);
  if (!List.empty()) {
    auto Text = MemoryBuffer::getFileOrSTDIN(List, /*IsText=*/true);
    if (!Text) {
      Error = "cannot read '" + List + "' (--files-from): " + Text.getError().message();
      return false;
    }
    for (line_iterator Line(**Text); !Line.is_at_eof(); ++Line)
      if (StringRef Name = Line->trim("\r"); !Name.empty())
        Add(Name);
  }
  llvm::sort(Files);
  return true;
}

bool ChangedFiles::tells(const Finding &F, const std::string &Root) const {
  auto Listed = [&](const facts::Range &Where) {
    const std::string Path = scan::normalised(Where.Begin.File, Root);
    return Where.valid() && std::binary_search(Files.begin(), Files.end(), Path);
  };
  return !Any || Listed(F.Where) || any_of(F.Path, [&](const Step &S) { return Listed(S.Where); });
}

} // namespace comsec
