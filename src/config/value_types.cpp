#include "config/value_types.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/calendar.h"
#include "base/text.h"
#include "config/link_templates.h"
#include "config/patterns.h"
#include "config/pod_version.h"
#include "config/selectors.h"
#include "config/version_requirement.h"

namespace podworks {
namespace {

std::optional<Complaint> check_choice(const YamlNode& node, const std::vector<std::string>& choices);
std::optional<Complaint> check_rule_id(const YamlNode& node, const KnownNames& known);
std::optional<Complaint> check_severity(const YamlNode& node, const KnownNames& known);
std::optional<Complaint> check_flag(const YamlNode& node);
std::optional<Complaint> check_strict(const YamlNode& node);
std::optional<Complaint> check_count(const YamlNode& node, int least);
std::optional<Complaint> check_share(const YamlNode& node);
std::optional<Complaint> check_date(const YamlNode& node);
std::optional<Complaint> check_rule_name(const YamlNode& node);
std::optional<Complaint> check_text(const YamlNode& node);
std::optional<Complaint> check_requirement(const YamlNode& node, const KnownNames& known);
std::optional<Complaint> check_pod_requirement(const YamlNode& node);

}  // namespace

std::optional<Complaint> check_value(ValueType type, const YamlNode& node, const KnownNames& known) {
  switch (type) {
    case ValueType::Text:
      return check_text(node);
    case ValueType::Name:
    case ValueType::LayerName:
    case ValueType::AppName:
      return check_name(node.scalar);
    case ValueType::MacroName:
      return check_macro_name(node.scalar);
    case ValueType::RuleName:
      return check_rule_name(node);
    case ValueType::Requirement:
      return check_requirement(node, known);
    case ValueType::PodRequirement:
      return check_pod_requirement(node);
    case ValueType::PlatformVersion:
      if (is_platform_version(node.scalar)) return std::nullopt;
      return Complaint{};
    case ValueType::Flag:
      return check_flag(node);
    case ValueType::StrictWord:
      return check_strict(node);
    case ValueType::Count:
      return check_count(node, 0);
    case ValueType::Ordinal:
      return check_count(node, 1);
    case ValueType::Share:
      return check_share(node);
    case ValueType::Date:
      return check_date(node);
    case ValueType::RuleId:
      return check_rule_id(node, known);
    case ValueType::SeverityWord:
      return check_severity(node, known);
    case ValueType::NameGlob:
      return check_name_glob(node.scalar);
    case ValueType::PathGlob:
      return check_path_glob(node.scalar);
    case ValueType::RootFolder:
      return check_root_folder(node.scalar);
    case ValueType::Path:
      return check_path(node.scalar);
    case ValueType::Selector:
      return parse_selector(node.scalar).complaint;
    case ValueType::ForbiddenEdge:
      return parse_forbidden_edge(node.scalar).complaint;
    case ValueType::DeprecatedEdge:
      return parse_deprecated_edge(node.scalar).complaint;
    case ValueType::WebLink:
      return check_web_link(node.scalar);
    case ValueType::EditorLink:
      return check_editor_link(node.scalar);
    case ValueType::FormatVersion:
      if (node.scalar == "1") return std::nullopt;
      return Complaint{{}, "format 1 is all that this podworks knows"};
    case ValueType::PeersWord:
    case ValueType::Platform:
    case ValueType::ReaderId:
    case ValueType::EmitterId:
      return check_choice(node, choices_of(type, known));
  }
  return std::nullopt;
}

bool read_flag(const YamlNode& node, bool fallback) {
  if (node.kind != YamlNode::Kind::Scalar || node.quoted) return fallback;
  return node.scalar == "true" || (node.scalar != "false" && fallback);
}

Strict read_strict(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::Scalar && node.scalar == "multi-app") return Strict::MultiApp;
  return read_flag(node, false) ? Strict::Always : Strict::No;
}

std::optional<int> read_count(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::Scalar || node.quoted) return std::nullopt;
  int count = 0;
  const char* end = node.scalar.data() + node.scalar.size();
  const auto [stop, error] = std::from_chars(node.scalar.data(), end, count);
  if (error != std::errc() || stop != end || count < 0) return std::nullopt;
  return count;
}

std::optional<double> read_share(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::Scalar) return std::nullopt;
  std::string_view text = node.scalar;
  const bool is_percent = text.ends_with('%');
  if (is_percent) text.remove_suffix(1);
  double share = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), share, std::chars_format::fixed);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  if (is_percent) share /= 100;
  if (!(share >= 0 && share <= 1)) return std::nullopt;
  return share;
}

