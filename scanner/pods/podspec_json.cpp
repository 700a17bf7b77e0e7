// Reads `.podspec.json`: what `pod ipc spec` prints, CocoaPods' own and exact answer.
#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/podspec.h"
#include "scanner/pods/podspec_declaration.h"

namespace podworks {

namespace {

constexpr std::string_view kEnding = ".podspec.json";
constexpr std::string_view kPlatforms[] = {"ios", "osx", "macos", "tvos", "visionos", "watchos"};

/// Makes the specification, its attributes and its children of the JSON.
class JsonSpecs {
 public:
  explicit JsonSpecs(std::string path) : path_(std::move(path)) {}

  RawSpec& add(const JsonObject& members, RawSpec* parent, UnitKind kind);

 private:
  void add_member(RawSpec& spec, const JsonMember& member, std::string_view platform);
  void add_dependencies(RawSpec& spec, const Json& value, std::string_view platform);
  void add_children(RawSpec& spec, const Json& value, UnitKind kind);
  Place at(const Json& json) const { return {.file = path_, .line = json.line, .column = json.line > 0 ? 1 : 0}; }

  std::string path_;
  RubyHeap heap_;
  std::deque<RawSpec> specs_;
};

RawSpec& JsonSpecs::add(const JsonObject& members, RawSpec* parent, UnitKind kind) {
  RawSpec& spec = specs_.emplace_back();
  spec.parent = parent;
  spec.kind = kind;
  spec.at = {.file = path_, .line = 1, .column = 1};
  for (const auto& [key, value] : members) {
    if (key != "name" || value.string() == nullptr) continue;
    spec.name = *value.string();
    spec.at = at(value);
  }
  for (const JsonMember& member : members) add_member(spec, member, "");
  return spec;
}

void JsonSpecs::add_member(RawSpec& spec, const JsonMember& member, std::string_view platform) {
  const auto& [key, value] = member;
  if (key == "dependencies") return add_dependencies(spec, value, platform);
  if (platform.empty() && key == "subspecs") return add_children(spec, value, UnitKind::Library);
  if (platform.empty() && key == "testspecs") return add_children(spec, value, UnitKind::Test);
  if (platform.empty() && key == "appspecs") return add_children(spec, value, UnitKind::App);
  if (platform.empty() && value.object() != nullptr) {
    for (const std::string_view name : kPlatforms) {
      if (key != name) continue;
      for (const JsonMember& inner : *value.object()) add_member(spec, inner, name == "macos" ? "osx" : name);
      return;
    }
  }
  const AttributeRow* row = find_attribute(key);
  if (row == nullptr) return;
  spec.attributes.push_back(
      {.row = row, .platform = std::string(platform), .value = heap_.from_json(value), .at = at(value)});
}

/// {"Net": ["~> 4.0"]}; very old files have a list of names.
void JsonSpecs::add_dependencies(RawSpec& spec, const Json& value, std::string_view platform) {
  const auto add_one = [&](const std::string& name, const Json& requirements) {
    DeclaredDependency dependency = {.name = name, .platform = std::string(platform), .at = at(requirements)};
    texts_of(heap_.from_json(requirements), dependency.requirements);
    spec.dependencies.push_back(std::move(dependency));
  };
  if (const JsonObject* members = value.object()) {
    for (const auto& [name, requirements] : *members) add_one(name, requirements);
  } else if (const JsonArray* names = value.array()) {
    for (const Json& name : *names) {
      if (name.string() != nullptr) add_one(*name.string(), Json());
    }
  }
}

void JsonSpecs::add_children(RawSpec& spec, const Json& value, UnitKind kind) {
  if (value.array() == nullptr) return;
  for (const Json& child : *value.array()) {
    if (child.object() == nullptr) continue;
    spec.children.push_back(&add(*child.object(), &spec, kind));
  }
}

bool is_podspec_json(std::string_view path) {
  return path.ends_with(kEnding) && base_name(path).size() > kEnding.size();
}

Result<std::vector<PodDeclaration>> read_podspec_json(const ReaderContext& context, std::string_view path) {
  const Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  const Result<Json> json = parse_json(text.value(), std::string(path));
  if (!json.ok()) return json.errors();
  const JsonObject* members = json.value().object();
  if (members == nullptr) {
    return Error{.message = "the podspec is no JSON object",
                 .where = {.file = std::string(path), .line = 1, .column = 1},
                 .hint = "make it anew with `pod ipc spec X.podspec > X.podspec.json`"};
  }
  JsonSpecs specs{std::string(path)};
  PodDeclaration pod = declare_pod(specs.add(*members, nullptr, UnitKind::Library),
                                   {.path = std::string(path), .reader = "podspec-json"});
  for (Diagnostic& problem : pod.problems) problem.pods = {pod.name};
  std::vector<PodDeclaration> pods;
  pods.push_back(std::move(pod));
  return pods;
}

}  // namespace

Reader podspec_json_reader() {
  return {.id = "podspec-json",
          .summary = "what `pod ipc spec` prints of a podspec; it wins over the podspec beside it",
          .is_manifest = is_podspec_json,
          .read = read_podspec_json};
}

}  // namespace podworks
