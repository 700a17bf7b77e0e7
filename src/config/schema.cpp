// The JSON schema of podworks.yml, made from the table of keys. It is for editors: the loader checks more.
#include <fmt/format.h>

#include "base/json.h"
#include "config/keys.h"
#include "config/load_project.h"
#include "config/value_types.h"

namespace podworks {
namespace {

Json block_schema(std::string_view parent);
Json key_schema(const Key& key);
Json value_schema(ValueType type);
Json name_schema(ValueType type);
Json list_of(Json items);
Json choice(const std::vector<std::string>& values);
Json reference(std::string_view name);

}  // namespace

std::string config_schema(const KnownNames& known) {
  JsonObject schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", "podworks.yml"},
                       {"description", "Configuration of podworks"}};
  const Json root = block_schema("");
  for (const JsonMember& member : *root.object()) schema.push_back(member);
  schema.push_back({"$defs", JsonObject{{"reader", choice(choices_of(ValueType::ReaderId, known))},
                                        {"emitter", choice(choices_of(ValueType::EmitterId, known))},
                                        {"rule", choice(choices_of(ValueType::RuleId, known))}}});
  return write_json(schema);
}

namespace {

Json block_schema(std::string_view parent) {
  JsonObject properties;
  JsonArray required;
  for (const Key& key : project_keys()) {
    if (parent_of(key) != parent) continue;
    properties.push_back({std::string(name_of(key)), key_schema(key)});
    if (key.required) required.push_back(name_of(key));
  }
  JsonObject schema = {{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
  if (!required.empty()) schema.push_back({"required", std::move(required)});
  if (parent == "pods") {
    const Json by_hand = JsonObject{{"required", JsonArray{"name", "path"}}};
    const Json any_by_hand =
        JsonArray{JsonObject{{"required", JsonArray{"name"}}}, JsonObject{{"required", JsonArray{"path"}}}};
    const Json found = JsonObject{{"required", JsonArray{"from"}}, {"not", JsonObject{{"anyOf", any_by_hand}}}};
    schema.push_back({"oneOf", JsonArray{found, by_hand}});
  }
  return schema;
}

Json key_schema(const Key& key) {
  const auto map_of = [&](Json names, Json values) {
    return JsonObject{
        {"type", "object"}, {"propertyNames", std::move(names)}, {"additionalProperties", std::move(values)}};
  };
  Json schema;
  switch (key.shape) {
    case Shape::Value:
      schema = value_schema(key.type);
      break;
    case Shape::List:
      schema = list_of(value_schema(key.type));
      break;
    case Shape::OneOrMore:
      schema = JsonObject{{"anyOf", JsonArray{value_schema(key.type), list_of(value_schema(key.type))}}};
      break;
    case Shape::Map:
      schema = map_of(name_schema(key.names), value_schema(key.type));
      break;
    case Shape::MapOfListMaps:
      schema = map_of(name_schema(key.names), map_of(name_schema(key.names), list_of(value_schema(key.type))));
      break;
    case Shape::Block:
      schema = block_schema(key.path);
      break;
    case Shape::BlockList:
      schema = list_of(block_schema(key.path));
      break;
    case Shape::BlockMap:
      schema = map_of(name_schema(key.names), block_schema(key.path));
      break;
  }
  std::string text(key.text);
  if (!key.fallback.empty()) text += fmt::format(" Default: {}.", key.fallback);
  JsonObject described = {{"description", std::move(text)}};
  for (const JsonMember& member : *schema.object()) described.push_back(member);
  return described;
}

Json value_schema(ValueType type) {
  switch (type) {
    case ValueType::FormatVersion:
      return JsonObject{{"const", 1}};
    case ValueType::Flag:
      return JsonObject{{"type", "boolean"}};
    case ValueType::Count:
      return JsonObject{{"type", "integer"}, {"minimum", 0}};
    case ValueType::Ordinal:
      return JsonObject{{"type", "integer"}, {"minimum", 1}};
    case ValueType::Share:
      return JsonObject{{"anyOf", JsonArray{JsonObject{{"type", "number"}, {"minimum", 0}, {"maximum", 1}},
                                            JsonObject{{"type", "string"}, {"pattern", "^[0-9]+(\\.[0-9]+)?%?$"}}}}};
    // Readers of YAML 1.1 make `off` of it: false.
    case ValueType::SeverityWord:
      return JsonObject{{"enum", JsonArray{"error", "warn", "note", "off", false}}};
    case ValueType::StrictWord:
      return JsonObject{{"enum", JsonArray{true, false, "multi-app"}}};
    case ValueType::PeersWord:
      return choice(choices_of(type, {}));
    case ValueType::ReaderId:
      return reference("reader");
    case ValueType::Date:
      return JsonObject{{"type", "string"}, {"pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"}};
    case ValueType::PlatformVersion:
      return JsonObject{{"type", JsonArray{"string", "number"}}, {"pattern", "^[0-9]+(\\.[0-9]+)*$"}};
    case ValueType::PodRequirement:
      return JsonObject{{"type", JsonArray{"string", "number"}},
                        {"pattern", "^ *(=|!=|>|<|>=|<=|~>)? *[0-9]+(\\.[0-9A-Za-z]+)*([-+][0-9A-Za-z.+-]+)? *$"}};
    case ValueType::Text:
    case ValueType::Requirement:
      return JsonObject{{"type", JsonArray{"string", "number", "boolean"}}};
    case ValueType::WebLink:
      return JsonObject{{"type", "string"}, {"pattern", R"(^https?://[A-Za-z0-9.-]+(:[0-9]+)?[/?#].*\{file\})"}};
    case ValueType::EditorLink:
      return JsonObject{
          {"type", "string"},
          {"pattern",
           R"(^(vscode://file/|xcode://file/|idea://open\?|https?://[A-Za-z0-9.-]+(:[0-9]+)?[/?#]).*\{file\})"}};
    case ValueType::RuleName:
      return JsonObject{{"type", "string"}, {"pattern", "^[A-Za-z0-9_-]+$"}};
    case ValueType::ForbiddenEdge:
      return JsonObject{{"type", "string"}, {"pattern", "^[^ ]+ *[-=]X> *[^ ]+$"}};
    case ValueType::DeprecatedEdge:
      return JsonObject{{"type", "string"}, {"pattern", "^[^ ]+ *-> *[^ ]+$"}};
    default:
      return JsonObject{{"type", "string"}, {"minLength", 1}};
  }
}

Json name_schema(ValueType type) {
  switch (type) {
    case ValueType::EmitterId:
      return reference("emitter");
    case ValueType::Platform:
      return choice(choices_of(type, {}));
    case ValueType::RuleId:
      return JsonObject{{"anyOf", JsonArray{reference("rule"), JsonObject{{"pattern", "^custom/[A-Za-z0-9_-]+$"}}}}};
    default:
      return JsonObject{{"minLength", 1}};
  }
}

Json list_of(Json items) {
  return JsonObject{{"type", "array"}, {"items", std::move(items)}};
}

Json choice(const std::vector<std::string>& values) {
  return JsonObject{{"enum", JsonArray(values.begin(), values.end())}};
}

Json reference(std::string_view name) {
  return JsonObject{{"$ref", fmt::format("#/$defs/{}", name)}};
}

}  // namespace
}  // namespace podworks
