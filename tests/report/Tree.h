// A scanned tree for one test: a folder that is gone afterwards, and findings in it.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

#include <filesystem>
#include <string>

namespace comsec::report {

class Tree {
public:
  Tree();
  ~Tree();
  Tree(const Tree &) = delete;
  Tree &operator=(const Tree &) = delete;

  std::string root() const { return Folder.string(); }
  std::filesystem::path path(const std::string &File) const { return Folder / File; }
  void write(const std::string &File, const std::string &Bytes);
  std::string read(const std::string &File) const;

private:
  std::filesystem::path Folder;
};

/// From (Line, Column) to EndColumn on the same line.
facts::Range range(const std::string &File, unsigned Line, unsigned Column, unsigned EndColumn);

/// A finding of weak-authentication-level that says \p Message.
Finding finding(facts::Range Where, std::string Message);

/// A report on \p T with these findings and nothing else.
Report reportOn(const Tree &T, std::vector<Finding> Findings);

struct Outcome {
  int Status = -1;
  std::string Output; ///< stdout and stderr
};

/// Runs \p Program, which must exist, with \p Arguments in \p Folder.
Outcome run(const std::string &Program, const std::vector<std::string> &Arguments,
            const std::string &Folder);

} // namespace comsec::report
