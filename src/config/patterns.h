// Whether a glob or a path of the configuration can do what its author means. One that can never match would hide a
// rule that does not hold.
#pragma once

#include <optional>
#include <string_view>

#include "config/problems.h"

namespace podworks {

std::optional<Complaint> check_path_glob(std::string_view glob);
std::optional<Complaint> check_name_glob(std::string_view glob);
/// A file or folder below the root, or the root itself.
std::optional<Complaint> check_path(std::string_view path);
/// ".", "core", "../product"
std::optional<Complaint> check_root_folder(std::string_view path);
std::optional<Complaint> check_name(std::string_view name);
/// An identifier, or one with arguments: "os(iOS)".
std::optional<Complaint> check_macro_name(std::string_view name);

}  // namespace podworks
