#include "driver/report/Fingerprint.h"

#include "driver/report/Unicode.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/xxhash.h>

#include <array>
#include <map>

namespace comsec::report {

namespace {

/// A rolling hash over the next characters from the start of each line, blanks left out. A line's
/// hash is known when its first character is about to leave the window.
class LineHasher {
public:
  std::vector<std::string> hash(std::string_view Bytes);

private:
  void put(char32_t Unit);
  void finish();
  void roll(std::uint64_t Unit);
  void emit();

  static constexpr std::uint64_t Factor = 37;
  static constexpr std::size_t Window = 100;
  static constexpr char32_t EndOfFile = 0xFFFF;
  static constexpr std::size_t NoLine = -1;

  static constexpr std::uint64_t outgoingFactor() {
    std::uint64_t Power = 1;
    for (std::size_t I = 0; I < Window; ++I)
      Power *= Factor;
    return Power;
  }

  std::array<std::uint64_t, Window> Units = {};
  std::array<std::size_t, Window> LineAt = {}; ///< line that starts at this unit, or NoLine
  std::size_t Index = 0;
  std::uint64_t Hash = 0;
  bool AtLineStart = true;
  bool AfterCr = false;
  std::map<std::uint64_t, unsigned> Seen;
  std::vector<std::string> Lines;
  std::size_t NextLine = 0;
};

} // namespace

void LineHasher::emit() {
  if (LineAt[Index] == NoLine)
    return;
  const unsigned Count = ++Seen[Hash];
  // Lines leave the window in the order in which they entered it.
  Lines.push_back(llvm::utohexstr(Hash, /*LowerCase=*/true) + ":" + llvm::utostr(Count));
  LineAt[Index] = NoLine;
}

void LineHasher::roll(std::uint64_t Unit) {
  Hash = Hash * Factor + Unit - outgoingFactor() * Units[Index];
  Units[Index] = Unit;
  Index = (Index + 1) % Window;
}

void LineHasher::put(char32_t Unit) {
  const bool LfOfCrLf = AfterCr && Unit == '\n';
  AfterCr = Unit == '\r';
  if (Unit == ' ' || Unit == '\t' || LfOfCrLf)
    return;
  if (Unit == '\r')
    Unit = '\n';
  emit();
  if (AtLineStart)
    LineAt[Index] = NextLine++;
  AtLineStart = Unit == '\n';
  roll(Unit);
}

void LineHasher::finish() {
  put(EndOfFile);
  for (std::size_t I = 0; I < Window; ++I) {
    emit();
    roll(0);
  }
}

std::vector<std::string> LineHasher::hash(std::string_view Bytes) {
  LineAt.fill(NoLine);
  for (char32_t Point : decode(Bytes)) {
    if (Point <= 0xFFFF) {
      put(Point);
    } else { // a surrogate pair
      put(0xD800 + ((Point - 0x10000) >> 10));
      put(0xDC00 + ((Point - 0x10000) & 0x3FF));
    }
  }
  finish();
  return std::move(Lines);
}

std::vector<std::string> lineHashes(std::string_view Bytes) { return LineHasher().hash(Bytes); }

std::vector<std::string> findingKeys(const Report &R) {
  std::map<std::string, unsigned> Seen;
  std::vector<std::string> Keys;
  for (const ReportedFinding &F : R.Findings) {
    const std::string Parts = llvm::join_items('\0', F.What.Rule, F.What.Function, F.What.Subject);
    const llvm::XXH128_hash_t Hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Parts));
    const std::string Key =
        llvm::utohexstr(Hash.high64, true, 16) + llvm::utohexstr(Hash.low64, true, 16);
    Keys.push_back(Key + ":" + llvm::utostr(++Seen[Key]));
  }
  return Keys;
}

} // namespace comsec::report
