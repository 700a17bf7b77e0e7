// The texts of value_types.h: what messages, docs and completions say of a kind of value.
#include <algorithm>

#include "base/text.h"
#include "config/value_types.h"

namespace podworks {

std::vector<std::string> choices_of(ValueType type, const KnownNames& known) {
  switch (type) {
    case ValueType::FormatVersion:
      return {"1"};
    case ValueType::Flag:
      return {"true", "false"};
    case ValueType::SeverityWord:
      return {"error", "warn", "note", "off"};
    case ValueType::PeersWord:
      return {"acyclic", "forbid"};
    case ValueType::StrictWord:
      return {"true", "false", "multi-app"};
    case ValueType::Platform:
      return {"ios", "macos", "osx", "tvos", "watchos", "visionos"};
    case ValueType::ReaderId:
      return known.readers;
    case ValueType::EmitterId:
      return known.emitters;
    case ValueType::RuleId: {
      // The row of all custom rules is named with the rule: custom/NAME.
      std::vector<std::string> ids = known.rules;
      std::erase_if(ids, [](const std::string& id) { return id.starts_with("custom"); });
      return ids;
    }
    default:
      return {};
  }
}

std::string describe(ValueType type, const KnownNames& known) {
  switch (type) {
    case ValueType::Text:
      return "a text";
    case ValueType::Name:
      return "a name";
    case ValueType::MacroName:
      return "a macro, or a question such as \"os(iOS)\"";
    case ValueType::RuleName:
      return "a name of letters, digits, `-` and `_`";
    case ValueType::FormatVersion:
      return "1";
    case ValueType::Requirement:
      return "a version range such as \">=0.1 <0.3\" or \"0.1\"";
    case ValueType::PodRequirement:
      return "a version such as 4.0.1, or one requirement such as \"~> 4.0\"";
    case ValueType::PlatformVersion:
      return "a version such as 13.0";
    case ValueType::Count:
      return "a whole number such as 0 or 12";
    case ValueType::Ordinal:
      return "a whole number from 1 up, such as 12";
    case ValueType::Share:
      return "a share such as 2% or 0.02";
    case ValueType::Date:
      return "a date such as 2027-03-31";
    case ValueType::ReaderId:
      return known.readers.empty() ? "a kind of declaration" : alternatives(known.readers);
    case ValueType::EmitterId:
      return known.emitters.empty() ? "an emitter" : alternatives(known.emitters);
    case ValueType::RuleId:
      return "the id of a rule, such as `layer-order`";
    case ValueType::NameGlob:
      return "a name or a glob of names, such as \"Biz*\"";
    case ValueType::PathGlob:
      return "a glob of paths, such as \"**/Example/**\"";
    case ValueType::RootFolder:
      return "a folder: `.`, one below it, or `../NAME`";
    case ValueType::Path:
      return "a path below the root, such as apps/recruit";
    case ValueType::LayerName:
      return "the name of a layer";
    case ValueType::AppName:
      return "the name of an app";
    case ValueType::Selector:
      return "a pod, a glob of pods, `layer:NAME` or `tag:NAME=VALUE`";
    case ValueType::ForbiddenEdge:
      return "`A -X> B` or `A =X> B`";
    case ValueType::DeprecatedEdge:
      return "`A -> B`";
    case ValueType::WebLink:
      return "an address such as https://git.example.com/pool/blob/{rev}/{file}#L{line}";
    case ValueType::EditorLink:
      return "an address such as vscode://file/{root}/{file}:{line}";
    default:
      return alternatives(choices_of(type, known));
  }
}

}  // namespace podworks
