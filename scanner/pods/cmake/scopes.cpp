#include "scanner/pods/cmake/scopes.h"

#include <algorithm>
#include <unordered_set>

namespace podworks {

const CMakeValue* CMakeScopes::find(std::string_view name) const {
  for (std::size_t i = scopes_.size(); i-- > 0;) {
    if (const auto found = scopes_[i].values.find(name); found != scopes_[i].values.end()) return &found->second;
  }
  return nullptr;
}

void CMakeScopes::push(bool is_block) {
  scopes_.push_back({++last_id_, is_block, {}});
}

void CMakeScopes::pop() {
  if (scopes_.size() > 1) scopes_.pop_back();
}

void CMakeScopes::set_in_parent(std::string_view name, CMakeValue value) {
  if (scopes_.size() > 2) write(scopes_.size() - 2, name, std::move(value));
}

void CMakeScopes::set_for_caller(std::string_view name, CMakeValue value) {
  std::size_t own = scopes_.size() - 1;
  while (own > 1 && scopes_[own].is_block) --own;
  if (own > 1) write(own - 1, name, std::move(value));
}

void CMakeScopes::set_in_cache(std::string_view name, CMakeValue value) {
  if (!scopes_[0].values.contains(name)) write(0, name, std::move(value));
}

void CMakeScopes::write(std::size_t scope, std::string_view name, std::optional<CMakeValue> value) {
  auto& values = scopes_[scope].values;
  auto found = values.find(name);
  if (!branches_.empty()) {
    Entry entry{scope, scopes_[scope].id, std::string(name), {}, {}};
    if (found != values.end()) entry.before = std::move(found->second);
    journal_.push_back(std::move(entry));
  }
  if (!value) {
    if (found != values.end()) values.erase(found);
  } else if (found != values.end()) {
    found->second = std::move(*value);
  } else {
    values.emplace(name, std::move(*value));
  }
}

bool CMakeScopes::append(std::string_view name, std::string_view text, std::string_view unknown) {
  CMakeValue added = CMakeValue::of(std::string(text));
  added.unknown = unknown;
  return append(scopes_.size() - 1, name, added);
}

bool CMakeScopes::append(std::size_t scope, std::string_view name, const CMakeValue& added) {
  auto& values = scopes_[scope].values;
  const auto found = values.find(name);
  if (found == values.end() || found->second.texts.size() != 1 || found->second.texts[0].empty()) return false;
  CMakeValue& value = found->second;
  if (!branches_.empty()) {
    CMakeValue before{.texts = {}, .is_unset = value.is_unset, .is_open = value.is_open, .unknown = value.unknown};
    journal_.push_back({scope, scopes_[scope].id, std::string(name), std::move(before), value.texts[0].size()});
  }
  value.texts[0] += added.texts[0];
  value.is_open = added.is_open || (added.texts[0].empty() && value.is_open);
  if (value.unknown.empty()) value.unknown = added.unknown;
  return true;
}

CMakeScopes::Written CMakeScopes::end_branch() {
  const std::size_t begin = branches_.back();
  branches_.pop_back();
  Written written = changes_since(begin);
  for (std::size_t i = journal_.size(); i-- > begin;) take_back(journal_[i]);
  journal_.resize(begin);
  return written;
}

/// Takes the values from where they are: what was before is put there next.
CMakeScopes::Written CMakeScopes::changes_since(std::size_t begin) {
  Written written;
  std::map<Key, std::size_t> sizes;  // of what is only appended to: its first length
  for (std::size_t i = begin; i < journal_.size(); ++i) {
    const Entry& entry = journal_[i];
    if (!is_open(entry)) continue;
    const auto [change, is_new] = written.try_emplace({entry.scope, entry.name});
    change->second.appends = (is_new || change->second.appends) && entry.size.has_value();
    if (is_new && entry.size) sizes.emplace(change->first, *entry.size);
  }
  for (auto& [key, change] : written) {
    auto& values = scopes_[key.first].values;
    const auto found = values.find(key.second);
    if (found == values.end()) continue;
    CMakeValue& value = found->second;
    if (change.appends) {
      change.value =
          CMakeValue{.texts = {value.texts[0].substr(sizes[key])}, .is_open = value.is_open, .unknown = value.unknown};
    } else {
      change.value = std::move(value);
    }
  }
  return written;
}

void CMakeScopes::take_back(Entry& entry) {
  if (!is_open(entry)) return;
  auto& values = scopes_[entry.scope].values;
  if (!entry.before) {
    values.erase(entry.name);
    return;
  }
  if (!entry.size) {
    values.insert_or_assign(entry.name, std::move(*entry.before));
    return;
  }
  const auto found = values.find(entry.name);
  // What is set later on was moved away; the entry before this one brings it back.
  if (found == values.end() || found->second.texts.empty()) return;
  std::string& text = found->second.texts[0];
  text.resize(std::min(text.size(), *entry.size));
  entry.before->texts.push_back(std::move(text));
  found->second = std::move(*entry.before);
}

CMakeValue CMakeScopes::whole(const Key& key, Change change) const {
  if (!change.value) return CMakeValue::unset();
  CMakeValue value = std::move(*change.value);
  if (!change.appends) return value;
  const auto base = scopes_[key.first].values.find(key.second);
  if (base != scopes_[key.first].values.end()) value.texts[0].insert(0, base->second.texts[0]);
  return value;
}

/// The elements that branches put behind a list, each once, without a look at the list.
bool CMakeScopes::unite_appended(const Key& key, const std::vector<const Change*>& changes, bool is_certain) {
  const CMakeValue& first = *changes[0]->value;
  CMakeValue all = CMakeValue::of(first.texts[0]);
  all.unknown = first.unknown;
  all.is_open = first.is_open || !is_certain;
  std::unordered_set<std::string> seen;
  for (std::size_t i = 1; i < changes.size(); ++i) {
    const CMakeValue& other = *changes[i]->value;
    if (all.unknown.empty()) all.unknown = other.unknown;
    if (other.texts[0] == first.texts[0]) continue;
    all.is_open = true;
    if (seen.empty()) {
      for (std::string& element : split_cmake_list(first.texts[0])) seen.insert(std::move(element));
    }
    for (const std::string& element : split_cmake_list(other.texts[0])) {
      if (seen.insert(element).second) (all.texts[0] += ';') += element;
    }
  }
  return append(key.first, key.second, all);
}

namespace {

/// How much all lists begin with, up to the end of an element.
std::size_t common_beginning(const std::vector<std::string_view>& lists) {
  std::size_t size = lists[0].size();
  for (const std::string_view list : lists) {
    const std::size_t most = std::min(size, list.size());
    size = static_cast<std::size_t>(
        std::mismatch(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(most), lists[0].begin()).first -
        list.begin());
  }
  const auto ends_here = [&](std::string_view list) { return size == list.size() || list[size] == ';'; };
  if (std::all_of(lists.begin(), lists.end(), ends_here)) return size;
  const std::size_t end = lists[0].substr(0, size).rfind(';');
  return end == std::string_view::npos ? 0 : end + 1;
}

}  // namespace

/// Elements that not all of the branches have, nor what is there if none is run. Mostly lists are one with more behind
/// it: what all begin with is not looked at.
void CMakeScopes::remember_possible(const Key& key, const std::vector<Change*>& changes, bool is_skipped) {
  constexpr std::size_t kLongest = 16'384;  // of what is split only for this
  std::vector<std::string_view> lists;
  const auto add = [&](const CMakeValue* value) {
    if (value == nullptr) return;
    for (const std::string& text : value->texts) lists.emplace_back(text);
  };
  bool appends = true;
  for (const Change* change : changes) {
    add(change->value ? &*change->value : nullptr);
    appends &= change->appends;
  }
  if (is_skipped && !appends) add(find(key.second));
  if (lists.empty()) return;
  const bool is_sure = !is_skipped || !appends;
  const std::size_t common = is_sure && lists.size() >= changes.size() ? common_beginning(lists) : 0;
  std::map<std::string, std::size_t> counts;
  for (std::string_view list : lists) {
    list.remove_prefix(common);
    if (list.size() > kLongest) return;
    if (list.find('\n') != std::string_view::npos) return;   // a text that a script puts together
    if (list.find('.') == std::string_view::npos) continue;  // no file
    for (std::string& element : split_cmake_list(list)) ++counts[std::move(element)];
  }
  for (const auto& [element, count] : counts) {
    if (count < lists.size() || (is_skipped && appends)) possible_.insert(element);
  }
}

void CMakeScopes::unite(std::vector<Written> branches, Skip skip) {
  std::map<Key, std::vector<Change*>> all;
  for (Written& branch : branches) {
    for (auto& [key, change] : branch) all[key].push_back(&change);
  }
  for (auto& [key, changes] : all) {
    if (key.first >= scopes_.size()) continue;
    const bool is_skipped = skip != Skip::Never || changes.size() < branches.size();
    if (remembers_branches_) remember_possible(key, changes, is_skipped);
    const auto appends = [](const Change* change) { return change->appends && change->value; };
    if (std::all_of(changes.begin(), changes.end(), appends) &&
        unite_appended(key, {changes.begin(), changes.end()}, !is_skipped)) {
      continue;
    }
    // The first branch's value comes first, if it sets one.
    const bool is_usual = skip != Skip::Usually && branches[0].contains(key);
    CMakeValue value = whole(key, std::move(*changes[0]));
    for (std::size_t i = 1; i < changes.size(); ++i)
      value = united(std::move(value), whole(key, std::move(*changes[i])));
    if (is_skipped) {
      const CMakeValue* const found = find(key.second);
      const CMakeValue unset = CMakeValue::unset();
      const CMakeValue& before = found != nullptr ? *found : unset;
      value = is_usual ? united(std::move(value), before) : united(before, value);
      if (found == nullptr) value.is_open = true;
    }
    write(key.first, key.second, std::move(value));
  }
}

}  // namespace podworks
