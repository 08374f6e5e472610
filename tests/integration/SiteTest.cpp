// The site of the documents: it builds without a warning, its links lead somewhere, nothing in it
// comes from another host, and a rule's page is where reports say.
#include "tests/integration/Project.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <regex>
#include <set>

namespace comsec::integration {
namespace {

namespace fs = std::filesystem;
const fs::path Site = COMSEC_SOURCE_DIR "/build/site";
const std::string Address = "https://comsec-tidy.github.io/comsec-tidy/";

std::string textOf(const fs::path &File) {
  std::ifstream In(File);
  return {std::istreambuf_iterator<char>(In), {}};
}

/// The first groups of all matches.
std::set<std::string> matches(const std::string &Text, const char *Expression) {
  std::set<std::string> All;
  const std::regex Compiled(Expression);
  for (std::sregex_iterator It(Text.begin(), Text.end(), Compiled), End; It != End; ++It)
    All.insert((*It)[1]);
  return All;
}

struct DocumentSite : Project {
  void SetUp() override {
    const Outcome O = report::run(COMSEC_SOURCE_DIR "/scripts/site", {}, T.root());
    ASSERT_EQ(O.Status, 0) << O.Output;
    for (const auto &Entry : fs::recursive_directory_iterator(Site))
      if (Entry.path().extension() == ".html" && Entry.path().filename() != "404.html")
        Pages[Entry.path().lexically_normal()] = textOf(Entry.path());
    ASSERT_GT(Pages.size(), 30u);
  }
  void aRulesPageIsWhereReportsSay();
  void linksLeadSomewhere();
  void nothingComesFromElsewhere();
  std::map<fs::path, std::string> Pages;
};

void DocumentSite::aRulesPageIsWhereReportsSay() {
  const auto Rules = nlohmann::json::parse(bash("comsec-tidy rules --json").Output);
  ASSERT_GT(Rules.size(), 20u);
  for (const auto &Rule : Rules) {
    const std::string Uri = Rule["helpUri"];
    ASSERT_EQ(Uri.find(Address), 0u) << Uri;
    const auto Page = Pages.find(Site / Uri.substr(Address.size()));
    ASSERT_NE(Page, Pages.end()) << Uri;
    EXPECT_THAT(Page->second,
                testing::HasSubstr("comsec-" + Rule["id"].get<std::string>() + "</h1>"));
  }
}

void DocumentSite::linksLeadSomewhere() {
  unsigned Checked = 0;
  for (const auto &[Page, Text] : Pages)
    for (const std::string &Link : matches(Text, "<a [^>]*href=\"([^\"]*)\"")) {
      if (Link.find("://") != std::string::npos || Link.find("mailto:") == 0 || Link == "#")
        continue;
      const std::string File = Link.substr(0, Link.find('#'));
      const fs::path Target = File.empty() ? Page : (Page.parent_path() / File).lexically_normal();
      EXPECT_TRUE(fs::exists(Target)) << Page << ": " << Link;
      if (Link.find('#') != std::string::npos && Pages.count(Target))
        EXPECT_EQ(matches(Pages[Target], "id=\"([^\"]*)\"").count(Link.substr(Link.find('#') + 1)),
                  1u)
            << Page << ": " << Link;
      ++Checked;
    }
  EXPECT_GT(Checked, 500u);
}

void DocumentSite::nothingComesFromElsewhere() {
  for (const auto &[Page, Text] : Pages) {
    EXPECT_THAT(matches(Text, "src=[\"'](?:https?:)?(//[^\"']*)"), testing::IsEmpty()) << Page;
    for (const std::string &Tag : matches(Text, "(<link [^>]*>)"))
      if (Tag.find("rel=\"canonical\"") == std::string::npos)
        EXPECT_EQ(Tag.find("//"), std::string::npos) << Page << ": " << Tag;
  }
}

TEST_F(DocumentSite, IsWhole) { // one test: the site is built in one place
  aRulesPageIsWhereReportsSay();
  linksLeadSomewhere();
  nothingComesFromElsewhere();
}

} // namespace
} // namespace comsec::integration
