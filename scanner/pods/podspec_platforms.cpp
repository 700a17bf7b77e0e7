#include "scanner/pods/podspec_platforms.h"

#include <optional>

namespace podworks {
namespace {

/// nullopt if they cannot be known.
std::optional<PlatformSet> named_platforms(const RawAttribute& attribute);
std::optional<PlatformSet> platforms_of_keys(const Value& hash);

}  // namespace

PlatformSet platforms_of(const RawSpec& spec, PlatformSet inherited) {
  PlatformSet platforms = 0;
  for (const RawAttribute& attribute : spec.attributes) {
    const std::string_view name = attribute.row->name;
    if (name == "deployment_target") {
      platforms |= platform_set(attribute.platform);
    } else if (name == "platform" || name == "platforms") {
      const auto named = named_platforms(attribute);
      if (!named) return kAllPlatforms;
      platforms |= *named;
    }
  }
  return platforms != 0 ? platforms : inherited;
}

namespace {

std::optional<PlatformSet> named_platforms(const RawAttribute& attribute) {
  if (attribute.assumed != nullptr) return std::nullopt;
  const Value& value = attribute.value;
  if (value.is_nil()) return PlatformSet{0};
  if (value.is_text()) return platform_set(*value.text);
  if (value.is(ValueKind::Hash)) return platforms_of_keys(value);
  if (!value.is(ValueKind::Array) || value.array->partial != nullptr) return std::nullopt;
  PlatformSet platforms = 0;  // `platform = :ios, '9.0'`, or a list of names
  for (const Value& item : value.array->items) {
    if (item.is(ValueKind::Hash)) return std::nullopt;
    if (item.is_text()) platforms |= platform_set(*item.text);
  }
  return platforms;
}

std::optional<PlatformSet> platforms_of_keys(const Value& hash) {
  if (hash.hash->partial != nullptr) return std::nullopt;
  PlatformSet platforms = 0;
  for (const auto& [name, version] : hash.hash->entries) {
    if (!name.is_text()) return std::nullopt;
    platforms |= platform_set(*name.text);
  }
  return platforms;
}

}  // namespace
}  // namespace podworks
