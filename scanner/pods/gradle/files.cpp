#include "scanner/pods/gradle/files.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "base/glob.h"
#include "base/text.h"
#include "scanner/languages/language.h"
#include "scanner/pods/gradle/configurations.h"

namespace podworks {
namespace {

/// Folders of native code in a source set.
constexpr std::string_view kNativeFolders = "src/*/{c,cpp,cxx,jni,native,cinterop}/**";

/// Of modules whose plugin computes the folders of their source sets, as JetBrains' own builds do.
constexpr std::array kFlatFolders = std::to_array<std::string_view>({"*/src/**", "*/test/**", "test/**"});

/// The listed files below a folder.
std::span<const std::string_view> files_below(const ReaderContext& context, std::string_view folder) {
  const std::vector<std::string_view>& files = context.listing.files;
  if (folder.empty()) return files;
  const auto begin = std::lower_bound(files.begin(), files.end(), std::string(folder) + "/");
  const auto end = std::lower_bound(begin, files.end(), std::string(folder) + "0");  // the character behind '/'
  return {begin, end};
}

bool is_native(std::string_view path) {
  const LanguageOfFile language = language_of(path);
  return language.row != nullptr && language.row->language == Language::CFamily;
}

bool is_jvm(std::string_view path) {
  const LanguageOfFile language = language_of(path);
  return language.row != nullptr && language.row->language == Language::Jvm && !language.row->is_resource;
}

bool has_native_sources(const ReaderContext& context, const GradleModule& module) {
  const Glob glob{kNativeFolders};
  const std::size_t skipped = module.folder.empty() ? 0 : module.folder.size() + 1;
  const auto files = files_below(context, join_path(module.folder, "src"));
  return std::any_of(files.begin(), files.end(),
                     [&](std::string_view path) { return is_native(path) && glob.matches(path.substr(skipped)); });
}

/// The value of `package` in a manifest's first element; "" if it has none.
std::string package_of_manifest(std::string_view xml) {
  std::size_t at = 0;
  while ((at = xml.find('<', at)) != std::string_view::npos) {
    if (xml.substr(at).starts_with("<!--")) {
      at = xml.find("-->", at);
      if (at == std::string_view::npos) return {};
      continue;
    }
    if (xml.substr(at).starts_with("<manifest")) break;
    ++at;
  }
  if (at == std::string_view::npos) return {};
  const std::string_view element = xml.substr(at, xml.find('>', at) - at);
  for (at = element.find("package"); at != std::string_view::npos; at = element.find("package", at + 1)) {
    const bool is_word = std::string_view(" \t\r\n").find(element[at - 1]) != std::string_view::npos;
    std::string_view rest = trim(element.substr(at + 7));
    if (!is_word || !rest.starts_with('=')) continue;
    rest = trim(rest.substr(1));
    if (rest.empty() || (rest[0] != '"' && rest[0] != '\'')) return {};
    return std::string(rest.substr(1, rest.find(rest[0], 1) - 1));
  }
  return {};
}

std::string escaped(std::string_view path) {
  std::string glob;
  for (const char c : path) {
    if (std::string_view("*?[]{}!\\").find(c) != std::string_view::npos) glob += '\\';
    glob += c;
  }
  return glob;
}

FolderFiles sources_of(const GradleModule& module, Language language, std::string_view include, bool all_tests) {
  FolderFiles files;
  files.root = module.folder;
  files.languages = language_bit(language);
  files.include = {std::string(include)};
  files.tests = all_tests ? std::vector<std::string>{"**"} : test_source_globs();
  return files;
}

/// But for folders that have a build script of their own.
void add_flat_folders(const ReaderContext& context, const GradleModule& module, FolderFiles& files) {
  files.include.insert(files.include.end(), std::begin(kFlatFolders), std::end(kFlatFolders));
  files.tests.insert(files.tests.end(), std::begin(kFlatFolders) + 1, std::end(kFlatFolders));
  const std::size_t skipped = module.folder.empty() ? 0 : module.folder.size() + 1;
  for (const std::string_view path : files_below(context, module.folder)) {
    const bool is_script = base_name(path) == "build.gradle" || base_name(path) == "build.gradle.kts";
    if (!is_script || folder_of(path) == module.folder) continue;
    files.exclude.push_back(escaped(folder_of(path).substr(skipped)) + "/**");
  }
}

/// Builds that the module's tests run lie among them, and are compiled by their own scripts.
void leave_fixtures_out(const ReaderContext& context, const GradleModule& module, FolderFiles& files) {
  const std::size_t skipped = module.folder.empty() ? 0 : module.folder.size() + 1;
  for (const std::string_view path : files_below(context, join_path(module.folder, "src"))) {
    const bool is_settings = base_name(path) == "settings.gradle" || base_name(path) == "settings.gradle.kts";
    if (!is_settings || !is_test_fixture(context.listing.files, path)) continue;
    files.exclude.push_back(escaped(folder_of(path).substr(skipped)) + "/**");
  }
}

/// One that the script names, within the module.
void add_folder(std::string_view below, bool is_test, FolderFiles& files) {
  files.include.push_back(below.empty() ? "**" : escaped(below) + "/**");
  if (is_test) files.tests.push_back(files.include.back());
}

}  // namespace

bool has_listed_file(const ReaderContext& context, std::string_view path) {
  return std::binary_search(context.listing.files.begin(), context.listing.files.end(), path);
}

bool has_files_below(const ReaderContext& context, std::string_view folder) {
  return !files_below(context, folder).empty();
}

bool has_gradle_sources(const ReaderContext& context, const GradleModule& module) {
  const auto files = files_below(context, join_path(module.folder, "src"));
  return std::any_of(files.begin(), files.end(), is_jvm) || has_native_sources(context, module);
}

bool has_flat_sources(const ReaderContext& context, const GradleModule& module) {
  const auto files = files_below(context, module.folder);
  const std::size_t skipped = module.folder.empty() ? 0 : module.folder.size() + 1;
  const std::vector<Glob> globs(std::begin(kFlatFolders), std::end(kFlatFolders));
  return std::any_of(files.begin(), files.end(),
                     [&](std::string_view path) { return is_jvm(path) && matches_any(globs, path.substr(skipped)); });
}

bool is_test_fixture(const std::vector<std::string_view>& listed_files, std::string_view script) {
  const auto is_listed = [&](const std::string& path) {
    return std::binary_search(listed_files.begin(), listed_files.end(), path);
  };
  for (std::size_t at = script.find("src/"); at != std::string_view::npos; at = script.find("src/", at + 1)) {
    if (at > 0 && script[at - 1] != '/') continue;
    const std::string_view set = script.substr(at + 4, script.substr(at + 4).find('/'));
    if (at + 4 + set.size() >= script.size() || !is_test_source_set(set)) continue;
    const std::string module(script.substr(0, at));
    if (is_listed(module + "build.gradle") || is_listed(module + "build.gradle.kts")) return true;
  }
  return false;
}

std::string gradle_script_of(const ReaderContext& context, const GradleModule& module) {
  const std::string name = module.path.substr(module.path.rfind(':') + 1);
  for (const std::string& file :
       {std::string("build.gradle"), std::string("build.gradle.kts"), name + ".gradle", name + ".gradle.kts"}) {
    std::string path = join_path(module.folder, file);
    if (file[0] != '.' && has_listed_file(context, path)) return path;
  }
  return {};
}

std::vector<FolderFiles> gradle_folders_of(const ReaderContext& context, const GradleModule& module,
                                           const GradleFacts& facts, bool is_flat) {
  // The code of Android's test plugin tests another module.
  const bool all_tests = std::any_of(facts.plugins.begin(), facts.plugins.end(),
                                     [](const GradlePluginUse& use) { return use.id == "com.android.test"; });
  FolderFiles code = sources_of(module, Language::Jvm, "src/**", all_tests);
  FolderFiles native = sources_of(module, Language::CFamily, kNativeFolders, all_tests);
  code.exclude = {"src/*/resources/**/*.{java,kt,kts,groovy,scala}"};  // packed as they are, never compiled
  if (has_listed_file(context, join_path(module.folder, "AndroidManifest.xml"))) {  // as before there was src/main
    code.include.insert(code.include.end(), {"AndroidManifest.xml", "res/**/*.xml"});
  }
  leave_fixtures_out(context, module, code);
  if (is_flat) add_flat_folders(context, module, code);
  bool has_native = has_native_sources(context, module);
  std::vector<FolderFiles> outside;
  for (const GradleFolder& folder : facts.folders) {
    FolderFiles& files = folder.is_native ? native : code;
    has_native |= folder.is_native;
    if (lies_in(folder.path, module.folder)) {
      const std::size_t skipped = module.folder.empty() ? 0 : module.folder.size() + 1;
      add_folder(folder.path.size() < skipped ? std::string_view() : std::string_view(folder.path).substr(skipped),
                 folder.is_test, files);
    } else {
      FolderFiles& other = outside.emplace_back();
      other.root = folder.path;
      other.languages = files.languages;
      if (folder.is_test || all_tests) other.tests = {"**"};
    }
  }
  std::vector<FolderFiles> all = {std::move(code)};
  if (has_native) all.push_back(std::move(native));
  std::move(outside.begin(), outside.end(), std::back_inserter(all));
  return all;
}

std::string android_namespace_of(const ReaderContext& context, const GradleModule& module, const GradleFacts& facts) {
  std::string name = facts.android_namespace;
  for (const std::string_view manifest : {"src/main/AndroidManifest.xml", "AndroidManifest.xml"}) {
    const std::string path = join_path(module.folder, manifest);
    if (!name.empty() || !has_listed_file(context, path)) continue;
    Result<std::string> text = context.files.read_text(path);
    if (text.ok()) name = package_of_manifest(text.value());
  }
  return name;
}

}  // namespace podworks
