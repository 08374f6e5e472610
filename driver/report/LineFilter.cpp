#include "driver/report/LineFilter.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>
#include <nlohmann/json.hpp>

using namespace llvm;

namespace comsec::report {

bool LineFilter::parse(const std::string &Json, std::string &Error) {
  Any = !Json.empty();
  if (!Any)
    return true;
  try {
    for (const nlohmann::json &File : nlohmann::json::parse(Json)) {
      Part P{File.at("name").get<std::string>(), {}};
      if (File.contains("lines"))
        P.Lines = File.at("lines").get<decltype(P.Lines)>();
      Parts.push_back(std::move(P));
    }
    return true;
  } catch (const nlohmann::json::exception &) {
    Error = "--line-filter wants a list like "
            "[{\"name\":\"file.cpp\",\"lines\":[[1,3],[5,7]]},{\"name\":\"file.h\"}]";
    return false;
  }
}

bool LineFilter::covers(const facts::Range &Where) const {
  auto Holds = [&](std::pair<unsigned, unsigned> Lines) {
    return Where.Begin.Line >= Lines.first && Where.Begin.Line <= Lines.second;
  };
  return Where.valid() && any_of(Parts, [&](const Part &P) {
           return StringRef(Where.Begin.File).ends_with(P.Name) &&
                  (P.Lines.empty() || any_of(P.Lines, Holds));
         });
}

bool LineFilter::tells(const Finding &F) const {
  return !Any || covers(F.Where) || any_of(F.Path, [&](const Step &S) { return covers(S.Where); });
}

} // namespace comsec::report
