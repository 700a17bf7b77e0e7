// Small questions about text that more than one folder asks.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace podworks {

std::string_view trim(std::string_view text);
/// Empty parts are kept: split("a,,b", ',') has three.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
/// ASCII only: 'A'..'Z' change, all other bytes stay.
std::string to_lower(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);

/// "a.b" of "x/a.b"; "x/y" of "x/y/a.b" and "" of "a.b".
std::string_view base_name(std::string_view path);
std::string_view folder_of(std::string_view path);
/// ".h" of "x/a.h", "" if there is none.
std::string_view extension_of(std::string_view path);
/// folder + "/" + path, with "" as the root folder.
std::string join_path(std::string_view folder, std::string_view path);
/// `path` is the folder or lies below it; everything lies in the root, "".
bool lies_in(std::string_view path, std::string_view folder);
/// Resolves "." and ".." and doubled slashes; nullopt if the path leaves the root.
std::optional<std::string> normalize_path(std::string_view path);
/// `to` as seen from the folder `from`, both relative to the same root: ("apps/a", "pods/B") gives "../../pods/B".
std::string relative_path(std::string_view from_folder, std::string_view to);

/// The candidate with the smallest edit distance, if it is near enough to be what was meant (a third of the length).
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates);

/// What a text is made of: a code point, or a byte that is no valid UTF-8.
struct Character {
  char32_t value = 0;  ///< of such a byte a number above all code points
  std::size_t bytes = 1;
};
Character character_at(std::string_view text, std::size_t at);

/// Code points; a byte that is no valid UTF-8 counts as one.
std::size_t code_points(std::string_view text);
/// Columns that a terminal uses: wide East Asian characters two, combining marks none.
std::size_t display_width(std::string_view text);
/// Valid UTF-8 stays; each byte that is none becomes U+FFFD. Control characters but tab become U+FFFD too when
/// `for_terminal`, so that a hostile file name cannot drive a terminal.
std::string to_valid_utf8(std::string_view text, bool for_terminal = false);

/// Name of a Clang module for a pod: Pod::Specification's c99ext_identifier.
/// "UIView+Extras-iOS" gives "UIView_Extras_iOS", "1PasswordExtension" gives "_1PasswordExtension".
std::string c99_name(std::string_view name);

/// "1 file", "2 files", "4 812 files": with a thin group separator of one space from 1 000 on.
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// "4 812"
std::string grouped(std::size_t count);

}  // namespace podworks
