// A read-only table from texts to values, built once and asked by many threads: one sorted vector and an index by hash.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace podworks {

template <class Value>
class StringMultimap {
 public:
  struct Entry {
    std::uint64_t hash = 0;
    std::string_view key = {};  ///< not owned
    Value value = {};
  };

  /// Values of one key keep the order in which they were added.
  void add(std::string_view key, Value value) { entries_.push_back({hash64(key), key, std::move(value)}); }

  void build() {
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.hash != b.hash ? a.hash < b.hash : a.key < b.key; });
    slots_.assign(std::bit_ceil(entries_.size() * 2 + 1), 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i > 0 && entries_[i].hash == entries_[i - 1].hash) continue;
      std::size_t slot = entries_[i].hash & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }

  std::span<const Entry> find(std::string_view key) const {
    if (entries_.empty()) return {};
    const std::uint64_t hash = hash64(key);
    for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
      std::size_t begin = slots_[slot] - 1;
      if (entries_[begin].hash != hash) continue;
      while (begin < entries_.size() && entries_[begin].hash == hash && entries_[begin].key != key) ++begin;
      std::size_t end = begin;
      while (end < entries_.size() && entries_[end].hash == hash && entries_[end].key == key) ++end;
      return {entries_.data() + begin, end - begin};
    }
    return {};
  }

 private:
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // index + 1 of the first entry with a hash; 0 = free
};

}  // namespace podworks
