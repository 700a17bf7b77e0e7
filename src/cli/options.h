// A parsed command line as plain data.
#pragma once

#include <string>
#include <vector>

namespace podworks {

struct Options {
  std::string command = {};
  std::vector<std::string> arguments = {};  ///< what is no option

  // For every command.
  std::string folder = {};                ///< -C; empty = the working folder
  std::string config = {};                ///< -c; empty = look for podworks.yml upwards
  std::string format = {};                ///< empty = the command's first
  std::string output = {};                ///< -o; empty or "-" = stdout
  std::vector<std::string> reports = {};  ///< FORMAT=FILE
  std::string fail_on = "error";
  std::string jobs = {};  ///< -j; empty = as many as measured best
  std::string color = "auto";
  std::string today = {};  ///< YYYY-MM-DD
  bool quiet = false;
  bool timings = false;
  bool help = false;

  // For some of them.
  bool all = false;        ///< check: no cap on findings per rule
  std::string base = {};   ///< check: a revision of git; empty = everything is new
  std::string exact = {};  ///< check, graph, why: compile_commands.json
  std::string pod = {};    ///< check
  std::string app = {};    ///< check, why
  std::string owner = {};  ///< check
  std::string focus = {};
  std::string depth = {};  ///< graph: a number or "all"; empty = 1
  std::string level = "pod";
  bool check = false;  ///< generate
  bool dry_run = false;
  bool force = false;
  bool shrink = false;         ///< baseline update
  bool full_evidence = false;  ///< report
  std::string title = {};      ///< report
  std::string history = {};    ///< report: a file; empty = none is kept
  bool redact_files = false;   ///< report
  bool stamp = false;          ///< report
};

}  // namespace podworks
