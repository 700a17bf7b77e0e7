// A manifest written in Ruby: its text, and where an offset stands in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

/// Offsets are 32 bits; no manifest written by hand comes near to this.
inline constexpr std::size_t kMaxRubyBytes = std::size_t{4} << 20;

class RubySource {
 public:
  /// `path` goes into places as it is.
  RubySource(std::string path, std::string text);

  std::string_view text() const { return text_; }
  const std::string& path() const { return path_; }
  /// Line and column (code points), both from 1.
  Place place_of(std::uint32_t offset) const;

 private:
  std::string path_;
  std::string text_;
  mutable std::vector<std::uint32_t> line_starts_;  // made when the first place is asked for
};

}  // namespace podworks
