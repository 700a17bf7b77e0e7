#include "scanner/languages/known_macros.h"

namespace podworks {

namespace {

constexpr std::string_view kCocoaPods = "COCOAPODS";
constexpr std::string_view kSwiftPackage = "SWIFT_PACKAGE";

// CocoaPods puts COCOAPODS=1 into the settings of all its targets, SwiftPM compiles with -DSWIFT_PACKAGE.
std::optional<MacroValue> set_by(Packaging packaging, std::string_view name) {
  const bool of_cocoapods = name == kCocoaPods;
  if (packaging == Packaging::Other || (!of_cocoapods && name != kSwiftPackage)) return std::nullopt;
  const bool is_defined = of_cocoapods == (packaging == Packaging::CocoaPods);
  return MacroValue{.is_defined = is_defined, .number = CNumber{.bits = is_defined ? 1U : 0U}, .text = "1"};
}

}  // namespace

std::optional<MacroValue> KnownMacros::find(std::string_view name, Packaging packaging) const {
  if (!forgotten_.empty() && forgotten_.contains(name)) return std::nullopt;
  if (!empty()) {
    if (const auto index = facts_.defines->find(name)) return use(*index);
  }
  return set_by(packaging, name);
}

std::optional<MacroValue> KnownMacros::find_question(std::string_view function, std::string_view question,
                                                     Packaging packaging) const {
  if (empty()) return std::nullopt;
  if (auto value = find(question, packaging)) return value;
  const auto rival = facts_.defines->find_rival(function, question);
  if (!rival) return std::nullopt;
  use(*rival);
  return MacroValue{.is_defined = false, .number = CNumber{}};
}

void KnownMacros::forget(std::string_view name) {
  const bool is_known = (!empty() && facts_.defines->find(name)) || name == kCocoaPods || name == kSwiftPackage;
  if (is_known) forgotten_.emplace(name);
}

const MacroValue& KnownMacros::use(std::size_t index) const {
  if (facts_.used_defines.size() <= index) facts_.used_defines.resize(facts_.defines->size());
  facts_.used_defines[index] = true;
  return facts_.defines->value(index);
}

}  // namespace podworks
