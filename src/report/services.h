// What the formats that other programs read have in common: which findings they get, where these stand, their words.
#pragma once

#include <string>
#include <string_view>

#include "report/report.h"

namespace podworks {

/// Is it one to show? Known findings are not, unless --all asks for them.
bool is_reported(const CheckReport& report, const Diagnostic& finding);
/// Does it make the run fail?
bool fails(const CheckReport& report, const Diagnostic& finding);

/// A path of the pool as seen from the repository's top, which is where services look for files.
std::string path_in_repository(const CheckReport& report, const std::string& file);
/// The place with such a path. What stands in no file is said of the configuration: services want a file.
Place place_in_repository(const CheckReport& report, const Place& place);

/// The message, what to do, and in between the notes if `with_notes`; a line each, and nothing that drives a terminal.
std::string words_of(const Diagnostic& finding, bool with_notes);
/// The first `count` code points; of a longer text the last three are dots.
std::string shortened(std::string_view text, std::size_t count);

/// What the rule says of itself; null if it is off or unknown.
const RuleText* rule_text(const CheckReport& report, std::string_view id);

/// The command that gives the same findings on a laptop, from the repository's top.
std::string command_of(const CheckReport& report);

}  // namespace podworks
