#include "config/link_templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace podworks {
namespace {

const std::vector<std::string> kWebSchemes = {"https", "http"};
const std::vector<std::string> kEditorSchemes = {"vscode", "xcode", "idea", "https", "http"};
constexpr std::string_view kExample = "it holds {file}, and {rev}, {root} and {line} where they are needed";

bool is_plain(std::string_view link) {
  return std::all_of(link.begin(), link.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F && std::string_view("\"'<>\\`").find(c) == std::string_view::npos;
  });
}

std::optional<Complaint> check_placeholders(std::string_view link, bool may_have_root) {
  bool has_file = false;
  for (std::size_t at = link.find('{'); at != std::string_view::npos; at = link.find('{', at + 1)) {
    const std::size_t end = link.find('}', at);
    if (end == std::string_view::npos) return Complaint{"a `{` has no `}`", std::string(kExample)};
    const std::string_view name = link.substr(at + 1, end - at - 1);
    if (name == "root" && !may_have_root) {
      return Complaint{"{root} is the reader's own folder, which no web server has", "leave it out"};
    }
    if (name != "file" && name != "line" && name != "rev" && name != "root") {
      return Complaint{fmt::format("{} is no placeholder", shown(link.substr(at, name.size() + 2))),
                       std::string(kExample)};
    }
    has_file = has_file || name == "file";
  }
  if (!has_file) return Complaint{"it names no file", std::string(kExample)};
  return std::nullopt;
}

std::optional<Complaint> check(std::string_view link, const std::vector<std::string>& schemes, bool may_have_root) {
  const std::size_t colon = link.find(':');
  const std::string scheme = colon == std::string_view::npos ? "" : std::string(link.substr(0, colon));
  if (std::find(schemes.begin(), schemes.end(), scheme) == schemes.end()) {
    return Complaint{"", fmt::format("it begins with {}, and `://`", alternatives(schemes))};
  }
  const std::string_view behind = link.substr(colon + 1);
  if (!behind.starts_with("//") || behind.size() < 3 || behind[2] == '/' || behind[2] == '{') {
    return Complaint{"a name stands behind `://`", std::string(kExample)};
  }
  if (!is_plain(link)) {
    return Complaint{"an address has no spaces, quotes, angle brackets, backslashes or letters beyond ASCII",
                     "write them as %20 and the like"};
  }
  return check_placeholders(link, may_have_root);
}

}  // namespace

std::optional<Complaint> check_web_link(std::string_view link) {
  return check(link, kWebSchemes, false);
}

std::optional<Complaint> check_editor_link(std::string_view link) {
  return check(link, kEditorSchemes, true);
}

}  // namespace podworks
