#include "driver/report/LineFilter.h"
#include "tests/report/Tree.h"

#include <gmock/gmock.h>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The messages that are left of a finding in a.cpp:5 whose path leads through b/w.cpp:20, and of
/// one in a.cpp:9.
std::vector<std::string> left(const std::string &Json) {
  LineFilter Filter;
  std::string Error;
  EXPECT_TRUE(Filter.parse(Json, Error)) << Error;
  std::vector<Finding> All = {finding(range("src/a.cpp", 5, 1, 2), "five"),
                              finding(range("src/a.cpp", 9, 1, 2), "nine")};
  All[0].Path = {{range("b/w.cpp", 20, 1, 2), "is called"}};
  std::vector<std::string> Messages;
  for (const Finding &F : All)
    if (Filter.tells(F))
      Messages.push_back(F.Message);
  return Messages;
}

TEST(LineFilter, LeavesWhatStandsInTheLines) {
  EXPECT_THAT(left(R"([{"name":"a.cpp","lines":[[1,3],[9,9]]}])"), ElementsAre("nine"));
  EXPECT_THAT(left(R"([{"name":"a.cpp","lines":[[5,9]]}])"), ElementsAre("five", "nine"));
  EXPECT_THAT(left(R"([{"name":"a.cpp","lines":[[6,8]]}])"), IsEmpty());
}

TEST(LineFilter, AFileWithoutLinesIsMeantWhole) {
  EXPECT_THAT(left(R"([{"name":"src/a.cpp"}])"), ElementsAre("five", "nine"));
  EXPECT_THAT(left(R"([{"name":"other.cpp"}])"), IsEmpty());
}

TEST(LineFilter, ALineOfThePathIsEnough) {
  EXPECT_THAT(left(R"([{"name":"w.cpp","lines":[[20,20]]}])"), ElementsAre("five"));
}

TEST(LineFilter, NoneLeavesEverythingAndAnEmptyOneNothing) {
  EXPECT_THAT(left(""), ElementsAre("five", "nine"));
  EXPECT_THAT(left("[]"), IsEmpty());
}

TEST(LineFilter, OtherJsonIsRefusedInOneLine) {
  for (const char *Json : {"{", "{}x", "[1]", R"([{"lines":[[1,2]]}])",
                           R"([{"name":"a","lines":[1]}])", R"([{"name":1}])", R"("a.cpp")"}) {
    LineFilter Filter;
    std::string Error;
    EXPECT_FALSE(Filter.parse(Json, Error)) << Json;
    EXPECT_THAT(Error, HasSubstr("--line-filter wants a list like [{\"name\"")) << Json;
  }
}

} // namespace
} // namespace comsec::report
