#include "driver/input/Excludes.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/Error.h>

using namespace llvm;

namespace comsec::input {

/// Alternatives in braces multiply.
static constexpr std::size_t MaxAlternatives = 1024;

bool Excludes::parse(const std::vector<std::string> &Texts, std::string &Error) {
  for (const std::string &Text : Texts) {
    StringRef Written = StringRef(Text).rtrim('/');
    Written.consume_front("./");
    auto Glob = GlobPattern::create(Written.ltrim('/'), MaxAlternatives);
    if (!Glob) {
      Error = "'" + Text + "' is no pattern (--exclude): " + toString(Glob.takeError());
      return false;
    }
    Patterns.push_back({std::move(*Glob), !Written.contains('/')});
  }
  return true;
}

bool Excludes::match(StringRef Path) const {
  std::size_t Begin = 0;
  while (!Patterns.empty() && Begin <= Path.size()) {
    const std::size_t End = std::min(Path.find('/', Begin), Path.size());
    const StringRef Folder = Path.take_front(End), Name = Path.slice(Begin, End);
    if (any_of(Patterns, [&](const Pattern &P) { return P.Glob.match(P.OfName ? Name : Folder); }))
      return true;
    Begin = End + 1;
  }
  return false;
}

} // namespace comsec::input
