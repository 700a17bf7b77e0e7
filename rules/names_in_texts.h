// Texts about now with the names of then, so that they can be compared.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rules/compare.h"

namespace podworks {

/// Puts the names of then into a text about now.
class NamesInTexts {
 public:
  explicit NamesInTexts(const Renames& renames);

  std::string then(std::string_view text) const;

 private:
  using Name = std::pair<const std::string*, const std::string*>;  // of now, of then

  void add(const Renames::Names& names);
  /// How much of the text is a name, and what it was called then.
  std::pair<std::size_t, std::string_view> name_at(std::string_view text, std::string_view word) const;

  std::unordered_map<std::string_view, std::string_view> words_;
  std::unordered_map<std::string_view, std::vector<Name>> of_many_words_;  // by their first word, the longest first
};

}  // namespace podworks
