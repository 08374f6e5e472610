// The pieces that Sarif.cpp puts together.
#pragma once

#include "driver/report/Report.h"
#include "driver/report/Sources.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace comsec::report::sarif {

using Json = nlohmann::ordered_json; // keeps the order in which people expect the members

/// The id of the one message string that each rule has.
inline constexpr char MessageId[] = "default";

/// tool: the program and all its rules, in the order of allRules().
Json tool();

/// The place of \p R among tool()'s rules.
unsigned ruleIndex(const Rule &R);

/// {text} with \p Text as well-formed UTF-8.
Json message(std::string_view Text);

/// \p Text where SARIF would read braces as a placeholder.
std::string escapedBraces(std::string_view Text);

/// \p Path as a relative URI: nothing in a hostile name reads as a scheme, query or fragment.
std::string relativeUri(std::string_view Path);

/// Where \p File is, relative to the scanned root.
Json artifactLocation(const std::string &File);

/// Turns places in bytes into SARIF's.
class Places {
public:
  explicit Places(Sources &Text) : Text(Text) {}

  /// A place of one line, with the code there and around it. Never empty when \p Where is valid.
  Json physicalLocation(const facts::Range &Where);
  /// Exactly \p Where, for fixes: may be empty or span lines.
  Json exactRegion(const facts::Range &Where);

private:
  Json region(const facts::Range &Where);
  Json linesAround(const facts::Location &Where);
  Json partAround(const facts::Location &Where);
  unsigned utf16Column(const std::string &File, unsigned Line, unsigned Column);

  Sources &Text;
};

} // namespace comsec::report::sarif
