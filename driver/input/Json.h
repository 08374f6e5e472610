// JSON that strangers wrote.
#pragma once

#include <llvm/ADT/StringRef.h>
#include <nlohmann/json.hpp>

namespace comsec::input {

/// Builds a value of what is nested no more than MaxDepth times; null stands for what is deeper.
/// The library's own filter looks at all earlier elements of a list for each one.
class ShallowReader {
public:
  using Json = nlohmann::json;
  ShallowReader(unsigned MaxDepth, Json &Result) : MaxDepth(MaxDepth), Values(Result, false) {}

  bool null() { return isDeep() || Values.null(); }
  bool boolean(bool V) { return isDeep() || Values.boolean(V); }
  bool number_integer(Json::number_integer_t V) { return isDeep() || Values.number_integer(V); }
  bool number_unsigned(Json::number_unsigned_t V) { return isDeep() || Values.number_unsigned(V); }
  bool number_float(Json::number_float_t V, const std::string &Text) {
    return isDeep() || Values.number_float(V, Text);
  }
  bool string(std::string &V) { return isDeep() || Values.string(V); }
  bool binary(Json::binary_t &V) { return isDeep() || Values.binary(V); }
  bool key(std::string &V) { return isDeep() || Values.key(V); }
  bool start_object(std::size_t Size) { return enter() ? Values.start_object(Size) : true; }
  bool end_object() { return leave() ? Values.end_object() : true; }
  bool start_array(std::size_t Size) { return enter() ? Values.start_array(Size) : true; }
  bool end_array() { return leave() ? Values.end_array() : true; }
  bool parse_error(std::size_t, const std::string &, const Json::exception &) { return false; }

private:
  bool isDeep() const { return Depth > MaxDepth; }
  bool enter() {
    if (++Depth == MaxDepth + 1)
      Values.null();
    return !isDeep();
  }
  bool leave() { return Depth-- <= MaxDepth; }

  const unsigned MaxDepth;
  unsigned Depth = 0;
  nlohmann::detail::json_sax_dom_parser<Json> Values;
};

/// \p Text, without what is nested more than \p MaxDepth times. A discarded value when it is no
/// JSON.
inline nlohmann::json parseJson(llvm::StringRef Text, unsigned MaxDepth) {
  nlohmann::json Result;
  ShallowReader Reader(MaxDepth, Result);
  if (!nlohmann::json::sax_parse(Text.begin(), Text.end(), &Reader))
    return nlohmann::json(nlohmann::json::value_t::discarded);
  return Result;
}

} // namespace comsec::input
