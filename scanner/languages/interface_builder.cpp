// Storyboards and xibs: the classes that their elements name. Interface Builder's files are plain XML; only attributes
// of elements count, so that comments, CDATA and text are passed over without being understood.
#include <string>

#include "scanner/languages/byte_search.h"
#include "scanner/languages/language.h"
#include "scanner/languages/lookup_calls.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {
namespace {

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Of ` customClass = `: the attribute's name.
std::string_view last_word(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\r\n";
  constexpr std::string_view kAround = " \t\r\n=";
  text = text.substr(0, text.find_last_not_of(kAround) + 1);
  return text.substr(text.find_last_of(kSpaces) + 1);
}

class InterfaceBuilderReader {
 public:
  InterfaceBuilderReader(std::string_view text, Arena& arena, FileFacts& facts)
      : p_(after_byte_order_mark(text)),
        end_(text.data() + text.size()),
        conditions_(arena),
        sink_(p_, arena, facts, conditions_) {}

  void run() {
    while ((p_ = find_any<'<'>(p_, end_)) < end_) read_markup();
  }

 private:
  void read_markup();
  void read_element();
  void skip_past(std::string_view closer);
  void add(std::string_view name, std::string_view module, bool is_own);

  const char* p_;
  const char* end_;
  ConditionStack conditions_;  // there are none
  StatementSink sink_;
  std::string spelling_ = {};
};

void InterfaceBuilderReader::read_markup() {
  const std::string_view rest = view(p_, end_);
  if (rest.starts_with("<!--")) return skip_past("-->");
  if (rest.starts_with("<![CDATA[")) return skip_past("]]>");
  if (rest.starts_with("<?")) return skip_past("?>");
  read_element();
}

void InterfaceBuilderReader::skip_past(std::string_view closer) {
  const std::size_t at = view(p_, end_).find(closer);
  p_ = at == std::string_view::npos ? end_ : p_ + at + closer.size();
}

// <tableViewCell customClass="WBCell" customModule="WBHouse" customModuleProvider="target">
void InterfaceBuilderReader::read_element() {
  std::string_view name;
  std::string_view module;
  bool is_own = false;
  const char* floor = p_;  // of the attribute that is read: behind the one before
  while ((p_ = find_any<'"', '\'', '>'>(p_, end_)) < end_ && *p_ != '>') {
    const char* const open = p_;
    const char* close = *open == '"' ? find_any<'"'>(open + 1, end_) : find_any<'\''>(open + 1, end_);
    p_ = close < end_ ? close + 1 : end_;
    if (close == end_) return;  // cut off
    const std::string_view attribute = last_word(view(floor, open));
    const std::string_view value = view(open + 1, close);
    if (attribute == "customClass") name = value;
    if (attribute == "customModule") module = value;
    if (attribute == "customModuleProvider") is_own = value == "target";
    floor = p_;
  }
  add(name, module, is_own);
}

// The module of the target that has the file is the pod's own: no other pod is meant. A class without a module is one
// of Objective-C, or of Swift with a name that @objc gives it.
void InterfaceBuilderReader::add(std::string_view name, std::string_view module, bool is_own) {
  if (name.empty() || is_own) return;
  spelling_ = module;
  if (!module.empty()) spelling_ += '.';
  spelling_ += name;
  if (is_runtime_name(spelling_)) sink_.add(Form::ClassName, spelling_, name.data() - 1, name.data() + name.size() + 1);
}

}  // namespace

void find_interface_builder_names(std::string_view text, Arena& arena, FileFacts& facts) {
  InterfaceBuilderReader(text, arena, facts).run();
}

}  // namespace podworks
