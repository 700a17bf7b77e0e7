#include "scanner/resolve/system_names.h"

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "base/text.h"
#include "scanner/resolve/system_tables.h"

namespace podworks {

namespace {

/// A set of names that live forever. It is asked for every import of a pool, so it is a flat hash table.
class NameSet {
 public:
  NameSet(std::initializer_list<std::span<const std::string_view>> tables);
  /// The set's own copy of the name; empty if it is not in the set.
  std::string_view find(std::string_view name) const;
  bool has(std::string_view name) const { return !find(name).empty(); }

 private:
  std::vector<std::string_view> slots_ = {};  // a power of two, at most half full
};

const NameSet& headers();
const NameSet& windows();
const NameSet& folders();
const NameSet& modules();
const NameSet& plain_words();

}  // namespace

std::string_view system_header_owner(std::string_view spelling, IncludeStyle style) {
  if (spelling.ends_with("-Swift.h") || spelling.ends_with("-umbrella.h"))
    return {};  // generated for somebody's module
  const std::string_view exact = headers().find(spelling);
  const std::string_view first = spelling.substr(0, spelling.find('/'));
  const bool may_be_own = style == IncludeStyle::Quote && plain_words().has(first);
  if (first.size() < spelling.size()) {
    const std::string_view folder = folders().find(first);
    return folder.empty() || (may_be_own && exact.empty()) ? exact : folder;
  }
  if (may_be_own) return {};
  if (!exact.empty()) return exact;
  return spelling.ends_with(".h") || spelling.ends_with(".H") ? windows().find(to_lower(spelling)) : std::string_view{};
}

bool is_system_header(std::string_view spelling) {
  static const NameSet families = {system_tables::header_families()};
  return headers().has(spelling) || families.has(spelling.substr(0, spelling.find('/')));
}

bool is_system_module(std::string_view module) {
  return modules().has(module);
}

bool is_test_library(std::string_view name) {
  static const NameSet names = {system_tables::test_libraries(), system_tables::test_headers()};
  return names.has(name);
}

namespace {

std::uint64_t hash_of(std::string_view name) {  // FNV-1a: short names, and no need to be strong
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash ^ (hash >> 32U);
}

NameSet::NameSet(std::initializer_list<std::span<const std::string_view>> tables) {
  std::size_t count = 0;
  for (const auto& table : tables) count += table.size();
  slots_.resize(std::bit_ceil(2 * count + 1));
  for (const auto& table : tables) {
    for (const std::string_view name : table) {
      std::size_t at = hash_of(name) & (slots_.size() - 1);
      while (!slots_[at].empty() && slots_[at] != name) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = name;
    }
  }
}

std::string_view NameSet::find(std::string_view name) const {
  for (std::size_t at = hash_of(name) & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].empty() || slots_[at] == name) return slots_[at];
  }
}

const NameSet& headers() {
  static const NameSet set = {system_tables::c(),
                              system_tables::cpp(),
                              system_tables::unix_headers(),
                              system_tables::unix_headers_in_folders(),
                              system_tables::compiler_headers(),
                              system_tables::test_headers()};
  return set;
}

const NameSet& windows() {
  static const NameSet set = {system_tables::windows_headers()};
  return set;
}

const NameSet& folders() {
  static const NameSet set = {system_tables::header_families(), system_tables::frameworks(),
                              system_tables::test_libraries()};
  return set;
}

const NameSet& modules() {
  static const NameSet set = {system_tables::frameworks(), system_tables::swift_modules(),
                              system_tables::test_libraries()};
  return set;
}

const NameSet& plain_words() {
  static const NameSet set = {system_tables::plain_words()};
  return set;
}

}  // namespace

}  // namespace podworks