std::optional<Severity> read_severity(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::Scalar) return std::nullopt;
  if (node.scalar == "error") return Severity::Error;
  if (node.scalar == "warn") return Severity::Warn;
  if (node.scalar == "note") return Severity::Note;
  if (node.scalar == "off" || (node.scalar == "false" && !node.quoted)) return Severity::Off;
  return std::nullopt;
}

namespace {

std::optional<Complaint> check_choice(const YamlNode& node, const std::vector<std::string>& choices) {
  if (std::find(choices.begin(), choices.end(), node.scalar) != choices.end()) return std::nullopt;
  return Complaint{{}, did_you_mean(node.scalar, choices)};
}

std::optional<Complaint> check_rule_id(const YamlNode& node, const KnownNames& known) {
  if (node.scalar.starts_with("custom/")) return std::nullopt;  // check_project knows which are declared
  const std::vector<std::string> ids = choices_of(ValueType::RuleId, known);
  if (std::find(ids.begin(), ids.end(), node.scalar) != ids.end()) return std::nullopt;
  std::string hint = did_you_mean(node.scalar, ids);
  if (node.scalar == "custom") hint = "name the custom rule: `custom/NAME`";
  if (hint.empty()) hint = "`podworks list rules` names them all";
  return Complaint{fmt::format("{} is no rule", shown(node.scalar)), std::move(hint)};
}

std::optional<Complaint> check_severity(const YamlNode& node, const KnownNames& known) {
  if (read_severity(node)) return std::nullopt;
  return check_choice(node, choices_of(ValueType::SeverityWord, known));
}

std::optional<Complaint> check_flag(const YamlNode& node) {
  const bool is_flag = node.scalar == "true" || node.scalar == "false";
  if (is_flag && !node.quoted) return std::nullopt;
  if (is_flag) return Complaint{{}, "remove the quotes"};
  const std::string lower = to_lower(node.scalar.substr(0, 8));
  if (lower == "yes" || lower == "on" || lower == "true" || lower == "1") return Complaint{{}, "write `true`"};
  if (lower == "no" || lower == "off" || lower == "false" || lower == "0") return Complaint{{}, "write `false`"};
  return Complaint{};
}

std::optional<Complaint> check_strict(const YamlNode& node) {
  if (node.scalar == "multi-app") return std::nullopt;
  std::optional<Complaint> complaint = check_flag(node);
  if (complaint && complaint->hint.empty()) complaint->hint = did_you_mean(node.scalar, {"multi-app"});
  return complaint;
}

std::optional<Complaint> check_count(const YamlNode& node, int least) {
  const std::optional<int> count = read_count(node);
  if (count && *count >= least) return std::nullopt;
  YamlNode plain = {.kind = YamlNode::Kind::Scalar, .scalar = node.scalar};
  return Complaint{{}, node.quoted && read_count(plain) ? "remove the quotes" : ""};
}

std::optional<Complaint> check_share(const YamlNode& node) {
  if (read_share(node)) return std::nullopt;
  const YamlNode percent = {.kind = YamlNode::Kind::Scalar, .scalar = node.scalar + "%"};
  return Complaint{{}, read_share(percent) ? fmt::format("did you mean {}?", shown(percent.scalar)) : ""};
}

std::optional<Complaint> check_date(const YamlNode& node) {
  if (is_date(node.scalar)) return std::nullopt;
  if (!looks_like_date(node.scalar)) return Complaint{};
  return Complaint{fmt::format("there is no day {}", shown(node.scalar)), "write YYYY-MM-DD"};
}

std::optional<Complaint> check_rule_name(const YamlNode& node) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (!node.scalar.empty() && std::all_of(node.scalar.begin(), node.scalar.end(), is_allowed)) return std::nullopt;
  return Complaint{{}, node.scalar.starts_with("custom/") ? "leave `custom/` out" : ""};
}

std::optional<Complaint> check_text(const YamlNode& node) {
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  };
  if (std::none_of(node.scalar.begin(), node.scalar.end(), is_control)) return std::nullopt;
  return Complaint{fmt::format("the text {} holds a control character", shown(node.scalar)), {}};
}

std::optional<Complaint> check_requirement(const YamlNode& node, const KnownNames& known) {
  if (!is_requirement(node.scalar)) return Complaint{};
  if (meets_requirement(known.version, node.scalar)) return std::nullopt;
  return Complaint{fmt::format("podworks {} is not {}, which this file requires", known.version, shown(node.scalar)),
                   "use a podworks of that version, or change `requires`"};
}

std::optional<Complaint> check_pod_requirement(const YamlNode& node) {
  if (is_pod_requirement(node.scalar)) return std::nullopt;
  const bool is_range = node.scalar.find(',') != std::string::npos;
  return Complaint{{}, is_range ? "`~> 4.1` stands for `>= 4.1, < 5`" : ""};
}

}  // namespace
}  // namespace podworks
