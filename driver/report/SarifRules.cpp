#include "driver/report/SarifParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FormatVariadic.h>

namespace comsec::report::sarif {

using llvm::StringRef;

static constexpr char Home[] = "https://github.com/comsec-tidy/comsec-tidy";
/// GitHub refuses longer descriptions.
static constexpr std::size_t MaxDescription = 1024;

Json message(std::string_view Text) { return {{"text", toUtf8(Text)}}; }

std::string escapedBraces(std::string_view Text) {
  std::string Escaped;
  for (char C : Text)
    Escaped.append(C == '{' || C == '}' ? 2 : 1, C);
  return Escaped;
}

/// "weak-authentication-level" → "WeakAuthenticationLevel".
static std::string pascalCase(StringRef Id) {
  std::string Name;
  for (StringRef Word : llvm::split(Id, '-'))
    if (!Word.empty())
      Name += llvm::toUpper(Word.front()) + Word.drop_front().str();
  return Name;
}

static bool isFence(StringRef Line) { return Line.ltrim().starts_with("```"); }

/// A page without its marks, for readers that show no markdown.
static std::string plainText(StringRef Page) {
  std::string Plain;
  bool Code = false;
  for (StringRef Line : llvm::split(Page.trim(), '\n')) {
    if (isFence(Line)) {
      Code = !Code;
      continue;
    }
    if (Code) {
      Plain += Line;
    } else {
      const StringRef Text = Line.starts_with("#") ? Line.ltrim("# ") : Line;
      llvm::copy_if(Text, std::back_inserter(Plain), [](char C) { return C != '`'; });
    }
    Plain += '\n';
  }
  return StringRef(Plain).trim().str();
}

/// The first paragraph of a page, if a list, table or example does not come before: what the rule
/// finds, in a few sentences.
static std::string firstParagraph(StringRef Page) {
  llvm::SmallVector<StringRef> Lines;
  for (StringRef Line : llvm::split(Page, '\n')) {
    Line = Line.trim();
    if (Line.starts_with("- ") || Line.starts_with("* ") || Line.starts_with("|") || isFence(Line))
      break;
    if (!Line.empty() && !Line.starts_with("#"))
      Lines.push_back(Line);
    else if (!Lines.empty())
      break;
  }
  return plainText(llvm::join(Lines, " "));
}

/// The page's first paragraph as far as it is whole sentences, else the title.
static std::string fullDescription(const Rule &R) {
  const std::string Paragraph = firstParagraph(rulePage(R));
  StringRef Text = Paragraph;
  if (!Text.ends_with(".")) // leads over to a table or list
    Text = Text.take_front(Text.rfind(". ") + 1);
  return Text.empty() || Text.size() > MaxDescription ? std::string(R.Title) : Text.str();
}

/// GitHub's words for the level of a query.
static StringRef problemSeverity(Level L) {
  switch (L) {
  case Level::Error:
    return "error";
  case Level::Warning:
    return "warning";
  case Level::Note:
  case Level::None:
    break;
  }
  return "recommendation";
}

/// checkName: what clang-tidy prints, NOLINT takes and the page is called.
static Json properties(const Rule &R) {
  Json Tags = {"security"};
  for (unsigned Cwe : R.Cwes)
    Tags.push_back(llvm::formatv("external/cwe/cwe-{0:D3}", Cwe).str());
  return {{"checkName", "comsec-" + std::string(R.Id)},
          {"security-severity", llvm::formatv("{0:F1}", R.SecuritySeverity).str()},
          {"precision", toString(R.Confidence)},
          {"problem.severity", problemSeverity(R.Severity).str()},
          {"tags", std::move(Tags)}};
}

static Json help(const Rule &R) {
  const std::string_view Page = rulePage(R);
  if (Page.empty())
    return message(R.Title);
  return {{"text", plainText(Page)}, {"markdown", toUtf8(Page)}};
}

static Json descriptor(const Rule &R) {
  return {{"id", sarifId(R)},
          {"name", pascalCase(R.Id)},
          {"shortDescription", message(R.Title)},
          {"fullDescription", message(fullDescription(R))},
          {"messageStrings", {{MessageId, message("'{0}': " + escapedBraces(R.Title))}}},
          {"help", help(R)},
          {"helpUri", helpUri(R)},
          {"defaultConfiguration", {{"level", toString(R.Severity)}}},
          {"properties", properties(R)}};
}

Json tool() {
  Json Rules = Json::array();
  for (const Rule *R : allRules())
    Rules.push_back(descriptor(*R));
  return {{"driver",
           {{"name", "comsec-tidy"},
            {"fullName", "comsec-tidy " COMSEC_VERSION},
            {"organization", "comsec-tidy"},
            {"semanticVersion", COMSEC_VERSION},
            {"version", COMSEC_VERSION},
            {"informationUri", Home},
            {"rules", std::move(Rules)}}}};
}

unsigned ruleIndex(const Rule &R) { return llvm::find(allRules(), &R) - allRules().begin(); }

} // namespace comsec::report::sarif
