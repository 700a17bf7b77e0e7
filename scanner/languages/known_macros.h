// What is known of a macro, a flag or a question at a place in a file: what `defines:` says, and what the tool that
// compiles the file does. A macro that the file defines or undefines itself is not known from there on.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "scanner/languages/condition_stack.h"
#include "scanner/languages/defines.h"
#include "scanner/languages/language.h"

namespace podworks {

enum class Truth : std::uint8_t { Unknown, False, True };

class KnownMacros {
 public:
  explicit KnownMacros(FileFacts& facts) : facts_(facts) {}

  /// nullopt: it may be anything.
  std::optional<MacroValue> find(std::string_view name, Packaging packaging) const;
  /// `function(argument)` without blanks; `os` and `arch` have one answer only.
  std::optional<MacroValue> find_question(std::string_view function, std::string_view question,
                                          Packaging packaging) const;
  /// `defines:` says nothing at all.
  bool empty() const { return facts_.defines == nullptr || facts_.defines->empty(); }

  /// The file defines or undefines it itself.
  void forget(std::string_view name);

  /// Asks for each packaging if the text depends on it. `truth_under` takes one and answers with a Truth.
  template <class TruthUnder>
  Decision decide(std::string_view text, const TruthUnder& truth_under) const;

 private:
  const MacroValue& use(std::size_t index) const;

  FileFacts& facts_;
  std::set<std::string, std::less<>> forgotten_ = {};
};

template <class TruthUnder>
Decision KnownMacros::decide(std::string_view text, const TruthUnder& truth_under) const {
  Decision decision;
  const auto add = [&](Truth truth, PackagingSet packagings) {
    if (truth == Truth::True) decision.holds |= packagings;
    if (truth == Truth::False) decision.fails |= packagings;
  };
  const bool differs =
      text.find("SWIFT_PACKAGE") != std::string_view::npos || text.find("COCOAPODS") != std::string_view::npos;
  if (!differs) {
    add(truth_under(Packaging::Other), kAllPackagings);
    return decision;
  }
  for (const Packaging packaging : {Packaging::CocoaPods, Packaging::SwiftPackage, Packaging::Other}) {
    add(truth_under(packaging), packaging_bit(packaging));
  }
  return decision;
}

}  // namespace podworks
