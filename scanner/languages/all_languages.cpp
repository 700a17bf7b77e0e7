#include <algorithm>
#include <array>
#include <cstdint>

#include "scanner/languages/language.h"

namespace podworks {

namespace {

// CocoaPods' SOURCE_FILE_EXTENSIONS and HEADER_EXTENSIONS are among these. An extension with a capital letter is meant
// just so: the preprocessor reads .S and leaves .s alone.
constexpr std::array<std::string_view, 10> kCxxSources = {".cc", ".cpp", ".cxx",  ".c++", ".cp",
                                                          ".mm", ".cu",  ".cppm", ".ixx", ".ii"};
constexpr std::array<std::string_view, 12> kCxxHeaders = {".h",   ".hh",  ".hpp", ".hxx", ".h++", ".ipp",
                                                          ".tpp", ".tcc", ".txx", ".inl", ".pch", ".cuh"};
// A line `import x;` is no import of a module in these.
constexpr std::array<std::string_view, 5> kCSources = {".c", ".m", ".i", ".S", ".metal"};
constexpr std::array<std::string_view, 2> kCHeaders = {".inc", ".def"};
constexpr std::array<std::string_view, 1> kSwiftSources = {".swift"};
constexpr std::array<std::string_view, 1> kModuleMaps = {".modulemap"};
constexpr std::array<std::string_view, 2> kInterfaceBuilder = {".storyboard", ".xib"};

constexpr std::array<std::string_view, 1> kKotlinSources = {".kt"};  // .kts: scripts of the build
constexpr std::array<std::string_view, 1> kJavaSources = {".java"};
constexpr std::array<std::string_view, 1> kAndroidXml = {".xml"};
constexpr std::array<std::string_view, 1> kProtos = {".proto"};
constexpr std::array<std::string_view, 1> kDartSources = {".dart"};
constexpr std::array<std::string_view, 3> kTypeScriptSources = {".ts", ".mts", ".cts"};
constexpr std::array<std::string_view, 5> kJsxSources = {".js", ".jsx", ".mjs", ".cjs", ".tsx"};
constexpr std::array<std::string_view, 3> kComponents = {".vue", ".svelte", ".astro"};

// Rows of the table.
constexpr std::size_t kCxx = 0;
constexpr std::size_t kC = 1;
constexpr std::size_t kModuleMap = 2;
constexpr std::size_t kSwift = 3;
constexpr std::size_t kKotlin = 4;
constexpr std::size_t kJava = 5;
constexpr std::size_t kDart = 6;
constexpr std::size_t kTypeScript = 7;
constexpr std::size_t kJsx = 8;
constexpr std::size_t kProto = 9;
constexpr std::size_t kInterface = 10;
constexpr std::size_t kComponent = 11;
constexpr std::size_t kAndroid = 12;

}  // namespace

const std::vector<LanguageRow>& all_languages() {
  static const std::vector<LanguageRow> rows = {
      {.language = Language::CFamily,
       .id = "c-family",
       .title = "C++, Objective-C++, headers of C and Objective-C",
       .source_extensions = kCxxSources,
       .header_extensions = kCxxHeaders,
       .find_imports = find_c_family_imports},
      {.language = Language::CFamily,
       .id = "c",
       .title = "C, Objective-C",
       .source_extensions = kCSources,
       .header_extensions = kCHeaders,
       .find_imports = find_c_imports},
      {.language = Language::CFamily,
       .id = "module-map",
       .title = "Clang module maps",
       .header_extensions = kModuleMaps,
       .find_imports = find_module_map_imports},
      {.language = Language::Swift,
       .id = "swift",
       .title = "Swift",
       .source_extensions = kSwiftSources,
       .find_imports = find_swift_imports},
      {.language = Language::Jvm,
       .id = "kotlin",
       .title = "Kotlin",
       .source_extensions = kKotlinSources,
       .find_imports = find_kotlin_imports},
      {.language = Language::Jvm,
       .id = "java",
       .title = "Java",
       .source_extensions = kJavaSources,
       .find_imports = find_java_imports},
      {.language = Language::Dart,
       .id = "dart",
       .title = "Dart",
       .source_extensions = kDartSources,
       .find_imports = find_dart_imports},
      {.language = Language::JavaScript,
       .id = "typescript",
       .title = "TypeScript",
       .source_extensions = kTypeScriptSources,
       .find_imports = find_typescript_imports},
      {.language = Language::JavaScript,
       .id = "javascript",
       .title = "JavaScript and TSX",
       .source_extensions = kJsxSources,
       .find_imports = find_jsx_imports},
      {.language = Language::Jvm,
       .id = "proto",
       .title = "Protocol Buffers, as Kotlin and Java see them",
       .source_extensions = kProtos,
       .find_imports = find_proto_names,
       .only_declares = true},
      {.language = Language::CFamily,
       .id = "interface-builder",
       .title = "storyboards and xibs: the classes that they name",
       .source_extensions = kInterfaceBuilder,
       .find_imports = find_interface_builder_names,
       .is_resource = true},
      {.language = Language::JavaScript,
       .id = "component",
       .title = "Components of Vue, Svelte and Astro, by their scripts",
       .source_extensions = kComponents,
       .find_imports = find_component_imports},
      {.language = Language::Jvm,
       .id = "android-xml",
       .title = "Android's layouts, navigation graphs, menus, preferences and manifests: the classes that they name",
       .source_extensions = kAndroidXml,
       .find_imports = find_android_names,
       .takes = is_android_xml,
       .is_resource = true},
  };
  return rows;
}

namespace {

constexpr std::size_t kMaxExtension = 11;  // ".storyboard"

struct Entry {
  std::uint64_t key = 0;
  std::string_view extension = {};
  std::uint8_t row = 0;
  bool is_header = false;
  bool exact = false;
};

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// The extension in lower case as a number: 7 bits a character, the dot left out. Of ten characters the first loses a
/// few.
constexpr std::uint64_t key_of(std::string_view extension) {
  std::uint64_t key = 0;
  for (const char c : extension.substr(1)) key = key << 7U | (static_cast<unsigned char>(lower(c)) & 0x7FU);
  return key;
}

template <std::size_t N>
constexpr auto entries_of(const std::array<std::string_view, N>& extensions, std::size_t row, bool is_header) {
  std::array<Entry, N> entries = {};
  for (std::size_t i = 0; i < N; ++i) {
    const bool exact = std::any_of(extensions[i].begin(), extensions[i].end(), [](char c) { return c != lower(c); });
    entries[i] = {key_of(extensions[i]), extensions[i], static_cast<std::uint8_t>(row), is_header, exact};
  }
  return entries;
}

/// The lists above, sorted by key.
constexpr auto make_entries() {
  std::array<Entry, kCxxSources.size() + kCxxHeaders.size() + kCSources.size() + kCHeaders.size() +
                        kSwiftSources.size() + kModuleMaps.size() + kKotlinSources.size() + kJavaSources.size() +
                        kDartSources.size() + kTypeScriptSources.size() + kJsxSources.size() + kProtos.size() +
                        kInterfaceBuilder.size() + kComponents.size() + kAndroidXml.size()>
      all = {};
  auto to = all.begin();
  const auto add = [&to](const auto& entries) { to = std::copy(entries.begin(), entries.end(), to); };
  add(entries_of(kCxxSources, kCxx, false));
  add(entries_of(kCxxHeaders, kCxx, true));
  add(entries_of(kCSources, kC, false));
  add(entries_of(kCHeaders, kC, true));
  add(entries_of(kSwiftSources, kSwift, false));
  add(entries_of(kModuleMaps, kModuleMap, true));
  add(entries_of(kKotlinSources, kKotlin, false));
  add(entries_of(kJavaSources, kJava, false));
  add(entries_of(kDartSources, kDart, false));
  add(entries_of(kTypeScriptSources, kTypeScript, false));
  add(entries_of(kJsxSources, kJsx, false));
  add(entries_of(kProtos, kProto, false));
  add(entries_of(kInterfaceBuilder, kInterface, false));
  add(entries_of(kComponents, kComponent, false));
  add(entries_of(kAndroidXml, kAndroid, false));
  std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
  return all;
}

constexpr auto kEntries = make_entries();

}  // namespace

LanguageOfFile language_of(std::string_view path) {
  const std::size_t dot = path.find_last_of("./");
  if (dot == std::string_view::npos || path[dot] == '/') return {};
  const std::string_view extension = path.substr(dot);
  if (extension.size() < 2 || extension.size() > kMaxExtension) return {};
  const std::uint64_t key = key_of(extension);
  const auto entry = std::lower_bound(kEntries.begin(), kEntries.end(), key,
                                      [](const Entry& a, std::uint64_t wanted) { return a.key < wanted; });
  if (entry == kEntries.end() || entry->key != key) return {};
  const auto same_letter = [](char a, char b) { return lower(a) == lower(b); };
  if (!std::equal(extension.begin(), extension.end(), entry->extension.begin(), entry->extension.end(), same_letter)) {
    return {};
  }
  // The only exact extension is in capitals throughout.
  if (entry->exact && std::any_of(extension.begin() + 1, extension.end(), [](char c) { return c == lower(c); })) {
    return {};
  }
  const LanguageRow& row = all_languages()[entry->row];
  if (row.takes != nullptr && !row.takes(path)) return {};
  return {.row = &row, .is_header = entry->is_header};
}

bool is_resource_file(std::string_view path) {
  const LanguageRow* const row = language_of(path).row;
  return row != nullptr && row->is_resource;
}

}  // namespace podworks
