#include "base/arena.h"

#include <algorithm>
#include <cstring>

namespace podworks {
namespace {
constexpr std::size_t kBlock = std::size_t{64} * 1024;
}

std::string_view Arena::keep(std::string_view text) {
  if (text.empty()) return {};
  if (text.size() > size_ - used_) {
    size_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(size_));
    used_ = 0;
  }
  char* const place = blocks_.back().get() + used_;
  std::memcpy(place, text.data(), text.size());
  used_ += text.size();
  return {place, text.size()};
}

}  // namespace podworks
