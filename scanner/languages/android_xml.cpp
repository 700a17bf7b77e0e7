// Layouts, navigation graphs, menus, preferences and manifests of Android: the classes that their elements name. A tag
// may be a class itself; what else names one by its attribute is known of some, and of the others a value that reads
// like a class counts if the pool has it. What only tools read (`tools:context`) counts for nothing.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/text.h"
#include "scanner/languages/c_text.h"
#include "scanner/languages/language.h"
#include "scanner/languages/statement_sink.h"
#include "scanner/languages/xml_elements.h"

namespace podworks {
namespace {

constexpr std::string_view kManifest = "AndroidManifest.xml";

/// Of a manifest, each with a class as its `android:name`. That of an alias is none.
constexpr std::array kComponents =
    std::to_array<std::string_view>({"activity", "application", "instrumentation", "provider", "receiver", "service"});

/// Folders of resources that name classes, without their qualifiers: "layout" of res/layout-land.
constexpr std::array kFolders = std::to_array<std::string_view>({"layout", "menu", "navigation", "xml"});

bool is_part_of_class(char c) {
  return c_text::is_identifier(c) || c == '$' || c == '.';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// Names between dots, none of them empty but the first.
bool is_dotted(std::string_view name) {
  return name.find('.') != std::string_view::npos && !name.ends_with('.') &&
         name.find("..") == std::string_view::npos && std::all_of(name.begin(), name.end(), is_part_of_class);
}

/// "com.wb.Page", ".Page" of the own package, as classes are mostly written.
bool reads_like_class(std::string_view value) {
  return is_dotted(value) && (value[0] == '.' || is_lower(value[0])) && is_capital(value[value.rfind('.') + 1]);
}

class AndroidXmlReader {
 public:
  AndroidXmlReader(std::string_view text, Arena& arena, FileFacts& facts)
      : elements_(text), conditions_(arena), sink_(elements_.begin(), arena, facts, conditions_) {}

  void run() { elements_.read(*this); }

  void begin(std::string_view element);
  void attribute(std::string_view attribute, std::string_view value);
  void end() {}

 private:
  bool names_class(std::string_view attribute, std::string_view value) const;
  void add_types(std::string_view value);
  void add(std::string_view name, bool only_if_known);

  XmlElements elements_;
  ConditionStack conditions_;  // there are none
  StatementSink sink_;
  std::string_view element_ = {};
  bool is_manifest_ = false;
  std::unordered_set<std::string_view> seen_ = {};
};

void AndroidXmlReader::begin(std::string_view element) {
  element_ = element;
  is_manifest_ |= element == "manifest";
  if (is_dotted(element) && is_lower(element[0])) add(element, false);
}

void AndroidXmlReader::attribute(std::string_view attribute, std::string_view value) {
  if (attribute.starts_with("tools:") || attribute.starts_with("xmlns")) return;
  const bool is_variable = attribute == "type" && (element_ == "variable" || element_ == "import");
  if (is_variable) return add_types(value);
  const bool is_class = names_class(attribute, value);
  if (is_class || reads_like_class(value)) add(value, !is_class);
}

/// <activity android:name="Page">, <fragment class="com.wb.Page">
bool AndroidXmlReader::names_class(std::string_view attribute, std::string_view value) const {
  const bool is_name = attribute == "android:name";
  if (!is_manifest_) return (is_name || attribute == "class") && reads_like_class(value);
  const bool is_component = std::find(kComponents.begin(), kComponents.end(), element_) != kComponents.end();
  if (!is_name || !is_component || value.empty()) return false;
  return is_dotted(value) || std::all_of(value.begin(), value.end(), c_text::is_identifier);
}

/// Of a variable that a layout is bound to: "com.wb.Page", "java.util.Map&lt;String, com.wb.Page>"
void AndroidXmlReader::add_types(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const auto begin = value.begin() + static_cast<std::ptrdiff_t>(at);
    const auto length = static_cast<std::size_t>(std::find_if_not(begin, value.end(), is_part_of_class) - begin);
    const std::string_view name = value.substr(at, length);
    if (reads_like_class(name)) add(name, true);
    at += length + 1;
  }
}

/// The first place of a name stands for all of the file.
void AndroidXmlReader::add(std::string_view name, bool only_if_known) {
  if (!seen_.insert(name).second) return;
  sink_.add(Form::ClassName, name, name.data(), name.data() + name.size()).only_if_known = only_if_known;
}

}  // namespace

bool is_android_xml(std::string_view path) {
  if (base_name(path) == kManifest) return true;
  const std::string_view folder = folder_of(path);
  if (!base_name(folder_of(folder)).starts_with("res")) return false;
  const std::string_view kind = base_name(folder).substr(0, base_name(folder).find('-'));
  return std::find(kFolders.begin(), kFolders.end(), kind) != kFolders.end();
}

void find_android_names(std::string_view text, Arena& arena, FileFacts& facts) {
  AndroidXmlReader(text, arena, facts).run();
}

}  // namespace podworks
