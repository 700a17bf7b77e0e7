// The renderers behind the tables of all_reports.cpp; one file each.
#pragma once

#include <string>

#include "report/report.h"

namespace podworks {

std::string render_check_text(const CheckReport& report);
std::string render_findings_text(const CheckReport& report);  ///< without the summary
std::string render_check_concise(const CheckReport& report);
std::string render_check_json(const CheckReport& report);

std::string render_graph_text(const GraphReport& report);
std::string render_graph_json(const GraphReport& report);
std::string render_files_json(const GraphReport& report);  ///< the file level of render_graph_json
std::string render_graph_dot(const GraphReport& report);
std::string render_graph_mermaid(const GraphReport& report);

}  // namespace podworks
