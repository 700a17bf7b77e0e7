// Storyboards and xibs: the classes that their elements name. Interface Builder's files are plain XML; only attributes
// of elements count, so that comments, CDATA and text are passed over without being understood.
#include <string>

#include "scanner/languages/language.h"
#include "scanner/languages/lookup_calls.h"
#include "scanner/languages/statement_sink.h"
#include "scanner/languages/xml_elements.h"

namespace podworks {
namespace {

// <tableViewCell customClass="WBCell" customModule="WBHouse" customModuleProvider="target">
class InterfaceBuilderReader {
 public:
  InterfaceBuilderReader(std::string_view text, Arena& arena, FileFacts& facts)
      : elements_(text), conditions_(arena), sink_(elements_.begin(), arena, facts, conditions_) {}

  void run() { elements_.read(*this); }

  void begin(std::string_view) {
    name_ = module_ = {};
    is_own_ = false;
  }
  void attribute(std::string_view attribute, std::string_view value) {
    if (attribute == "customClass") name_ = value;
    if (attribute == "customModule") module_ = value;
    if (attribute == "customModuleProvider") is_own_ = value == "target";
  }
  void end();

 private:
  XmlElements elements_;
  ConditionStack conditions_;  // there are none
  StatementSink sink_;
  std::string_view name_ = {};  // of the element that is read
  std::string_view module_ = {};
  bool is_own_ = false;
  std::string spelling_ = {};
};

// The module of the target that has the file is the pod's own: no other pod is meant. A class without a module is one
// of Objective-C, or of Swift with a name that @objc gives it.
void InterfaceBuilderReader::end() {
  if (name_.empty() || is_own_) return;
  spelling_ = module_;
  if (!module_.empty()) spelling_ += '.';
  spelling_ += name_;
  if (!is_runtime_name(spelling_)) return;
  sink_.add(Form::ClassName, spelling_, name_.data() - 1, name_.data() + name_.size() + 1);
}

}  // namespace

void find_interface_builder_names(std::string_view text, Arena& arena, FileFacts& facts) {
  InterfaceBuilderReader(text, arena, facts).run();
}

}  // namespace podworks
