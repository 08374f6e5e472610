// What shows how a program treats files (Files.def).
#pragma once

#include <cstddef>
#include <string_view>

namespace comsec::knowledge {

enum class FileTrait {
  Searches,     ///< goes through folders
  Copies,       ///< whole files
  Opens,        ///< files, or volumes
  Reads,        ///< what it has opened
  ReadsVolumes, ///< the disk below the files
  ReadsSystem,  ///< names a folder in which many files have several names
  KnowsLinks,   ///< that a file may have several names
};

enum class FileSignKind { Function, Member, Macro, Text };

struct FileSign {
  FileTrait Shows;
  FileSignKind Kind;
  std::string_view Name;
};

/// The sign of that kind that \p Text is; null when it is none.
const FileSign *fileSign(FileSignKind Kind, std::string_view Text);

/// The sign called \p Name, of any kind.
const FileSign *fileSign(std::string_view Name);

} // namespace comsec::knowledge
