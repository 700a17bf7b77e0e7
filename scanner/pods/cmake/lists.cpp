// list(...): what may be one of several lists is their union.
#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "scanner/pods/cmake/regex.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

std::vector<std::string> texts_of(const CMakeWords& words, std::size_t begin) {
  std::vector<std::string> texts;
  for (std::size_t i = begin; i < words.size(); ++i) {
    if (words[i].is_empty()) continue;
    for (const std::string& text : words[i].value.texts) texts.push_back(text);
  }
  return texts;
}

/// Where `index` points, from the end if it is negative.
std::optional<std::size_t> position(const std::string& index, std::size_t size) {
  long at = std::atol(index.c_str());
  if (at < 0) at += static_cast<long>(size);
  if (at < 0 || at >= static_cast<long>(size)) return std::nullopt;
  return static_cast<std::size_t>(at);
}

/// Of the joined texts.
std::size_t size_of(const std::vector<std::string>& texts, std::size_t glue) {
  std::size_t size = texts.size() * glue;
  for (const std::string& text : texts) size += text.size();
  return size;
}

}  // namespace

void CMakeRun::list(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 2) return;
  const std::string what = words[0].text();
  const std::string name = words[1].text();
  if (what == "APPEND" && append(words)) return;
  CMakeValue value = lookup(name);
  std::vector<std::string> items = elements_of(value);
  spend(1 + items.size() / 4);
  const auto result = [&](std::size_t word, std::string text) {
    if (word >= words.size()) return;
    CMakeValue found = CMakeValue::of(std::move(text));
    found.is_open = value.is_open;
    found.unknown = value.unknown;
    scopes_.set(words[word].text(), std::move(found));
  };
  if (what == "LENGTH") return result(2, std::to_string(items.size()));
  if (what == "JOIN") {
    if (words.size() < 4) return;
    const std::string& glue = words[2].text();
    if (size_of(items, glue.size()) > kMaxCMakeText) return make_unknown(command, words[3].text());
    return result(3, join(items, glue));
  }
  if (what == "FIND") {
    const auto found = std::find(items.begin(), items.end(), words.size() > 2 ? words[2].text() : "");
    return result(3, found == items.end() ? "-1" : std::to_string(found - items.begin()));
  }
  if (what == "GET") {
    std::vector<std::string> chosen;
    for (std::size_t i = 2; i + 1 < words.size(); ++i) {
      if (const auto at = position(words[i].text(), items.size())) chosen.push_back(items[*at]);
      bytes_ += chosen.empty() ? 0 : chosen.back().size();
      if (!spend(1)) return make_unknown(command, words.back().text());
    }
    return result(words.size() - 1, join(chosen, ";"));
  }
  if (what == "SUBLIST") {
    if (words.size() < 5) return;
    const auto begin =
        std::min(items.size(), static_cast<std::size_t>(std::max(0L, std::atol(words[2].text().c_str()))));
    const long count = std::atol(words[3].text().c_str());
    const std::size_t end = count < 0 ? items.size() : std::min(items.size(), begin + static_cast<std::size_t>(count));
    return result(4, join({items.begin() + static_cast<long>(begin), items.begin() + static_cast<long>(end)}, ";"));
  }
  for (const CMakeWord& word : words) {
    if (value.unknown.empty()) value.unknown = word.value.unknown;
  }
  const std::vector<std::string> given = texts_of(words, 2);
  const bool is_out = what == "TRANSFORM" && words.size() > 3 && words[words.size() - 2].is("OUTPUT_VARIABLE");
  const std::string changed_name = is_out ? words.back().text() : name;
  if (what == "APPEND") {
    items.insert(items.end(), given.begin(), given.end());
  } else if (what == "PREPEND") {
    items.insert(items.begin(), given.begin(), given.end());
  } else if (what == "INSERT") {
    const auto at = given.empty() ? std::nullopt : position(given[0], items.size() + 1);
    if (at) items.insert(items.begin() + static_cast<long>(*at), given.begin() + 1, given.end());
  } else if (what == "REMOVE_ITEM") {
    const std::unordered_set<std::string> unwanted(given.begin(), given.end());
    std::erase_if(items, [&](const std::string& item) { return unwanted.contains(item); });
  } else if (what == "REMOVE_AT") {
    for (const std::string& index : given) {
      if (const auto at = position(index, items.size())) items[*at].clear();
    }
  } else if (what == "REMOVE_DUPLICATES") {
    std::unordered_set<std::string> seen;
    std::erase_if(items, [&](const std::string& item) { return !seen.insert(item).second; });
  } else if (what == "POP_FRONT" || what == "POP_BACK") {
    if (!items.empty()) {
      const bool front = what == "POP_FRONT";
      result(2, front ? items.front() : items.back());
      items.erase(front ? items.begin() : items.end() - 1);
    }
  } else if (what == "REVERSE") {
    std::reverse(items.begin(), items.end());
  } else if (what == "SORT") {
    std::sort(items.begin(), items.end());
  } else if (what == "FILTER") {
    filter(words, items);
  } else if (what != "TRANSFORM" || !transform(words, items)) {
    return make_unknown(command, changed_name);
  }
  std::erase(items, std::string());
  CMakeValue changed = CMakeValue::of(join(items, ";"));
  changed.is_open = value.is_open && items.size() < 2;
  changed.unknown = value.unknown;
  scopes_.set(changed_name, std::move(changed));
}

