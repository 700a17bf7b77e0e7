// Typed indices into the vectors that own the things. A PodId is never mistaken for a FileId.
#pragma once

#include <cstddef>
#include <cstdint>

namespace podworks {

enum class PodId : std::uint32_t {};
enum class UnitId : std::uint32_t {};
enum class FileId : std::uint32_t {};
enum class ImportId : std::uint32_t {};
enum class LayerId : std::uint32_t {};  ///< 0 is the topmost layer
enum class AppId : std::uint32_t {};

template <class Id>
constexpr std::size_t index_of(Id id) {
  return static_cast<std::size_t>(id);
}

template <class Id>
constexpr Id id_at(std::size_t index) {
  return static_cast<Id>(static_cast<std::uint32_t>(index));
}

}  // namespace podworks
