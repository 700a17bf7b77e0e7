#include "base/file_buffer.h"

#include <algorithm>
#include <cstring>

#include "base/check.h"

namespace podworks {

char* FileBuffer::reserve(std::size_t capacity) {
  if (capacity > capacity_ || !data_) {
    const std::size_t grown = std::max({capacity, capacity_ * 2, std::size_t{64} * 1024});
    auto bigger = std::make_unique_for_overwrite<char[]>(grown + kPadding);
    if (size_ > 0) std::memcpy(bigger.get(), data_.get(), size_);
    data_ = std::move(bigger);
    capacity_ = grown;
  }
  return data_.get();
}

void FileBuffer::set_size(std::size_t size) {
  PW_CHECK(data_ && size <= capacity_);
  size_ = size;
  std::memset(data_.get() + size, 0, kPadding);
}

void FileBuffer::assign(std::string_view text) {
  size_ = 0;
  char* const room = reserve(text.size());
  if (!text.empty()) std::memcpy(room, text.data(), text.size());
  set_size(text.size());
}

}  // namespace podworks
