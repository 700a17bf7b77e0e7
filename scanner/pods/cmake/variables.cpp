#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

/// Variables that CMake sets, of the machine, the compiler and the generator.
bool is_of_machine(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"ANDROID",       "APPLE",
                                                           "BORLAND",       "CYGWIN",
                                                           "GHS-MULTI",     "IOS",
                                                           "LINUX",         "BSD",
                                                           "MINGW",         "MSVC",
                                                           "MSVC_IDE",      "MSVC_TOOLSET_VERSION",
                                                           "MSVC_VERSION",  "MSYS",
                                                           "UNIX",          "WIN32",
                                                           "WINCE",         "XCODE",
                                                           "XCODE_VERSION", "ANDROID_ABI",
                                                           "ANDROID_NDK",   "ANDROID_PLATFORM",
                                                           "OHOS",          "EMSCRIPTEN",
                                                           "WASM",          "BUILD_SHARED_LIBS",
                                                           "BUILD_TESTING", "GNU",
                                                           "CLANG"});
  return name.starts_with("CMAKE_") || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

}  // namespace

const CMakeValue* CMakeRun::find(std::string_view name) const {
  if (macro_ != nullptr) {
    if (const auto given = macro_->find(name); given != macro_->end()) return &given->second;
  }
  return scopes_.find(name);
}

CMakeValue CMakeRun::lookup(std::string_view name) const {
  if (const CMakeValue* found = find(name)) return *found;
  if (is_of_machine(name)) return CMakeValue::unknown_by(fmt::format("the machine that builds decides `{}`", name));
  CMakeValue value = CMakeValue::unset();
  value.is_open = true;  // it may come from the command line
  return value;
}

/// set(NAME value... [PARENT_SCOPE]), set(NAME value... CACHE TYPE doc [FORCE])
void CMakeRun::set(const CMakeCommand&, CMakeWords& words) {
  if (words.empty()) return;
  const std::string name = words[0].text();
  if (name.starts_with("ENV{")) return;
  std::size_t end = words.size();
  const auto cache = std::find_if(words.begin() + 1, words.end(), [](const CMakeWord& word) {
    return word.kind == CMakeArgument::Kind::Unquoted && word.is("CACHE");
  });
  const bool is_cached = cache != words.end() && words.end() - cache >= 3;
  const bool is_for_parent = end > 1 && words.back().is("PARENT_SCOPE");
  if (is_cached) end = static_cast<std::size_t>(cache - words.begin());
  if (is_for_parent) --end;
  CMakeValue value = end == 1 ? CMakeValue::unset() : joined(words, 1, end);
  if (is_cached) {
    // Somebody may give it another one; an internal one is the scripts' own.
    value.is_open |= !cache[1].is("INTERNAL");
    const CMakeValue* const known = scopes_.find(name);
    if (known == nullptr || known->is_unset || cache[1].is("INTERNAL")) scopes_.set_in_cache(name, value);
    if (cache[1].is("INTERNAL") || words.back().is("FORCE")) scopes_.set(name, std::move(value));
  } else if (is_for_parent) {
    scopes_.set_in_parent(name, std::move(value));
  } else {
    for (const std::string& one : words[0].value.texts) scopes_.set(one, value);
  }
}

void CMakeRun::unset(const CMakeCommand&, CMakeWords& words) {
  if (words.empty()) return;
  if (words.size() > 1 && words[1].is("PARENT_SCOPE")) {
    scopes_.set_in_parent(words[0].text(), CMakeValue::unset());
  } else {
    scopes_.set(words[0].text(), CMakeValue::unset());
  }
}

/// Whoever builds sets it.
void CMakeRun::option(const CMakeCommand&, CMakeWords& words) {
  if (words.empty() || scopes_.find(words[0].text()) != nullptr) return;
  CMakeValue value = CMakeValue::of(words.size() > 2 ? words[2].text() : "OFF");
  value.is_open = true;
  scopes_.set_in_cache(words[0].text(), std::move(value));
}

