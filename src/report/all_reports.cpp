// THE TABLE of output formats. A new one is a file of its own, a declaration in formats.h and a row here.
#include "report/formats.h"

namespace podworks {

const std::vector<CheckFormat>& all_check_formats() {
  static const std::vector<CheckFormat> kFormats = {
      {"text", "for people: source lines, reasons and what to do", render_check_text},
      {"concise", "file:line:col: severity[rule]: message, one line per finding", render_check_concise},
      {"json", "for programs: podworks.check/1", render_check_json},
  };
  return kFormats;
}

const std::vector<GraphFormat>& all_graph_formats() {
  static const std::vector<GraphFormat> kFormats = {
      {"text", "for people: what each pod uses, layer by layer", render_graph_text},
      {"json", "for programs: podworks.graph/1, at file level podworks.files/1", render_graph_json},
      {"dot", "for Graphviz", render_graph_dot},
      {"mermaid", "for pictures inside Markdown", render_graph_mermaid},
  };
  return kFormats;
}

}  // namespace podworks
