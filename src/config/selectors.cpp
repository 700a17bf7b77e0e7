#include "config/selectors.h"

#include <fmt/format.h>

#include "base/text.h"
#include "config/patterns.h"

namespace podworks {
namespace {

EdgeResult parse_sides(std::string_view from, std::string_view to);
Complaint not_a_forbidden_edge(std::string_view text);

}  // namespace

SelectorResult parse_selector(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view kind = colon == std::string_view::npos ? std::string_view() : text.substr(0, colon);
  // The pod of an app's entry is called "app:NAME", so this prefix belongs to the name.
  if (kind.empty() || kind == "app") {
    return {.selector = {.pattern = std::string(text)}, .complaint = check_name_glob(text)};
  }
  const std::string_view rest = text.substr(colon + 1);
  if (kind == "layer") {
    if (rest.empty()) return {.complaint = Complaint{"`layer:` needs a name", "write for instance `layer:base`"}};
    return {.selector = {.kind = PodSelector::Kind::Layer, .pattern = std::string(rest)}};
  }
  if (kind == "tag") {
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos || equals == 0 || equals + 1 == rest.size()) {
      return {.complaint = Complaint{fmt::format("{} is no tag", shown(text)), "write `tag:NAME=VALUE`"}};
    }
    return {.selector = {.kind = PodSelector::Kind::Tag,
                         .pattern = std::string(rest.substr(equals + 1)),
                         .dimension = std::string(rest.substr(0, equals))}};
  }
  return {.complaint = Complaint{fmt::format("{} is no kind of selector", shown(kind)),
                                 "write a pod, a glob of pods, `layer:NAME` or `tag:NAME=VALUE`"}};
}

EdgeResult parse_forbidden_edge(std::string_view text) {
  const std::size_t arrow = text.find("X>");
  if (arrow == std::string_view::npos || arrow == 0 || (text[arrow - 1] != '-' && text[arrow - 1] != '=') ||
      text.find("X>", arrow + 2) != std::string_view::npos) {
    return {.complaint = not_a_forbidden_edge(text)};
  }
  EdgeResult edge = parse_sides(text.substr(0, arrow - 1), text.substr(arrow + 2));
  edge.transitive = text[arrow - 1] == '=';
  return edge;
}

EdgeResult parse_deprecated_edge(std::string_view text) {
  const std::size_t arrow = text.find("->");
  if (arrow == std::string_view::npos || text.find("->", arrow + 2) != std::string_view::npos) {
    return {.complaint = Complaint{fmt::format("{} is no edge", shown(text)), "write `A -> B`"}};
  }
  return parse_sides(text.substr(0, arrow), text.substr(arrow + 2));
}

namespace {

EdgeResult parse_sides(std::string_view from, std::string_view to) {
  EdgeResult edge;
  for (const std::string_view side : {from, to}) {
    const std::string_view text = trim(side);
    if (text.empty()) {
      edge.complaint = Complaint{"one side of the arrow is empty", "write a pod on both sides"};
    } else if (text.find_first_of(" \t\n") != std::string_view::npos ||
               (text.find(',') != std::string_view::npos && text.find('{') == std::string_view::npos)) {
      edge.complaint =
          Complaint{fmt::format("{} is more than one name", shown(text)), "write `{A,B}` for several pods"};
    }
    if (edge.complaint) return edge;
  }
  SelectorResult first = parse_selector(trim(from));
  SelectorResult second = parse_selector(trim(to));
  edge.from = std::move(first.selector);
  edge.to = std::move(second.selector);
  edge.complaint = first.complaint ? std::move(first.complaint) : std::move(second.complaint);
  return edge;
}

Complaint not_a_forbidden_edge(std::string_view text) {
  std::string hint = "write `A -X> B` (A must not use B itself) or `A =X> B` (nor through other pods)";
  return {fmt::format("{} forbids nothing", shown(text)), std::move(hint)};
}

}  // namespace
}  // namespace podworks
