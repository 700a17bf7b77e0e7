#include "config/link_templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::string_view kExample = "it holds {file}, and {rev}, {root} and {line} where they are needed";
constexpr std::size_t kLongest = 2000;  // characters; browsers take no more in an address bar

/// What an editor's address begins with: by other ones editors take commands.
constexpr std::array<std::string_view, 3> kEditors = {"vscode://file/", "xcode://file/", "idea://open?"};

bool is_web(std::string_view link) {
  return link.starts_with("https://") || link.starts_with("http://");
}

bool is_plain(std::string_view link) {
  return std::all_of(link.begin(), link.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte < 0x7F && std::string_view("\"'<>\\`").find(c) == std::string_view::npos;
  });
}

/// Nothing is filled into the host, and no name or password stands before it.
bool has_host(std::string_view link) {
  const std::string_view rest = link.substr(link.find("://") + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  const std::string_view name = host.substr(0, host.find(':'));
  const std::string_view port = name.size() < host.size() ? host.substr(name.size() + 1) : "";
  const auto is_of_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
  };
  return host.size() < rest.size() && !name.empty() && std::all_of(name.begin(), name.end(), is_of_name) &&
         std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<Complaint> check_placeholders(std::string_view link) {
  bool has_file = false;
  for (std::size_t at = link.find('{'); at != std::string_view::npos; at = link.find('{', at + 1)) {
    const std::size_t end = link.find('}', at);
    if (end == std::string_view::npos) return Complaint{"a `{` has no `}`", std::string(kExample)};
    const std::string_view name = link.substr(at + 1, end - at - 1);
    if (name == "root" && is_web(link)) {
      return Complaint{"{root} is the reader's own folder, which goes to no server", "leave it out"};
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

std::optional<Complaint> check(std::string_view link) {
  if (link.size() > kLongest) return Complaint{"it is too long for an address", std::string(kExample)};
  if (is_web(link) && !has_host(link)) {
    return Complaint{"behind `://` stands the name of a server, then `/`: no placeholder, no user and no password",
                     std::string(kExample)};
  }
  if (!is_plain(link)) {
    return Complaint{"an address has no spaces, quotes, angle brackets, backslashes or letters beyond ASCII",
                     "write them as %20 and the like"};
  }
  return check_placeholders(link);
}

}  // namespace

std::optional<Complaint> check_web_link(std::string_view link) {
  if (!is_web(link)) return Complaint{"", "it begins with `https://` or `http://`"};
  return check(link);
}

std::optional<Complaint> check_editor_link(std::string_view link) {
  const bool is_editor =
      std::any_of(kEditors.begin(), kEditors.end(), [&](std::string_view begin) { return link.starts_with(begin); });
  if (!is_web(link) && !is_editor) {
    return Complaint{"", "it begins with `vscode://file/`, `xcode://file/`, `idea://open?` or `https://`"};
  }
  return check(link);
}

}  // namespace podworks
