// What is said of folders and targets besides the commands of their own.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {

/// include_directories([AFTER|BEFORE] [SYSTEM] folder...), also for the targets that the folder has declared already.
void CMakeRun::include_directories(const CMakeCommand&, CMakeWords& words) {
  mend_expressions(words);
  std::vector<CMakeItem> added;
  bool is_before = false;
  bool is_system = false;
  for (const CMakeWord& word : words) {
    if (word.is("BEFORE")) {
      is_before = true;
    } else if (word.is("SYSTEM")) {
      is_system = true;
    } else if (!word.is("AFTER") && word.value.unknown.empty()) {
      add_items(word, true, nullptr, added);
    }
  }
  for (CMakeItem& item : added) {
    item.is_shared = true;
    item.is_system = is_system;
  }
  const auto add = [&](std::vector<CMakeItem>& to) {
    to.insert(is_before ? to.begin() : to.end(), added.begin(), added.end());
    spend(to.size() / 8);
  };
  add(directory().includes);
  for (const std::size_t number : directory().targets) {
    CMakeTarget& target = build_.targets[number];
    if (target.type != CMakeTarget::Type::Interface && target.type != CMakeTarget::Type::Custom) add(target.includes);
  }
}

void CMakeRun::link_libraries(const CMakeCommand&, CMakeWords& words) {
  for (const CMakeWord& word : words) {
    for (const std::string& text : word.value.texts) {
      if (!text.empty()) directory().links.push_back({text, true, true, word.at, false, true, branches_});
    }
  }
}

void CMakeRun::give_property(CMakeTarget& target, std::string_view name, const CMakeWords& values, bool appends) {
  const auto give = [&](std::vector<CMakeItem>& items, bool are_paths) {
    if (!appends && undecided_ == 0) items.clear();
    for (const CMakeWord& word : values) {
      for (const std::string& text : word.value.texts) {
        CMakeWord one = word;
        one.value = CMakeValue::of({});
        for (std::string& element : split_cmake_list(text)) {
          one.value.texts = {std::move(element)};
          add_items(one, are_paths, nullptr, items);
        }
      }
    }
  };
  const auto link = [&](bool builds, bool passes) {
    std::vector<CMakeItem> items;
    give(items, false);
    for (CMakeItem& item : items) {
      target.links.push_back({std::move(item.text), builds, passes, item.at, false, true, branches_});
    }
  };
  if (name == "INCLUDE_DIRECTORIES") give(target.includes, true);
  if (name == "INTERFACE_INCLUDE_DIRECTORIES") give(target.passed_includes, true);
  if (name == "SOURCES") give(target.sources, true);
  if (name == "INTERFACE_SOURCES") give(target.passed_sources, true);
  if (name == "LINK_LIBRARIES") link(true, false);
  if (name == "INTERFACE_LINK_LIBRARIES") link(false, true);
}

/// set_target_properties(t... PROPERTIES name value ...)
void CMakeRun::set_target_properties(const CMakeCommand&, CMakeWords& words) {
  const auto begin =
      std::find_if(words.begin(), words.end(), [](const CMakeWord& word) { return word.is("PROPERTIES"); });
  for (auto target = words.begin(); target != begin; ++target) {
    for (CMakeTarget* one : targets_of(*target)) {
      for (auto at = begin; at != words.end() && words.end() - at > 2; at += 2) {
        give_property(*one, at[1].text(), {at[2]}, false);
      }
    }
  }
}

/// set_property(TARGET t... [APPEND] PROPERTY name value...), set_property(GLOBAL ...)
void CMakeRun::set_property(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 3) return;
  bool appends = false;
  std::size_t property = 0;
  for (std::size_t i = 0; i < words.size() && property == 0; ++i) {
    appends |= words[i].is("APPEND");
    if (words[i].is("PROPERTY")) property = i + 1;
  }
  if (property == 0 || property >= words.size()) return;
  const std::string& name = words[property].text();
  const CMakeWords values(words.begin() + static_cast<long>(property) + 1, words.end());
  if (words[0].is("TARGET")) {
    for (std::size_t i = 1; i + 1 < property && !words[i].is("APPEND"); ++i) {
      for (CMakeTarget* target : targets_of(words[i])) give_property(*target, name, values, appends);
    }
  } else if (words[0].is("GLOBAL")) {
    CMakeValue value = joined(values, 0, values.size());
    const auto known = global_properties_.find(name);
    if (known != global_properties_.end() && (appends || undecided_ > 0)) {
      spend(known->second.texts[0].size() / 64);
      value.texts = {known->second.texts[0] + (value.texts[0].empty() ? "" : ";") + join(elements_of(value), ";")};
    }
    global_properties_.insert_or_assign(name, std::move(value));
  } else if (words[0].is("SOURCE") && name == "GENERATED") {
    for (std::size_t i = 1; i + 1 < property; ++i) build_.generated.insert(absolute(words[i].text()));
  }
  (void)command;
}

/// get_property(VAR GLOBAL PROPERTY name) is known of what the scripts themselves set.
void CMakeRun::get_property(const CMakeCommand& command, CMakeWords& words) {
  if (words.empty()) return;
  if (words.size() == 4 && words[1].is("GLOBAL")) {
    const auto found = global_properties_.find(words[3].text());
    if (found != global_properties_.end()) return scopes_.set(words[0].text(), found->second);
  }
  if (words.size() == 5 && words[1].is("TARGET")) {
    CMakeWords as_target = {words[0], words[2], words[4]};
    return get_target_property(command, as_target);
  }
  make_unknown(command, words[0].text());
}

void CMakeRun::get_target_property(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 3) return;
  const CMakeTarget* const target = build_.target(words[1].text());
  const std::string& name = words[2].text();
  const auto give = [&](const std::vector<CMakeItem>& items) {
    std::vector<std::string> texts;
    for (const CMakeItem& item : items) texts.push_back(item.text);
    spend(texts.size() / 8);
    CMakeValue value = CMakeValue::of(texts.empty() ? words[0].text() + "-NOTFOUND" : join(texts, ";"));
    value.is_open = true;
    scopes_.set(words[0].text(), std::move(value));
  };
  if (target == nullptr) return make_unknown(command, words[0].text());
  if (name == "INTERFACE_INCLUDE_DIRECTORIES") return give(target->passed_includes);
  if (name == "INCLUDE_DIRECTORIES") return give(target->includes);
  if (name == "SOURCES") return give(target->sources);
  if (name == "INTERFACE_SOURCES") return give(target->passed_sources);
  if (name == "NAME") return scopes_.set(words[0].text(), CMakeValue::of(target->name));
  if (name == "SOURCE_DIR") return scopes_.set(words[0].text(), CMakeValue::of(target->folder));
  if (name == "ALIASED_TARGET" && build_.aliases.contains(words[1].text())) {
    return scopes_.set(words[0].text(), CMakeValue::of(target->name));
  }
  make_unknown(command, words[0].text());
}

/// set_source_files_properties(f... PROPERTIES GENERATED TRUE)
void CMakeRun::set_source_properties(const CMakeCommand&, CMakeWords& words) {
  const bool generates =
      std::any_of(words.begin(), words.end(), [](const CMakeWord& word) { return word.is("GENERATED"); });
  for (const CMakeWord& word : words) {
    if (!generates || word.is("PROPERTIES")) return;
    build_.generated.insert(absolute(word.text()));
  }
}

}  // namespace podworks
