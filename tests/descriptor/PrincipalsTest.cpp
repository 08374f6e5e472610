// The table of accounts against the headers that scanned code sees, and against itself.
#include "checks/knowledge/Principals.h"
#include "checks/descriptor/Sid.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace comsec::knowledge {
namespace {

TEST(Principals, NumbersAreThoseOfTheHeader) {
  std::ifstream File("/usr/share/mingw-w64/include/winnt.h");
  std::stringstream Text;
  Text << File.rdbuf();
  const std::string Header = Text.str();
  ASSERT_FALSE(Header.empty());
  for (const Principal &P : principals()) {
    if (P.WellKnown.empty())
      continue;
    const std::size_t At = Header.find(std::string(P.WellKnown) + " = ");
    ASSERT_NE(At, std::string::npos) << P.WellKnown;
    EXPECT_EQ(std::stoi(Header.substr(At + P.WellKnown.size() + 3)), P.Number) << P.WellKnown;
  }
}

TEST(Principals, RowsAreDistinctAndCanonical) {
  std::set<std::string_view> Keys, Names;
  for (const Principal &P : principals()) {
    EXPECT_FALSE(P.key().empty()) << P.Name;
    EXPECT_TRUE(Keys.insert(P.key()).second) << P.key();
    EXPECT_TRUE(Names.insert(P.Name).second) << P.Name;
    descriptor::SyntaxError Error;
    EXPECT_EQ(descriptor::parseSid(P.key(), Error), P.key());
    EXPECT_EQ(principalByKey(P.key()), &P);
    EXPECT_EQ(principalByName(P.Name), &P);
    EXPECT_EQ(P.WellKnown.empty(), P.Number < 0) << P.Name;
  }
}

TEST(Principals, LookUp) {
  EXPECT_EQ(principalByAlias("sy")->Sid, LocalSystem);
  EXPECT_EQ(principalByWellKnown("WinBuiltinBackupOperatorsSid")->Sid, BackupOperators);
  EXPECT_EQ(principalByNumber(26)->Sid, Administrators);
  EXPECT_EQ(principalByName("builtin\\administrators")->Sid, Administrators);
  EXPECT_EQ(principalByName("SYSTEM")->Sid, LocalSystem);
  EXPECT_EQ(principalByName("Everyone")->Sid, Everyone);
  EXPECT_EQ(principalByName("Administrator")->Alias, "LA");
  EXPECT_FALSE(principalByName("CONTOSO\\alice"));
  EXPECT_FALSE(principalByAlias(""));
  EXPECT_FALSE(principalByWellKnown(""));
  EXPECT_FALSE(principalByNumber(-1));
}

} // namespace
} // namespace comsec::knowledge
