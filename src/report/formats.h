// The renderers behind the tables of all_reports.cpp; one file each.
#pragma once

#include <string>

#include "report/report.h"

namespace podworks {

std::string render_check_text(const CheckReport& report);
std::string render_findings_text(const CheckReport& report);  ///< without the summary
std::string render_check_concise(const CheckReport& report);
std::string render_check_json(const CheckReport& report);
std::string render_check_sarif(const CheckReport& report);
std::string render_check_github(const CheckReport& report);
std::string render_check_gitlab(const CheckReport& report);
std::string render_check_junit(const CheckReport& report);
std::string render_check_checkstyle(const CheckReport& report);
std::string render_check_teamcity(const CheckReport& report);
std::string render_check_xcode(const CheckReport& report);
std::string render_check_markdown(const CheckReport& report);


std::string render_graph_text(const GraphReport& report);
std::string render_graph_json(const GraphReport& report);
std::string render_files_json(const GraphReport& report);  ///< the file level of render_graph_json
std::string render_graph_dot(const GraphReport& report);
std::string render_graph_mermaid(const GraphReport& report);
std::string render_graph_graphml(const GraphReport& report);
std::string render_graph_dsm(const GraphReport& report);

}  // namespace podworks
