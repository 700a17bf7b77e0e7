// A buffer that one thread reuses for file after file: it grows, is never cleared, and ends in zero bytes that lexers
// may read past the end.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace podworks {

class FileBuffer {
 public:
  static constexpr std::size_t kPadding = 64;  ///< readable zero bytes behind the text

  std::string_view text() const { return {data_.get(), size_}; }
  /// Room for at least `capacity` bytes and the padding; keeps the text.
  char* reserve(std::size_t capacity);
  std::size_t capacity() const { return capacity_; }
  /// Says how many bytes were filled in, and writes the padding behind them.
  void set_size(std::size_t size);
  void assign(std::string_view text);

 private:
  std::unique_ptr<char[]> data_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace podworks