/// cmake_parse_arguments(prefix options one multi args...), or with PARSE_ARGV n before the prefix.
void CMakeRun::parse_arguments(const CMakeCommand&, CMakeWords& words) {
  std::size_t at = 0;
  CMakeWords given;
  if (!words.empty() && words[0].is("PARSE_ARGV")) {
    if (words.size() < 6) return;
    const CMakeValue argv = lookup("ARGC");
    const long count = std::min(100'000L, std::atol(argv.texts[0].c_str()));
    for (long i = std::atol(words[1].text().c_str()); i >= 0 && i < count; ++i) {
      given.push_back({lookup("ARGV" + std::to_string(i)), CMakeArgument::Kind::Quoted, words[0].at});
    }
    at = 2;
  }
  // Empty lists must be quoted there.
  if (words.size() < at + 4) return;
  if (at == 0) given.assign(words.begin() + 4, words.end());
  const std::string prefix = words[at].text() + "_";
  const std::vector<std::string> options = elements_of(words[at + 1].value);
  const std::vector<std::string> ones = elements_of(words[at + 2].value);
  const std::vector<std::string> lists = elements_of(words[at + 3].value);
  const std::size_t sizes = options.size() + ones.size() + lists.size();
  bytes_ += prefix.size() * sizes;
  if (!spend(sizes)) return;
  for (const std::string& name : options) scopes_.set(prefix + name, CMakeValue::of("FALSE"));
  for (const auto* names : {&ones, &lists}) {
    for (const std::string& name : *names) scopes_.set(prefix + name, CMakeValue::unset());
  }
  const auto is_in = [](const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  std::map<std::string, CMakeWords> found;
  const std::string unparsed = "UNPARSED_ARGUMENTS";
  std::string key = unparsed;
  bool takes_one = false;
  for (const CMakeWord& word : given) {
    const std::string& text = word.text();
    const bool is_single = word.value.texts.size() == 1;
    if (is_single && is_in(options, text)) {
      scopes_.set(prefix + text, CMakeValue::of("TRUE"));
      key = unparsed;
    } else if (is_single && (is_in(ones, text) || is_in(lists, text))) {
      key = text;
      takes_one = is_in(ones, text);
    } else {
      found[key].push_back(word);
      if (takes_one) key = unparsed;
      takes_one = false;
    }
  }
  scopes_.set(prefix + unparsed, CMakeValue::unset());
  for (const auto& [name, values] : found) scopes_.set(prefix + name, joined(values, 0, values.size()));
}

/// get_filename_component(VAR path MODE [BASE_DIR dir])
void CMakeRun::filename_component(const CMakeCommand&, CMakeWords& words) {
  if (words.size() < 3) return;
  CMakeValue value = words[1].value;
  const std::string mode = words[2].text();
  const bool has_base = words.size() > 4 && words[3].is("BASE_DIR");
  for (std::string& text : value.texts) {
    const std::string_view name = base_name(text);
    if (mode == "DIRECTORY" || mode == "PATH") {
      text = std::string(text == "/" ? "/" : folder_of(text));
    } else if (mode == "NAME") {
      text = std::string(name);
    } else if (mode == "NAME_WE") {
      text = std::string(name.substr(0, name.find('.')));
    } else if (mode == "NAME_WLE") {
      text = std::string(name.substr(0, name.rfind('.')));
    } else if (mode == "EXT") {
      text = name.find('.') == std::string_view::npos ? std::string() : std::string(name.substr(name.find('.')));
    } else if (mode == "LAST_EXT") {
      text = std::string(extension_of(text));
    } else if (mode == "ABSOLUTE" || mode == "REALPATH") {
      text = has_base ? absolute_cmake_path(absolute(words[4].text()), text) : absolute(text);
    } else {
      value.unknown = fmt::format("`get_filename_component({})` asks the machine", mode);
    }
  }
  normalize(value);
  scopes_.set(words[0].text(), std::move(value));
}

/// Of whole numbers and `+ - *` alone, from left to right, as loops count.
void CMakeRun::math(const CMakeCommand& command, CMakeWords& words) {
  if (words.size() < 3 || !words[0].is("EXPR")) return;
  const std::string* const text = words[2].value.known();
  long long result = 0;
  char sign = '+';
  bool is_known = text != nullptr && text->size() < 100;
  std::string_view rest = is_known ? trim(*text) : std::string_view();
  is_known &= !rest.empty();
  while (is_known && !rest.empty()) {
    long long number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    is_known = error == std::errc() && std::abs(number) < 1'000'000'000 && std::abs(result) < 1'000'000'000;
    if (!is_known) break;
    result = sign == '+' ? result + number : sign == '-' ? result - number : result * number;
    rest = trim(rest.substr(static_cast<std::size_t>(end - rest.data())));
    if (rest.empty()) break;
    sign = rest[0];
    is_known = sign == '+' || sign == '-';  // `*` would bind tighter than what stands before it
    rest = trim(rest.substr(1));
    is_known &= !rest.empty();
  }
  if (!is_known) return make_unknown(command, words[1].text());
  scopes_.set(words[1].text(), CMakeValue::of(std::to_string(result)));
}

/// find_library(VAR ...), check_symbol_exists(... VAR) and the like.
void CMakeRun::find_on_machine(const CMakeCommand& command, CMakeWords& words) {
  if (words.empty()) return;
  make_unknown(command, command.name.starts_with("check_") ? words.back().text() : words[0].text());
}

void CMakeRun::run_on_machine(const CMakeCommand& command, CMakeWords& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string& key = words[i].text();
    if (key.ends_with("_VARIABLE")) make_unknown(command, words[i + 1].text());
  }
  if (command.name.starts_with("try_") && !words.empty()) make_unknown(command, words[0].text());
}

void CMakeRun::make_unknown(const CMakeCommand& command, std::string_view name) {
  scopes_.set(name,
              CMakeValue::unknown_by(fmt::format("`{}` in {} decides `{}`", command.name,
                                                 to_string(Place{std::string(script_path_), command.line, 0}), name)));
}

}  // namespace podworks
