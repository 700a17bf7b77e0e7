// THE TABLE of output formats. A new one is a file of its own, a declaration in formats.h and a row here.
#include <algorithm>

#include "base/check.h"
#include "report/formats.h"

namespace podworks {

const std::vector<CheckFormat>& all_check_formats() {
  static const std::vector<CheckFormat> kFormats = {
      {"text", "for people: source lines, reasons and what to do", render_check_text},
      {"concise", "file:line:col: severity[rule]: message, one line per finding", render_check_concise},
      {"json", "for programs: podworks.check/1", render_check_json},
      {"sarif", "SARIF 2.1.0, for code scanning and editors", render_check_sarif},
      {"github", "workflow commands of GitHub Actions: annotations of what is new", render_check_github},
      {"gitlab", "Code Quality of GitLab: known findings too, GitLab compares by itself", render_check_gitlab},
      {"junit", "JUnit XML: a test case for each rule and pod; what fails the run is a failure", render_check_junit},
      {"checkstyle", "Checkstyle XML", render_check_checkstyle},
      {"teamcity", "service messages of TeamCity: inspections", render_check_teamcity},
      {"xcode", "for a Run Script phase of Xcode: file:line:col: error: message", render_check_xcode},
      {"markdown", "a comment for a pull request; one line when nothing is new", render_check_markdown},
  };
  return kFormats;
}

const CheckFormat& find_format(const std::vector<CheckFormat>& formats, std::string_view id) {
  const auto row =
      std::find_if(formats.begin(), formats.end(), [&](const CheckFormat& format) { return format.id == id; });
  PW_CHECK(row != formats.end());
  return *row;
}

const std::vector<GraphFormat>& all_graph_formats() {
  static const std::vector<GraphFormat> kFormats = {
      {"text", "for people: what each pod uses, layer by layer", render_graph_text},
      {"json", "for programs: podworks.graph/1, at file level podworks.files/1", render_graph_json},
      {"dot", "for Graphviz", render_graph_dot},
      {"mermaid", "for pictures inside Markdown", render_graph_mermaid},
      {"graphml", "for yEd, Gephi, NetworkX and igraph", render_graph_graphml},
      {"dsm",
       "dependency structure matrix as CSV: a row uses a column, users first; what stands below the diagonal closes a "
       "cycle or is needed by no build",
       render_graph_dsm},
  };
  return kFormats;
}

}  // namespace podworks
