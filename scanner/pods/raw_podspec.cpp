#include "scanner/pods/raw_podspec.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace podworks {

namespace {

using Kind = AttributeKind;
using Use = AttributeUse;

/// All attributes of CocoaPods 1.16, sorted by name.
constexpr std::array kAttributes = std::to_array<AttributeRow>({
    {.name = "app_host_name"},
    {.name = "authors", .singular = "author", .kind = Kind::Hash},
    {.name = "changelog"},
    {.name = "cocoapods_version"},
    {.name = "compiler_flags", .singular = "compiler_flag", .kind = Kind::List},
    {.name = "default_subspecs", .singular = "default_subspec", .kind = Kind::List, .use = Use::Names},
    {.name = "deployment_target"},
    {.name = "deprecated"},
    {.name = "deprecated_in_favor_of"},
    {.name = "description"},
    {.name = "documentation_url"},
    {.name = "exclude_files", .singular = "exclude_file", .kind = Kind::List, .use = Use::Files},
    {.name = "exclude_header_search_paths"},
    {.name = "frameworks", .singular = "framework", .kind = Kind::List},
    {.name = "header_dir", .use = Use::Files},
    {.name = "header_mappings_dir", .use = Use::Files},
    {.name = "homepage"},
    {.name = "info_plist", .kind = Kind::Hash},
    {.name = "libraries", .singular = "library", .kind = Kind::List},
    {.name = "license", .kind = Kind::Hash},
    {.name = "module_map", .use = Use::Files},
    {.name = "module_name", .use = Use::Names},
    {.name = "name", .use = Use::Names},
    {.name = "on_demand_resources", .singular = "on_demand_resource", .kind = Kind::Hash},
    {.name = "platform"},
    {.name = "platforms", .kind = Kind::Hash},
    {.name = "pod_target_xcconfig", .kind = Kind::Hash, .use = Use::Files},
    {.name = "prefix_header_contents"},
    {.name = "prefix_header_file", .use = Use::Files},
    {.name = "prepare_command"},
    {.name = "preserve_paths", .singular = "preserve_path", .kind = Kind::List, .use = Use::Files},
    {.name = "private_header_files", .singular = "private_header_file", .kind = Kind::List, .use = Use::Files},
    {.name = "project_header_files", .singular = "project_header_file", .kind = Kind::List, .use = Use::Files},
    {.name = "public_header_files", .singular = "public_header_file", .kind = Kind::List, .use = Use::Files},
    {.name = "pushed_with_swift_version"},
    {.name = "readme"},
    {.name = "requires_app_host"},
    {.name = "requires_arc", .kind = Kind::List},
    {.name = "resource_bundles", .singular = "resource_bundle", .kind = Kind::Hash, .use = Use::Files},
    {.name = "resources", .singular = "resource", .kind = Kind::List, .use = Use::Files},
    {.name = "scheme", .kind = Kind::Hash},
    {.name = "screenshots", .singular = "screenshot", .kind = Kind::List},
    {.name = "script_phases", .singular = "script_phase", .kind = Kind::List},
    {.name = "social_media_url"},
    {.name = "source", .kind = Kind::Hash},
    {.name = "source_files", .singular = "source_file", .kind = Kind::List, .use = Use::Files},
    {.name = "static_framework"},
    {.name = "summary"},
    {.name = "swift_versions", .singular = "swift_version", .kind = Kind::List},
    {.name = "test_type"},
    {.name = "user_target_xcconfig", .kind = Kind::Hash},
    {.name = "vendored_frameworks", .singular = "vendored_framework", .kind = Kind::List, .use = Use::Files},
    {.name = "vendored_libraries", .singular = "vendored_library", .kind = Kind::List, .use = Use::Files},
    {.name = "version"},
    {.name = "weak_frameworks", .singular = "weak_framework", .kind = Kind::List},
    {.name = "xcconfig", .kind = Kind::Hash, .use = Use::Files},
});

static_assert(std::is_sorted(kAttributes.begin(), kAttributes.end(),
                             [](const AttributeRow& a, const AttributeRow& b) { return a.name < b.name; }));

}  // namespace

const AttributeRow* find_attribute(std::string_view name) {
  const auto found =
      std::lower_bound(kAttributes.begin(), kAttributes.end(), name,
                       [](const AttributeRow& row, std::string_view wanted) { return row.name < wanted; });
  if (found != kAttributes.end() && found->name == name) return &*found;
  const auto singular = std::find_if(kAttributes.begin(), kAttributes.end(), [&](const AttributeRow& row) {
    return !row.singular.empty() && row.singular == name;
  });
  return singular != kAttributes.end() ? &*singular : nullptr;
}

std::string_view platform_key(std::string_view name) {
  if (name == "macos" || name == "osx") return "osx";
  for (const std::string_view key : {"ios", "tvos", "visionos", "watchos"}) {
    if (name == key) return key;
  }
  return {};
}

std::string RawSpec::full_name() const {
  return parent != nullptr ? parent->full_name() + "/" + name : name;
}

const RawAttribute* RawSpec::find(std::string_view attribute, std::string_view platform) const {
  const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const RawAttribute& each) {
    return each.row->name == attribute && each.platform == platform;
  });
  return found == attributes.end() ? nullptr : &*found;
}

bool texts_of(const Value& value, std::vector<std::string>& texts) {
  if (value.is_nil()) return true;
  if (value.is_text()) {
    texts.push_back(stored_text(*value.text));
    return true;
  }
  if (!value.is(ValueKind::Array)) return false;
  bool all = value.array->partial == nullptr;
  for (const Value& item : value.array->items) {
    if (texts.size() > RubyHeap::kMaxItems) return false;  // the same long list many times
    if (item.is_text()) {
      texts.push_back(*item.text);
    } else if (item.is(ValueKind::Array)) {  // CocoaPods flattens
      for (const Value& inner : item.array->items) {
        if (inner.is_text()) texts.push_back(*inner.text);
        all = all && inner.is_text();
      }
    } else {
      all = all && item.is_nil();
    }
  }
  return all;
}

std::string stored_text(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

}  // namespace podworks
