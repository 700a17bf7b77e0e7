// Templates of links from a place in the report: "https://git.example.com/pool/blob/{rev}/{file}#L{line}".
#pragma once

#include <optional>
#include <string_view>

#include "config/problems.h"

namespace podworks {

/// To a page that shows the file: https or http, with {file}; {rev} and {line} may stand in it.
std::optional<Complaint> check_web_link(std::string_view link);
/// To an editor: vscode://file/, xcode://file/, idea://open? or a web address, with {file}; {rev} and {line} may stand
/// in it, and {root} where it goes to no server.
std::optional<Complaint> check_editor_link(std::string_view link);

}  // namespace podworks
