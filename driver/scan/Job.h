// The unit of work: everything that is needed to collect the facts of one translation unit.
#pragma once

#include "checks/facts/Facts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comsec::scan {

inline constexpr int JobVersion = 1;

struct Job {
  std::string Root;      ///< absolute, symlinks resolved: only files below it are the project's
  std::string MainFile;  ///< absolute, below Root
  std::string Directory; ///< absolute: relative paths in Arguments start here
  std::string Config;    ///< tells apart two compilations of one file
  /// For clang's driver, past the allow-list; without the program's name and the file.
  std::vector<std::string> Arguments;
  /// Absolute: SDK, C++ library, our own headers; readable besides Root.
  std::vector<std::string> HeaderDirs;
  /// What the build makes of it; goes into the unit's facts as it is.
  std::vector<facts::Membership> Programs;
};

std::string toJson(const Job &J);
std::optional<Job> jobFromJson(std::string_view Text, std::string &Error);

} // namespace comsec::scan
