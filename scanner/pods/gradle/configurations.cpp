#include "scanner/pods/gradle/configurations.h"

#include <algorithm>
#include <array>

#include "base/glob.h"
#include "base/text.h"

namespace podworks {
namespace {

/// The last words of configurations' names, and what they are for.
struct Ending {
  std::string_view text = {};
  GradlePurpose purpose = {};
};

constexpr auto kEndings = std::to_array<Ending>({
    {"Implementation", {DeclaredFor::Build, false}},
    {"CompileOnlyApi", {DeclaredFor::Compiling, true}},
    {"Api", {DeclaredFor::Build, true}},
    {"CompileOnly", {DeclaredFor::Compiling, false}},
    {"RuntimeOnly", {DeclaredFor::Running, false}},
    {"AnnotationProcessor", {DeclaredFor::Compiling, false}},
    {"Compile", {DeclaredFor::Build, true}},  // of old: it leaks to those who use the module, as `api` does
    {"Runtime", {DeclaredFor::Running, false}},
    {"Provided", {DeclaredFor::Compiling, false}},
    {"LintChecks", {DeclaredFor::Compiling, false}},
    {"LintPublish", {DeclaredFor::Compiling, false}},
    {"DetektPlugins", {DeclaredFor::Compiling, false}},
    {"CoreLibraryDesugaring", {DeclaredFor::Compiling, false}},
});

/// Compiler plugins and processors of one variant or target: kspDebug, kaptRelease, kspCommonMainMetadata.
constexpr std::array kProcessors = std::to_array<std::string_view>({"kapt", "ksp", "kotlinCompilerPlugin"});

/// Reports over several modules, and profiles.
constexpr std::array kTools =
    std::to_array<std::string_view>({"kover", "koverAggregation", "jacocoAggregation", "dokka", "dokkaHtml",
                                     "testReportAggregation", "baselineProfile", "benchmark", "jmh"});

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/// `word` begins the name: "ksp", "kspDebug".
bool begins_with_word(std::string_view name, std::string_view word) {
  return name.starts_with(word) && (name.size() == word.size() || is_upper(name[word.size()]));
}

/// "debugImplementation" and "implementation" both end so.
bool ends_with_word(std::string_view name, std::string_view word) {
  if (name.ends_with(word)) return true;
  return name.size() == word.size() && name.substr(1) == word.substr(1) && !is_upper(name[0]) &&
         to_lower(name.substr(0, 1)) == to_lower(word.substr(0, 1));
}

const Ending* ending_of(std::string_view name) {
  const auto* found = std::find_if(kEndings.begin(), kEndings.end(),
                                   [&](const Ending& ending) { return ends_with_word(name, ending.text); });
  return found == kEndings.end() ? nullptr : found;
}

template <class Words>
bool begins_with_any(std::string_view name, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return begins_with_word(name, word); });
}

/// "test" itself or "Test" as a word: androidTestImplementation, kspTest, debugUnitTestApi.
bool speaks_of_tests(std::string_view name) {
  if (begins_with_word(name, "test")) return true;
  for (const std::string_view word : {"Test", "Tests", "Benchmark", "Benchmarks"}) {
    for (std::size_t at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
      const std::size_t end = at + word.size();
      if (end == name.size() || is_upper(name[end])) return true;
    }
  }
  return false;
}

}  // namespace

GradlePurpose purpose_of_configuration(std::string_view configuration, std::string_view source_set) {
  const Ending* const ending = ending_of(configuration);
  const bool is_for_tests = is_test_source_set(source_set) || speaks_of_tests(configuration);
  // testRuntimeOnly: no import shows it, and it does not come along.
  if (is_for_tests && ending != nullptr && ending->purpose.purpose == DeclaredFor::Running) {
    return {DeclaredFor::Compiling, false};
  }
  if (is_for_tests || begins_with_any(configuration, kTools)) return {DeclaredFor::Tests, false};
  if (ending != nullptr) return ending->purpose;
  if (begins_with_any(configuration, kProcessors)) return {DeclaredFor::Compiling, false};
  return {};
}

bool is_known_configuration(std::string_view name) {
  return ending_of(name) != nullptr || begins_with_any(name, kProcessors) || begins_with_any(name, kTools);
}

bool is_test_source_set(std::string_view name) {
  return speaks_of_tests(name) || name == "tests" || name == "jmh" || name == "benchmark" || name == "benchmarks";
}

const std::vector<std::string>& test_source_globs() {
  static const std::vector<std::string> globs = {
      "src/{test,tests,jmh,benchmark,benchmarks}/**",
      "src/test[A-Z]*/**",
      "src/*{Test,Tests,Benchmark,Benchmarks}/**",
      "src/*{Test,Tests,Benchmark,Benchmarks}[A-Z]*/**",
  };
  return globs;
}

}  // namespace podworks
