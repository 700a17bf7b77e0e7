#include "scanner/pods/bazel/label.h"

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {

std::optional<BazelLabel> parse_bazel_label(std::string_view text, std::string_view package) {
  BazelLabel label;
  if (text.starts_with('@')) {
    const std::size_t slashes = text.find("//");
    std::string_view repository = text.substr(0, slashes);
    while (repository.starts_with('@')) repository.remove_prefix(1);
    label.repository = repository;
    if (slashes == std::string_view::npos) {  // @repository is @repository//:repository
      label.target = repository;
      return repository.empty() ? std::nullopt : std::optional(label);
    }
    text.remove_prefix(slashes);
  }
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const std::size_t colon = text.find(':');
    label.package = text.substr(0, colon);
    label.target = colon == std::string_view::npos ? base_name(label.package) : text.substr(colon + 1);
    while (label.package.ends_with('/')) label.package.pop_back();
    if (label.target.empty()) return std::nullopt;
    return label;
  }
  if (text.starts_with(':')) text.remove_prefix(1);
  if (text.empty() || text.starts_with('/') || text.find(':') != std::string_view::npos) return std::nullopt;
  label.package = package;
  label.target = text;
  return label;
}

std::string bazel_label_text(std::string_view package, std::string_view target) {
  return base_name(package) == target ? fmt::format("//{}", package) : fmt::format("//{}:{}", package, target);
}

}  // namespace podworks
