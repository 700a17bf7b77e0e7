// Commands that are called by their name, at once or at the end of a folder, and paths as texts.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {

/// cmake_language(CALL name arg...), cmake_language(DEFER [DIRECTORY d] [ID i] [ID_VAR v] CALL name arg...)
void CMakeRun::cmake_language(const CMakeCommand& command, CMakeWords& words) {
  if (words.empty()) return;
  const auto name = std::find_if(words.begin(), words.end(), [](const CMakeWord& word) { return word.is("CALL"); });
  if (words[0].is("CALL") && words.size() > 1) return call_by_name(command, {words.begin() + 1, words.end()});
  if (words[0].is("DEFER")) {
    if (words.end() - name < 2) return;  // questions about what is deferred
    return directory().deferred.push_back({command, {name + 1, words.end()}});
  }
  if (!words[0].is("EVAL")) return;
  report(place(command), "what `cmake_language(EVAL)` runs is not read: targets that it declares are missing",
         "let CMake's file API say them (`export:`)");
}

/// The first of `words` is the name.
void CMakeRun::call_by_name(const CMakeCommand& command, CMakeWords words) {
  if (depth_ >= kMaxBlocks) return stop(command, "blocks and calls are nested too deeply");
  CMakeCommand called = command;
  called.name = to_lower(words[0].text());
  const bool is_known = words[0].value.known() != nullptr;
  words.erase(words.begin());
  const auto procedure = procedures_.find(called.name);
  const auto handler = handlers().find(called.name);
  if (!is_known) {
    report(place(command), "which command is called cannot be known: targets that it declares are missing",
           "let CMake's file API say them (`export:`)");
  } else if (procedure != procedures_.end()) {
    call(Procedure(procedure->second), called, std::move(words));
  } else if (handler == handlers().end()) {
    unknown_command(called);
  } else if (!spend(words.size())) {
    stop(command, "the scripts of this build take too many steps");
  } else if (handler->second != nullptr) {
    ++depth_;
    (this->*handler->second)(called, words);
    --depth_;
  }
}

/// What a deferred call defers itself is run as well.
void CMakeRun::run_deferred() {
  while (!directory().deferred.empty() && !stopped_) {
    for (Directory::Deferred& deferred : std::exchange(directory().deferred, {})) {
      if (!spend(1 + deferred.words.size())) stop(deferred.command, "the scripts of this build take too many steps");
      if (!stopped_) call_by_name(deferred.command, std::move(deferred.words));
    }
  }
}

/// cmake_path(SET v [NORMALIZE] path), cmake_path(APPEND v path...), cmake_path(GET v PARENT_PATH|FILENAME out); what
/// others set is not known.
void CMakeRun::cmake_path(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 2) return;
  const auto output =
      std::find_if(words.begin(), words.end(), [](const CMakeWord& word) { return word.is("OUTPUT_VARIABLE"); });
  const bool has_output = words.end() - output > 1;
  const std::string target = has_output ? output[1].text() : words[1].text();
  if (words[0].is("SET") && words.size() > 2) {
    CMakeValue value = words.back().value;
    if (words[2].is("NORMALIZE")) {
      for (std::string& text : value.texts) text = text.starts_with('/') ? absolute(text) : text;
    }
    return scopes_.set(target, std::move(value));
  }
  if (words[0].is("APPEND")) {
    CMakeValue value = lookup(words[1].text());
    for (auto part = words.begin() + 2; part != output; ++part) {
      if (value.unknown.empty()) value.unknown = part->value.unknown;
      value.texts[0] = part->text().starts_with('/') ? part->text() : join_path(value.texts[0], part->text());
    }
    value.is_unset = false;
    return scopes_.set(target, std::move(value));
  }
  const bool is_part = words.size() == 4 && (words[2].is("PARENT_PATH") || words[2].is("FILENAME"));
  if (words[0].is("GET") && is_part) {
    CMakeValue value = lookup(words[1].text());
    for (std::string& text : value.texts) text = words[2].is("FILENAME") ? base_name(text) : folder_of(text);
    return scopes_.set(words[3].text(), std::move(value));
  }
  const std::string_view what = words[0].text();
  const bool asks = what == "GET" || what == "COMPARE" || what == "HASH" || what.starts_with("HAS_") ||
                    what.starts_with("IS_") || what == "NATIVE_PATH" || what == "CONVERT";
  make_unknown(command, has_output                              ? target
                        : !asks                                 ? words[1].text()
                        : what == "CONVERT" && words.size() > 3 ? words[3].text()
                                                                : words.back().text());
}

}  // namespace podworks
