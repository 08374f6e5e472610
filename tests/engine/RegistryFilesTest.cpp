// What a file leaves in the registry after all its writes and deletions.
#include "checks/rules/RegistryFiles.h"

#include <gmock/gmock.h>

using namespace comsec;
using namespace comsec::rules;
using facts::DataState;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

constexpr auto Vss = R"(SYSTEM\CurrentControlSet\Services\VSS\VssAccessControl)";

facts::RegistryValue value(const std::string &Name, std::uint64_t Number,
                           DataState Is = DataState::Written) {
  facts::RegistryValue V;
  V.Name = Name;
  V.Is = Is;
  V.Type = knowledge::RegDword;
  V.Number = Number;
  return V;
}

facts::RegistryKey key(const std::string &Path, std::vector<facts::RegistryValue> Values,
                       const std::string &Root = "HKEY_LOCAL_MACHINE") {
  facts::RegistryKey K;
  K.Root = Root;
  K.Path = Path;
  K.Values = std::move(Values);
  return K;
}

facts::RegistryKey deleted(facts::RegistryKey K, bool Again = false) {
  K.Deleted = true;
  K.Created = Again;
  return K;
}

/// "{…}\a=1": the values that are known, of all keys.
std::vector<std::string> left(std::vector<facts::RegistryKey> Keys) {
  facts::Unit U;
  U.Keys = std::move(Keys);
  std::vector<std::string> Found;
  for (const FileKey &K : keysOf(U))
    for (const auto &[Name, Each] : K.Values)
      if (const facts::RegistryValue *V = K.value(Name))
        Found.push_back(std::string(K.Is.Name) + "\\" + V->Name + "=" + std::to_string(*V->Number));
  return Found;
}

TEST(RegistryFiles, TheLastWriteCountsHoweverItIsSpelt) {
  EXPECT_THAT(left({key(Vss, {value("A", 1), value("B", 1), value("a", 2)})}),
              ElementsAre("\\a=2", "\\B=1"));
  EXPECT_THAT(left({key(R"(AppID\{A})", {value("L", 1)}, "HKEY_CLASSES_ROOT"),
                    key(R"(appid\\{a}\)", {value("l", 2)}, "HKEY_CLASSES_ROOT")}),
              SizeIs(1));
}

TEST(RegistryFiles, UnknownDataHidesWhatWasWrittenBefore) {
  EXPECT_THAT(left({key(Vss, {value("A", 1), value("A", 0, DataState::Unknown)})}), IsEmpty());
  EXPECT_THAT(left({key(Vss, {value("A", 0, DataState::Unknown), value("A", 1)})}),
              ElementsAre("\\A=1"));
}

TEST(RegistryFiles, DeletionsTakeAwayWhatIsThereAndBelow) {
  const facts::RegistryKey A = key(R"(SOFTWARE\Classes\AppID\{A})", {value("L", 1)});
  const facts::RegistryKey B = key(R"(SOFTWARE\Classes\AppID\{AB})", {value("L", 1)});
  EXPECT_THAT(left({A, key(A.Path, {value("L", 0, DataState::Deleted)})}), IsEmpty());
  EXPECT_THAT(left({A, B, deleted(key(R"(software\classes\appid\{a})", {}))}),
              ElementsAre("{AB}\\L=1"));
  EXPECT_THAT(left({A, B, deleted(key(R"(SOFTWARE\Classes)", {}))}), IsEmpty());
  EXPECT_THAT(left({A, B, deleted(key("", {}))}), IsEmpty());
  EXPECT_THAT(left({deleted(A), B}), ElementsAre("{AB}\\L=1"));
  EXPECT_THAT(left({A, deleted(key(A.Path, {value("M", 2)}), /*Again=*/true)}),
              ElementsAre("{A}\\M=2"));
}

} // namespace
