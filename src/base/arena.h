// Keeps many short strings in few blocks; the views stay valid as long as the arena lives, also when it is moved.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace podworks {

class Arena {
 public:
  Arena() = default;
  Arena(Arena&& other) noexcept
      : blocks_(std::move(other.blocks_)), used_(std::exchange(other.used_, 0)), size_(std::exchange(other.size_, 0)) {}
  Arena& operator=(Arena&& other) noexcept {
    std::swap(blocks_, other.blocks_);
    std::swap(used_, other.used_);
    std::swap(size_, other.size_);
    return *this;
  }

  /// Copies `text` and returns a view of the copy. Not safe for two threads: each has an arena of its own.
  std::string_view keep(std::string_view text);

 private:
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;
  std::size_t size_ = 0;  // of the newest block
};

}  // namespace podworks
