// The commands that declare targets and say what they are made of.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/cmake/run.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxTargets = 100'000;
constexpr std::size_t kStepsOfItem = 16;  // until it is a file of a pod

/// Generator expressions that are open at the end of the text.
int open_expressions(std::string_view text) {
  int open = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$' && i + 1 < text.size() && text[i + 1] == '<') {
      ++open;
      ++i;
    } else if (text[i] == '>' && open > 0) {
      --open;
    }
  }
  return open;
}

}  // namespace

void CMakeRun::mend_expressions(CMakeWords& words) {
  CMakeWords mended;
  int open = 0;
  for (CMakeWord& word : words) {
    const int more = word.value.texts.size() == 1 ? open_expressions(word.text()) : 0;
    if (open > 0) {
      mended.back().value.texts[0] += ";" + word.text();
      open += more - static_cast<int>(std::count(word.text().begin(), word.text().end(), '>'));
      for (std::size_t at = word.text().find("$<"); more == 0 && at != std::string::npos;
           at = word.text().find("$<", at + 2)) {
        ++open;  // closed within the word
      }
      open = std::max(open, 0);
    } else {
      open = more;
      mended.push_back(std::move(word));
    }
  }
  words = std::move(mended);
}

CMakeTarget& CMakeRun::new_target(const std::string& name, CMakeTarget::Type type, const CMakeCommand& command) {
  const auto [number, is_new] = build_.numbers.emplace(name, build_.targets.size());
  if (!is_new) {
    CMakeTarget& known = build_.targets[number->second];
    known.is_conditional &= undecided_ > 0;
    known.is_usual |= unusual_ == 0;
    return known;
  }
  CMakeTarget& target = build_.targets.emplace_back();
  target.name = name;
  target.type = type;
  target.folder = directory().folder;
  target.is_conditional = undecided_ > 0;
  target.is_usual = unusual_ == 0;
  target.at = place(command);
  target.given_headers = given_headers();
  directory().targets.push_back(number->second);
  if (type == CMakeTarget::Type::Imported || type == CMakeTarget::Type::Custom) return target;
  const CMakeValue current = lookup("CMAKE_INCLUDE_CURRENT_DIR");
  if (current.known() != nullptr && !current.known()->empty() && *current.known() != "OFF") {
    target.includes.push_back({directory().folder, target.at, true, true});
    target.includes.push_back({lookup("CMAKE_CURRENT_BINARY_DIR").texts[0], target.at, true, true});
  }
  if (type == CMakeTarget::Type::Interface) return target;
  target.includes.insert(target.includes.end(), directory().includes.begin(), directory().includes.end());
  target.links = directory().links;
  return target;
}

std::vector<std::string> CMakeRun::given_headers() {
  std::vector<std::string> headers;
  for (auto call = calls_.rbegin(); call != calls_.rend() && headers.empty(); ++call) {
    spend((*call)->size() / 4);
    for (const CMakeWord& word : **call) {
      for (const std::string& element : split_cmake_list(word.text())) {
        if (!language_of(element).is_header) continue;
        std::string path = absolute(element);
        if (!is_listed(path)) continue;
        if (!spend(kStepsOfItem)) return headers;
        headers.push_back(std::move(path));
      }
    }
  }
  return headers;
}

void CMakeRun::declare(const CMakeCommand& command, CMakeTarget::Type type, const CMakeWords& words,
                       std::size_t sources) {
  if (build_.targets.size() >= kMaxTargets) return stop(command, "this build has too many targets");
  if (!words[0].value.unknown.empty() || words[0].text().empty()) {
    report(place(command),
           fmt::format("the name of this target cannot be known{}: it is missing",
                       words[0].value.unknown.empty() ? "" : ": " + words[0].value.unknown),
           "let CMake's file API say it (`export:`)");
    return;
  }
  // Of several names that the target may have, the usual one.
  CMakeTarget& target = new_target(words[0].text(), type, command);
  for (std::size_t i = sources; i < words.size(); ++i) {
    add_items(words[i], true, &target, type == CMakeTarget::Type::Interface ? target.headers : target.sources);
  }
}