/// The most frequent one, without a look at the list; false if that is not possible.
bool CMakeRun::append(const CMakeWords& words) {
  const std::string& name = words[1].text();
  if (macro_ != nullptr && macro_->contains(name)) return false;
  std::string added;
  std::string unknown;
  for (std::size_t i = 2; i < words.size(); ++i) {
    if (unknown.empty()) unknown = words[i].value.unknown;
    if (words[i].is_empty()) continue;
    for (const std::string& text : words[i].value.texts) (added += ';') += text;
  }
  bytes_ += added.size();
  if (scopes_.append(name, added, unknown)) return true;
  const CMakeValue* const outer = scopes_.find(name);
  if (outer == nullptr || outer->texts.size() != 1 || outer->texts[0].empty()) return false;
  bytes_ += outer->texts[0].size() / 8;
  scopes_.set(name, CMakeValue(*outer));
  return scopes_.append(name, added, unknown);
}

/// list(FILTER l INCLUDE|EXCLUDE REGEX r). What cannot be decided stays.
void CMakeRun::filter(const CMakeWords& words, std::vector<std::string>& items) {
  if (words.size() < 5) return;
  const bool includes = words[2].is("INCLUDE");
  const CMakeRegex regex(words[4].text());
  if (!regex.is_valid() || words[4].value.known() == nullptr) return;
  std::erase_if(items, [&](const std::string& item) {
    CMakeRegex::Match match;
    const CMakeRegex::Answer answer = regex.find(item, 0, match);
    spend(1 + item.size() / 8);
    return answer != CMakeRegex::Answer::GaveUp && (answer == CMakeRegex::Answer::Found) != includes;
  });
}

/// list(TRANSFORM l APPEND|PREPEND|TOUPPER|TOLOWER|STRIP|REPLACE ...) of all elements; false for other forms,
/// and for what comes to too long texts.
bool CMakeRun::transform(const CMakeWords& words, std::vector<std::string>& items) {
  if (words.size() < 3) return false;
  const std::string action = words[2].text();
  const bool adds = action == "APPEND" || action == "PREPEND";
  const std::size_t arguments = adds ? 1 : action == "REPLACE" ? 2 : 0;
  const std::size_t end = 3 + arguments;
  if (words.size() < end || (words.size() > end && !words[end].is("OUTPUT_VARIABLE"))) return false;
  if (adds && size_of(items, words[3].text().size()) > kMaxCMakeText) return false;
  std::size_t size = 0;
  for (std::string& item : items) {
    if (action == "APPEND") {
      item += words[3].text();
    } else if (action == "PREPEND") {
      item = words[3].text() + item;
    } else if (action == "TOLOWER") {
      item = to_lower(item);
    } else if (action == "STRIP") {
      item = std::string(trim(item));
    } else if (action == "REPLACE") {
      CMakeWords call = {words[2], words[2], words[3], words[4], words[2], {CMakeValue::of(item)}};
      call[0].value = CMakeValue::of("REGEX");
      const std::optional<CMakeValue> replaced = regex_string(call);
      if (!replaced || replaced->known() == nullptr) return false;
      item = *replaced->known();
    } else {
      return false;
    }
    if ((size += item.size()) > kMaxCMakeText) return false;
  }
  return true;
}

}  // namespace podworks
