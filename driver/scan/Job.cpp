#include "driver/scan/Job.h"

#include "checks/facts/MembershipJson.h"

namespace comsec::scan {
namespace {

using Json = nlohmann::json;

template <typename T> bool read(const Json &From, const char *Key, T &Into) {
  auto It = From.find(Key);
  if (It == From.end())
    return false;
  if constexpr (std::is_same_v<T, std::string>) {
    if (!It->is_string())
      return false;
  } else {
    if (!It->is_array() ||
        !std::all_of(It->begin(), It->end(), [](auto &E) { return E.is_string(); }))
      return false;
  }
  It->get_to(Into);
  return true;
}

bool readPrograms(const Json &From, std::vector<facts::Membership> &Into) {
  try {
    if (auto It = From.find("programs"); It != From.end())
      It->get_to(Into);
    return true;
  } catch (const Json::exception &) {
    return false;
  }
}

} // namespace

std::string toJson(const Job &J) {
  Json Out = {{"version", JobVersion},      {"root", J.Root},        {"mainFile", J.MainFile},
              {"directory", J.Directory},   {"config", J.Config},    {"arguments", J.Arguments},
              {"headerDirs", J.HeaderDirs}, {"programs", J.Programs}};
  return Out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Job> jobFromJson(std::string_view Text, std::string &Error) {
  Json In = Json::parse(Text, nullptr, /*allow_exceptions=*/false);
  if (!In.is_object()) {
    Error = "the job is not a JSON object";
    return std::nullopt;
  }
  if (In.value("version", Json()) != JobVersion) {
    Error = "the job is not of version " + std::to_string(JobVersion);
    return std::nullopt;
  }
  Job J;
  if (read(In, "root", J.Root) && read(In, "mainFile", J.MainFile) &&
      read(In, "directory", J.Directory) && read(In, "config", J.Config) &&
      read(In, "arguments", J.Arguments) && read(In, "headerDirs", J.HeaderDirs) &&
      readPrograms(In, J.Programs))
    return J;
  Error = "the job lacks one of root, mainFile, directory, config, arguments, headerDirs, or its "
          "programs are broken";
  return std::nullopt;
}

} // namespace comsec::scan
