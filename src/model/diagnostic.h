// A finding: what a rule reports, as data. Text is made of it at the very end (src/report).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace podworks {

enum class Severity : std::uint8_t { Off, Note, Warn, Error };

/// "off", "note", "warn", "error": as in podworks.yml.
const char* to_string(Severity severity);

/// Whether a finding fails the gate: not if the base revision or the baseline has it, nor if comments allow all of it.
enum class Status : std::uint8_t { New, Known, Allowed };

/// "new", "known", "allowed"
const char* to_string(Status status);

/// One import that belongs to a finding.
struct ImportEvidence {
  Place at = {};               ///< the first character of the spelling, its quote or bracket included
  int length = 0;              ///< columns under the caret, in code points; 0 = unknown
  std::string spelling = {};   ///< without quotes and brackets
  std::string condition = {};  ///< "#if TARGET_OS_OSX"; empty if it always holds
  std::string from = {};       ///< the pods of this import; differs from the finding's in cycles only
  std::string to = {};
  std::string target = {};  ///< path of the file that it reaches; empty of modules and of what is outside
  bool is_known = false;    ///< the base revision has it, and it broke the same rule there; or the baseline has it
  bool is_allowed = false;  ///< by a comment
  /// 32 hex digits: rule, from, to, file relative to its pod, spelling (imports.md; never a line number).
  std::string fingerprint = {};
};

struct Diagnostic {
  std::string rule = {};
  Severity severity = Severity::Error;
  Status status = Status::New;
  Place place = {};
  int length = 0;  ///< columns under the caret; 0 = no caret
  std::string message = {};
  std::vector<std::string> notes = {};
  std::string help = {};
  std::string from = {};  ///< pods; empty where the finding is about no dependency
  std::string to = {};
  std::vector<std::string> also = {};  ///< other rules that the same dependency breaks
  std::vector<std::string> pods = {};  ///< members of a cycle or set, sorted
  std::vector<std::string> path = {};  ///< a witness: pods along a loop or chain, first to last
  std::vector<std::string> apps = {};  ///< apps that are hit
  std::vector<ImportEvidence> imports = {};
  std::string fingerprint = {};  ///< of the finding itself: the sorted imports' or, without imports, rule + subject
  std::string id = {};           ///< shortest unique prefix of the fingerprint, at least 8; set when the run is whole
  /// What the fingerprint of a finding without imports is made of, so that a changed wording makes no new finding.
  std::string subject = {};
};

}  // namespace podworks
