// A specification as its manifest writes it: attributes with their values, nothing inherited yet. Made from Ruby
// (podspec_dsl) or from JSON (podspec_json); turned into a PodDeclaration by podspec_declaration.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "scanner/pods/ruby/values.h"

namespace podworks {

/// What a wrong or unknown value of an attribute would spoil.
enum class AttributeUse : std::uint8_t {
  Ignored,  ///< podworks has no use for it
  Files,    ///< which files the unit holds, and under which names they are found
  Names,    ///< names of the pod and of its default subspecs
};

enum class AttributeKind : std::uint8_t { Single, List, Hash };

struct AttributeRow {
  std::string_view name = {};      ///< as CocoaPods stores it: "source_files"
  std::string_view singular = {};  ///< "resource"; empty if there is none
  AttributeKind kind = AttributeKind::Single;
  AttributeUse use = AttributeUse::Ignored;
};

/// The row of an attribute by its name or its singular, or nullptr.
const AttributeRow* find_attribute(std::string_view name);
/// The key under which CocoaPods stores a platform; empty if the name is none.
std::string_view platform_key(std::string_view name);

struct RawAttribute {
  const AttributeRow* row = nullptr;
  std::string platform = {};  ///< "ios", "osx", "tvos", "visionos", "watchos"; "" = all
  Value value = {};
  const UnknownReason* assumed = nullptr;  ///< it was set under a condition that cannot be known
  Place at = {};
};

struct RawSpec {
  std::string name = {};  ///< of this level: "Default"
  UnitKind kind = UnitKind::Library;
  RawSpec* parent = nullptr;
  std::vector<RawSpec*> children = {};  ///< in the order of the manifest
  std::vector<RawAttribute> attributes = {};
  std::vector<DeclaredDependency> dependencies = {};
  bool files_are_partial = false;
  bool dependencies_are_partial = false;
  Place at = {};

  /// "React-Core/Default"
  std::string full_name() const;
  const RawAttribute* find(std::string_view attribute, std::string_view platform = "") const;
};

/// The texts of a value: of a list, or one. What is unknown or no text is left out, and what lies beyond the longest
/// list that a manifest may have; false then.
bool texts_of(const Value& value, std::vector<std::string>& texts);
/// CocoaPods strips every text that it stores.
std::string stored_text(std::string_view text);

}  // namespace podworks
