#include "scanner/pods/cmake/scopes.h"

namespace podworks {

const CMakeValue* CMakeScopes::find(std::string_view name) const {
  for (std::size_t i = scopes_.size(); i-- > 0;) {
    if (const auto found = scopes_[i].values.find(name); found != scopes_[i].values.end()) return &found->second;
  }
  return nullptr;
}

void CMakeScopes::push() {
  scopes_.push_back({++last_id_, {}});
}

void CMakeScopes::pop() {
  if (scopes_.size() > 1) scopes_.pop_back();
}

void CMakeScopes::set_in_parent(std::string_view name, CMakeValue value) {
  if (scopes_.size() > 2) write(scopes_.size() - 2, name, std::move(value));
}

void CMakeScopes::set_in_cache(std::string_view name, CMakeValue value) {
  if (!scopes_[0].values.contains(name)) write(0, name, std::move(value));
}

void CMakeScopes::write(std::size_t scope, std::string_view name, std::optional<CMakeValue> value) {
  auto& values = scopes_[scope].values;
  auto found = values.find(name);
  if (!branches_.empty()) {
    Entry entry{scope, scopes_[scope].id, std::string(name), {}};
    if (found != values.end()) entry.before = found->second;
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

CMakeScopes::Written CMakeScopes::end_branch() {
  const std::size_t begin = branches_.back();
  branches_.pop_back();
  Written written;
  for (std::size_t i = journal_.size(); i-- > begin;) {
    Entry& entry = journal_[i];
    if (entry.scope >= scopes_.size() || scopes_[entry.scope].id != entry.id) continue;  // of a function that has ended
    auto& values = scopes_[entry.scope].values;
    const auto found = values.find(entry.name);
    written.try_emplace({entry.scope, entry.name}, found == values.end() ? std::nullopt : std::optional(found->second));
    if (entry.before) {
      values.insert_or_assign(entry.name, std::move(*entry.before));
    } else if (found != values.end()) {
      values.erase(found);
    }
  }
  journal_.resize(begin);
  return written;
}

void CMakeScopes::unite(const std::vector<Written>& branches, Skip skip) {
  struct Seen {
    CMakeValue value = {};
    std::size_t count = 0;
  };
  std::map<std::pair<std::size_t, std::string>, Seen> all;
  for (const Written& branch : branches) {
    for (const auto& [key, value] : branch) {
      const CMakeValue here = value.value_or(CMakeValue::unset());
      Seen& seen = all[key];
      seen.value = seen.count == 0 ? here : united(seen.value, here);
      ++seen.count;
    }
  }
  for (auto& [key, seen] : all) {
    if (key.first >= scopes_.size()) continue;
    if (skip != Skip::Never || seen.count < branches.size()) {
      const CMakeValue* const found = find(key.second);
      const CMakeValue before = found != nullptr ? *found : CMakeValue::unset();
      // The first branch's value comes first, if it sets one.
      const bool is_usual = skip != Skip::Usually && branches[0].contains(key);
      seen.value = is_usual ? united(seen.value, before) : united(before, seen.value);
      if (found == nullptr) seen.value.is_open = true;
    }
    write(key.first, key.second, std::move(seen.value));
  }
}

}  // namespace podworks
