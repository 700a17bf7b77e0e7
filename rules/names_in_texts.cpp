#include "rules/names_in_texts.h"

#include <algorithm>

namespace podworks {
namespace {

constexpr std::string_view kBetweenWords = " :,`'\"()";

}  // namespace

NamesInTexts::NamesInTexts(const Renames& renames) {
  add(renames.files);
  add(renames.pods);
  for (auto& [first, names] : of_many_words_) {
    std::sort(names.begin(), names.end(),
              [](const Name& a, const Name& b) { return a.first->size() > b.first->size(); });
  }
}

std::string NamesInTexts::then(std::string_view text) const {
  std::string then;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find_first_of(kBetweenWords));
    const auto [length, name] = name_at(text, word);
    then += name;
    text.remove_prefix(length);
    if (text.empty()) break;
    then += text.front();
    text.remove_prefix(1);
  }
  return then;
}

void NamesInTexts::add(const Renames::Names& names) {
  for (const auto& [now, before] : names) {
    const std::size_t end = now.find_first_of(kBetweenWords);
    if (end == std::string::npos) {
      words_.emplace(now, before);  // a file's name goes before a pod's
    } else {
      of_many_words_[std::string_view(now).substr(0, end)].emplace_back(&now, &before);
    }
  }
}

std::pair<std::size_t, std::string_view> NamesInTexts::name_at(std::string_view text, std::string_view word) const {
  if (const auto longer = of_many_words_.find(word); longer != of_many_words_.end()) {
    for (const auto& [now, before] : longer->second) {
      const bool ends = text.size() <= now->size() || kBetweenWords.find(text[now->size()]) != std::string_view::npos;
      if (text.starts_with(*now) && ends) return {now->size(), *before};
    }
  }
  const auto renamed = words_.find(word);
  return {word.size(), renamed != words_.end() ? renamed->second : word};
}

}  // namespace podworks
