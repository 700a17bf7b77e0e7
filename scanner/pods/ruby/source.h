// A manifest written in Ruby with the files that it loads: their texts, and where an offset stands in them. Offsets go
// on from file to file, so that one number says file and place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

/// Offsets are 32 bits; no manifest written by hand comes near to this.
inline constexpr std::size_t kMaxRubyBytes = std::size_t{4} << 20;

class RubySource {
 public:
  struct File {
    std::string path = {};
    std::string text = {};
    std::uint32_t base = 0;  ///< offset of its first byte
  };

  /// `path` goes into places as it is.
  RubySource(std::string path, std::string text);

  /// A file that the manifest loads.
  const File& add(std::string path, std::string text);
  const File& main() const { return files_.front(); }
  std::size_t file_count() const { return files_.size(); }
  const File& file_of(std::uint32_t offset) const;
  /// The text between two offsets of one file.
  std::string_view slice(std::uint32_t begin, std::uint32_t end) const;
  /// Line and column (code points), both from 1.
  Place place_of(std::uint32_t offset) const;

 private:
  std::deque<File> files_;
  mutable std::vector<std::vector<std::uint32_t>> line_starts_;  // by file, made when the first place is asked for
};

}  // namespace podworks
