#include "scanner/pods/pod_name.h"

#include <algorithm>

#include "base/text.h"

namespace podworks {

namespace {

bool is_blank_or_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= ' ' || byte == 0x7F;
}

/// What holds for the names of pods and of subspecs.
std::optional<std::string_view> fault_of_part(std::string_view name) {
  if (name.empty()) return "a part of it is empty";
  if (name.find(' ') != std::string_view::npos) return "it holds a blank";
  if (std::any_of(name.begin(), name.end(), is_blank_or_control)) return "it holds a control character";
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> fault_of_pod_name(std::string_view name) {
  if (name.find('/') != std::string_view::npos) return "it holds a `/`, which parts a pod from its subspec";
  if (name.starts_with('.')) return "it begins with a dot";
  return fault_of_part(name);
}

std::optional<std::string_view> fault_of_dependency_name(std::string_view name) {
  if (name.empty()) return "it is empty";
  if (name.starts_with('.')) return "it begins with a dot";
  for (const std::string_view part : split(name, '/')) {
    if (const auto fault = fault_of_part(part)) return fault;
  }
  return std::nullopt;
}

}  // namespace podworks
