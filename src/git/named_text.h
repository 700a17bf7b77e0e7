// Files of two times with their texts.
#pragma once

#include <string_view>

namespace podworks {

struct NamedText {
  std::string_view path = {};
  std::string_view text = {};
};

/// A file that is there at both times, with different texts.
struct ChangedText {
  std::string_view path = {};
  std::string_view then = {};
  std::string_view now = {};
};

}  // namespace podworks
