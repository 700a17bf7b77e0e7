// What a package of Bazel holds: the calls of rules that its BUILD file makes, as written there or as `bazel query`
// prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/diagnostic.h"

namespace podworks {

struct BazelText {
  std::string text = {};
  Place at = {};
};

struct BazelAttribute {
  std::string name = {};
  std::vector<BazelText> values = {};  ///< of a list, of a text, the keys of a dict
  bool flag = false;                   ///< of a bool
  bool is_partial = false;             ///< it holds something that cannot be known
  std::string why = {};
  Place why_at = {};
};

struct BazelRule {
  std::string kind = {};  ///< "cc_library"
  std::string name = {};  ///< without its package
  std::vector<BazelAttribute> attributes = {};
  std::string arguments_lost = {};  ///< `**arguments` that cannot be known: why; empty if there are none
  Place at = {};

  const BazelAttribute* find(std::string_view attribute) const {
    for (const BazelAttribute& each : attributes) {
      if (each.name == attribute) return &each;
    }
    return nullptr;
  }
  bool has(std::string_view attribute) const { return find(attribute) != nullptr; }
  /// The first text of it; "" if there is none.
  std::string_view text(std::string_view attribute) const {
    const BazelAttribute* found = find(attribute);
    return found == nullptr || found->values.empty() ? std::string_view() : std::string_view(found->values[0].text);
  }
};

}  // namespace podworks
