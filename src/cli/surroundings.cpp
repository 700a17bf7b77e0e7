#include "cli/surroundings.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {
namespace {

/// With a blank behind the first character of each `mark`.
std::string with_blank_inside(std::string_view text, std::string_view mark) {
  std::string result;
  std::size_t begin = 0;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, begin)) {
    result += text.substr(begin, at + 1 - begin);
    result += ' ';
    begin = at + 1;
  }
  result += text.substr(begin);
  return result;
}

/// GitHub's runner passes over blanks of any alphabet before "::".
std::string without_command(std::string_view line) {
  const auto visible = std::find_if(line.begin(), line.end(), [](char c) { return c > ' ' && c < 0x7F; });
  const auto at = static_cast<std::size_t>(visible - line.begin());
  std::string text(line);
  if (line.substr(at).starts_with("::")) text.insert(at + 1, " ");
  return text;
}

}  // namespace

std::string_view format_of_surroundings(const World& world) {
  if (!world.variable) return "";
  if (world.variable("GITHUB_ACTIONS") == "true") return "github";
  const auto teamcity = world.variable("TEAMCITY_VERSION");
  return teamcity && !teamcity->empty() ? "teamcity" : "";
}

std::string harmless_in_log(std::string_view format, std::string_view text) {
  if (format == "teamcity") return with_blank_inside(text, "##teamcity[");
  if (format != "github") return std::string(text);
  std::string result;
  for (const std::string_view line : split(text, '\n')) {
    if (line.data() != text.data()) result += '\n';
    result += without_command(line);
  }
  return with_blank_inside(result, "##[");
}

}  // namespace podworks
