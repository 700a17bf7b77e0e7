// Turns one specification as written into a pod. Units and what they inherit: podspec_declaration.cpp; attributes:
// unit_attributes.cpp.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/podspec_declaration.h"

namespace podworks {

/// Builds the units of one pod, parents before their children.
class PodBuilder {
 public:
  PodBuilder(const RawSpec& root, const DeclarationSource& source) : root_(root), source_(source) {}
  PodDeclaration build();

 private:
  void add_unit(const RawSpec& spec, const UnitDeclaration* parent, bool is_default);
  void check_name();
  void check_default_subspecs();
  void inherit(const UnitDeclaration& parent, UnitDeclaration& unit);
  void read_attribute(const RawAttribute& attribute, UnitDeclaration& unit);
  void check_prefix_contents(const RawAttribute& attribute, const UnitDeclaration& unit);
  void read_patterns(const RawAttribute& attribute, UnitDeclaration& unit, std::vector<Pattern>& patterns);
  void read_bundles(const RawAttribute& attribute, UnitDeclaration& unit);
  void read_search_paths(const RawAttribute& attribute, UnitDeclaration& unit);
  void read_name(const RawAttribute& attribute, UnitDeclaration& unit, std::string& name);
  void add_dependencies(const RawSpec& spec, UnitDeclaration& unit);
  void add_pattern(const std::string& glob, const RawAttribute& attribute, std::vector<Pattern>& patterns);
  void report_unknown(const RawAttribute& attribute, UnitDeclaration& unit, const Value& value);
  void report(const Place& at, std::string message, std::string help);
  std::string single_text(std::string_view attribute) const;

  const RawSpec& root_;
  const DeclarationSource& source_;
  PodDeclaration pod_;
  std::vector<std::string> default_subspecs_;          // "Core", "Core/Net"; empty: all
  std::set<std::string, std::less<>> known_defaults_;  // the same, for looking up
  std::size_t inherited_ = 0;                          // dependencies and folders, by all subspecs together
  bool no_default_ = false;
};

}  // namespace podworks