/// add_library(name [STATIC|SHARED|MODULE|OBJECT|INTERFACE|UNKNOWN] [IMPORTED] [EXCLUDE_FROM_ALL] source...)
void CMakeRun::add_library(const CMakeCommand& command, CMakeWords& words) {
  mend_expressions(words);
  if (words.empty()) return;
  if (words.size() > 2 && words[1].is("ALIAS")) {
    for (const std::string& name : words[0].value.texts) build_.aliases.insert_or_assign(name, words[2].text());
    return;
  }
  CMakeTarget::Type type = CMakeTarget::Type::Library;
  std::size_t i = 1;
  for (; i < words.size(); ++i) {
    if (words[i].is("INTERFACE")) {
      type = CMakeTarget::Type::Interface;
    } else if (words[i].is("OBJECT")) {
      type = CMakeTarget::Type::Object;
    } else if (words[i].is("IMPORTED")) {
      type = CMakeTarget::Type::Imported;
    } else if (!words[i].is("STATIC") && !words[i].is("SHARED") && !words[i].is("MODULE") && !words[i].is("UNKNOWN") &&
               !words[i].is("EXCLUDE_FROM_ALL") && !words[i].is("GLOBAL")) {
      break;
    }
  }
  declare(command, type, words, i);
  const bool is_shared = i > 1 && (words[1].is("SHARED") || words[1].is("MODULE"));
  for (CMakeTarget* target : targets_of(words[0])) target->is_shared = is_shared;
}

/// add_executable(name [WIN32] [MACOSX_BUNDLE] [EXCLUDE_FROM_ALL] source...)
void CMakeRun::add_executable(const CMakeCommand& command, CMakeWords& words) {
  mend_expressions(words);
  if (words.empty()) return;
  if (words.size() > 2 && words[1].is("ALIAS")) {
    build_.aliases.insert_or_assign(words[0].text(), words[2].text());
    return;
  }
  CMakeTarget::Type type = CMakeTarget::Type::Executable;
  std::size_t i = 1;
  for (; i < words.size(); ++i) {
    if (words[i].is("IMPORTED")) {
      type = CMakeTarget::Type::Imported;
    } else if (!words[i].is("WIN32") && !words[i].is("MACOSX_BUNDLE") && !words[i].is("EXCLUDE_FROM_ALL") &&
               !words[i].is("GLOBAL")) {
      break;
    }
  }
  declare(command, type, words, i);
}

void CMakeRun::add_custom_target(const CMakeCommand& command, CMakeWords& words) {
  if (words.empty()) return;
  for (const std::string& name : words[0].value.texts) new_target(name, CMakeTarget::Type::Custom, command);
}

std::vector<CMakeTarget*> CMakeRun::targets_of(const CMakeWord& word) {
  std::vector<CMakeTarget*> targets;
  for (const std::string& name : word.value.texts) {
    if (CMakeTarget* target = build_.target(name)) targets.push_back(target);
  }
  return targets;
}

void CMakeRun::add_items(const CMakeWord& word, bool are_paths, CMakeTarget* target, std::vector<CMakeItem>& items) {
  if (!word.value.unknown.empty() && target != nullptr) {
    target->files_are_partial = true;
    target->problems.push_back(manifest_problem(
        word.at, fmt::format("not all files of `{}` can be known: {}", target->name, word.value.unknown),
        "write them out, or let CMake's file API say them (`export:`)"));
    if (word.value.texts.size() == 1) return;  // a part of the path is missing
  }
  for (const std::string& text : word.value.texts) {
    if (text.empty()) continue;
    spend(kStepsOfItem);
    const bool is_expression = text.find("$<") != std::string::npos;
    const bool is_certain =
        undecided_ == 0 && word.value.texts.size() == 1 && !word.value.is_open && !scopes_.is_possible_only(text);
    items.push_back(
        {are_paths && !is_expression ? absolute(text) : text, word.at, is_certain, false, false, unusual_ == 0});
  }
}

