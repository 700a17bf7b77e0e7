#include "scanner/pods/swiftpm/model.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {

std::optional<SwiftTarget::Type> target_type(std::string_view call) {
  using Type = SwiftTarget::Type;
  if (call == "target") return Type::Regular;
  if (call == "executableTarget") return Type::Executable;
  if (call == "testTarget") return Type::Test;
  if (call == "systemLibrary") return Type::System;
  if (call == "binaryTarget") return Type::Binary;
  if (call == "plugin") return Type::Plugin;
  return call == "macro" ? std::optional(Type::Macro) : std::nullopt;
}

int tools_version_of(std::string_view text) {
  constexpr std::string_view kMark = "swift-tools-version:";
  const std::string_view head = text.substr(0, 2'000);
  const std::size_t found = to_lower(head).find(kMark);
  if (found == std::string_view::npos) return 0;
  const std::string_view version = trim(head.substr(found + kMark.size()).substr(0, 20));
  int major = 0;
  int minor = 0;
  const char* const end = version.data() + version.size();
  const auto [rest, error] = std::from_chars(version.data(), end, major);
  if (error != std::errc() || major > 1'000) return 0;
  if (rest != end && *rest == '.') std::from_chars(rest + 1, end, minor);
  return major * 100 + std::clamp(minor, 0, 99);
}

Diagnostic package_problem(Place at, std::string message, std::string help) {
  constexpr std::string_view kHelp =
      "write it as a literal, or keep what `swift package dump-package` prints beside the manifest as "
      "Package.swift.json";
  return manifest_problem(std::move(at), std::move(message), help.empty() ? std::string(kHelp) : std::move(help));
}

std::string swift_platform(std::string_view name) {
  const std::string lower = to_lower(name);
  if (lower == "macos") return "osx";
  return platform_set(lower) != 0 && !lower.empty() ? lower : std::string();
}

}  // namespace podworks
