// What the rules' pages say, for the HTML report. The pages are Markdown and part of the program.
#include "driver/report/HtmlParts.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/FormatVariadic.h>

#include <md4c-html.h>

namespace comsec::report::html {

using llvm::StringRef;

/// The section of \p Page under "## \p Heading", without it; headings inside of code do not count.
static std::string section(StringRef Page, StringRef Heading) {
  std::string Text;
  bool Inside = false, Code = false;
  for (StringRef Line : llvm::split(Page, '\n')) {
    if (Line.starts_with("```"))
      Code = !Code;
    if (!Code && Line.consume_front("## "))
      Inside = Line.trim() == Heading;
    else if (Inside)
      (Text += Line) += '\n';
  }
  return Text;
}

/// Links to other pages lead to where the page itself is on the web, as HTML.
static std::string absoluteLinks(StringRef Html, StringRef Folder) {
  constexpr StringRef Link = "<a href=\"", Source = ".md";
  std::string Text;
  while (true) {
    const auto [Before, After] = Html.split(Link);
    Text += Before;
    if (Before.size() == Html.size())
      return Text;
    Text += Link;
    Html = After;
    if (Html.starts_with("http"))
      continue;
    const StringRef Target = Html.take_until([](char C) { return C == '"' || C == '#'; });
    Html = Html.drop_front(Target.size());
    Text += Folder;
    Text += Target;
    if (Target.ends_with(Source))
      Text.replace(Text.size() - Source.size(), Source.size(), ".html");
  }
}

/// \p Markdown as HTML; tags in it are text.
static std::string toHtml(const std::string &Markdown) {
  std::string Html;
  const auto Append = [](const MD_CHAR *Text, MD_SIZE Size, void *To) {
    static_cast<std::string *>(To)->append(Text, Size);
  };
  md_html(Markdown.data(), Markdown.size(), Append, &Html, MD_DIALECT_GITHUB | MD_FLAG_NOHTML, 0);
  return Html;
}

/// Where \p Text says what it rests on: a list of addresses at its end.
static std::size_t referencesIn(StringRef Text) {
  return std::min(Text.find("\n- <http"), Text.size());
}

Object ruleWords(const Rule &R) {
  const std::string Uri = helpUri(R);
  const StringRef Folder = StringRef(Uri).take_front(Uri.rfind('/') + 1);
  const auto Html = [&](StringRef Text) { return absoluteLinks(toHtml(Text.str()), Folder); };
  const auto Part = [&](StringRef Heading) { return Html(section(rulePage(R), Heading)); };
  const std::string Why = section(rulePage(R), "Why it matters");
  const std::size_t References = referencesIn(Why);
  Array Cwes;
  for (unsigned Cwe : R.Cwes)
    Cwes.push_back(llvm::utostr(Cwe));
  return Object{{"rule", StringRef(R.Id)},
                {"sarifId", sarifId(R)},
                {"title", StringRef(R.Title)},
                {"securitySeverity", llvm::formatv("{0:F1}", R.SecuritySeverity).str()},
                {"precision", StringRef(toString(R.Confidence))},
                {"cwes", std::move(Cwes)},
                {"helpUri", Uri},
                {"finds", Part("What it finds")},
                {"why", Html(StringRef(Why).take_front(References))},
                {"references", Html(StringRef(Why).drop_front(References))},
                {"example", Part("Example")},
                {"limits", Part("Limits")}};
}

} // namespace comsec::report::html