/// target_include_directories(t [SYSTEM] [AFTER|BEFORE] scope folder...)
void CMakeRun::target_include_directories(const CMakeCommand&, CMakeWords& words) {
  mend_expressions(words);
  if (words.empty()) return;
  for (CMakeTarget* target : targets_of(words[0])) {
    std::vector<CMakeItem> own;
    std::vector<CMakeItem> passed;
    const CMakeWord* scope = nullptr;
    bool is_before = false;
    bool is_system = false;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const CMakeWord& word = words[i];
      if (is_cmake_scope(word)) {
        scope = &word;
      } else if (word.is("BEFORE")) {
        is_before = true;
      } else if (word.is("SYSTEM")) {
        is_system = true;
      } else if (scope != nullptr && !word.is("AFTER") && word.value.unknown.empty()) {
        // What lies elsewhere holds none of the pool's headers.
        if (builds_with(*scope)) add_items(word, true, nullptr, own);
        if (passes_on(*scope)) add_items(word, true, nullptr, passed);
      }
    }
    for (auto* items : {&own, &passed}) {
      for (CMakeItem& item : *items) item.is_system = is_system;
    }
    target->includes.insert(is_before ? target->includes.begin() : target->includes.end(), own.begin(), own.end());
    target->passed_includes.insert(is_before ? target->passed_includes.begin() : target->passed_includes.end(),
                                   passed.begin(), passed.end());
  }
}

/// target_link_libraries(t [scope] item...); without a scope the items are passed on.
void CMakeRun::target_link_libraries(const CMakeCommand&, CMakeWords& words) {
  mend_expressions(words);
  if (words.empty()) return;
  for (CMakeTarget* target : targets_of(words[0])) {
    bool is_built = true;
    bool is_passed = true;
    for (std::size_t i = 1; i < words.size(); ++i) {
      const CMakeWord& word = words[i];
      if (is_cmake_scope(word)) {
        is_built = builds_with(word);
        is_passed = passes_on(word);
        continue;
      }
      if (word.is("debug") || word.is("optimized") || word.is("general")) continue;
      // What the machine has is no target of the build.
      if (!word.value.unknown.empty() && has_unread_script_) target->links_are_partial = true;
      const bool is_certain = undecided_ == 0 && word.value.texts.size() == 1 && !word.value.is_open;
      for (const std::string& text : word.value.texts) {
        if (text.empty()) continue;
        spend(1 + branches_.size() / 2);
        const bool is_usual = &text == word.value.texts.data();
        target->links.push_back({text, is_built, is_passed, word.at, is_certain, is_usual, branches_});
      }
    }
  }
}

void CMakeRun::add_dependencies(const CMakeCommand&, CMakeWords& words) {
  if (words.empty()) return;
  for (CMakeTarget* target : targets_of(words[0])) {
    for (std::size_t i = 1; i < words.size(); ++i) add_items(words[i], false, nullptr, target->after);
  }
}

/// add_test(NAME n COMMAND t ...), add_test(n t ...), gtest_discover_tests(t ...) and the like.
void CMakeRun::add_test(const CMakeCommand& command, CMakeWords& words) {
  std::size_t at = command.name == "add_test" ? 1 : 0;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].is(command.name == "add_test" ? "COMMAND" : "TARGET")) at = i + 1;
  }
  if (at >= words.size()) return;
  CMakeWord word = words[at];
  constexpr std::string_view kFile = "$<TARGET_FILE:";
  for (std::string& text : word.value.texts) {
    if (text.starts_with(kFile) && text.ends_with('>'))
      text = text.substr(kFile.size(), text.size() - kFile.size() - 1);
  }
  for (CMakeTarget* target : targets_of(word)) target->is_test |= target->type == CMakeTarget::Type::Executable;
}

}  // namespace podworks
