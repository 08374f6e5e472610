// NOLINT comments, read as clang-tidy 22 reads them: both front ends silence the same findings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comsec::report {

/// The NOLINT comments of one file.
///
/// As in clang-tidy: the word may stand anywhere, also in a string; without a list everything is
/// silenced; a list is split at commas only, `*` is its only wildcard, and globs that begin with
/// `-` are ignored; a NOLINTEND must repeat the list of the innermost open NOLINTBEGIN.
class NoLint {
public:
  /// \p Text must outlive this object.
  explicit NoLint(std::string_view Text);

  /// Whether \p Check ("comsec-…") is silenced at byte \p Position of the text.
  bool silences(std::size_t Position, std::string_view Check) const {
    return !silencers(Position, Check).empty();
  }

  /// Where the words stand that silence it there: all of them, since each alone would do.
  std::vector<std::size_t> silencers(std::size_t Position, std::string_view Check) const;

  /// Where the words stand whose list names one of \p Checks, and which are well-formed. Those
  /// without a list and with the bare `*` are not among them: they may be meant for other tools.
  std::vector<std::size_t> naming(const std::vector<std::string> &Checks) const;

  /// Positions of the NOLINTBEGIN and NOLINTEND that have no partner; they silence nothing.
  const std::vector<std::size_t> &unmatched() const { return Unmatched; }

private:
  struct Block {
    std::size_t Begin = 0;
    std::size_t End = 0;
    std::optional<std::string> Checks;
  };
  std::string_view Text;
  std::vector<Block> Blocks;
  std::vector<std::size_t> Unmatched;
};

} // namespace comsec::report
