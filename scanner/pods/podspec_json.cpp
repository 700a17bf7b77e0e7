// Reads `.podspec.json`: what `pod ipc spec` prints, CocoaPods' own and exact answer.
#include <algorithm>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/answers.h"
#include "scanner/pods/podspec.h"
#include "scanner/pods/podspec_declaration.h"

namespace podworks {

namespace {

constexpr std::string_view kEnding = ".podspec.json";

/// Makes the specification, its attributes and its children of the JSON.
class JsonSpecs {
 public:
  explicit JsonSpecs(std::string path) : path_(std::move(path)) {}

  RawSpec& add(const JsonObject& members, RawSpec* parent, UnitKind kind);
  /// Members of the wrong type.
  std::vector<Diagnostic>& problems() { return problems_; }

 private:
  void add_member(RawSpec& spec, const JsonMember& member, std::string_view platform);
  void add_dependencies(RawSpec& spec, const Json& value, std::string_view platform);
  void add_children(RawSpec& spec, const Json& value, UnitKind kind);
  bool has_expected_type(RawSpec& spec, const AttributeRow& row, const Json& value);
  void report_type(const Json& value, std::string_view key, std::string_view expected);
  Place at(const Json& json) const { return {.file = path_, .line = json.line, .column = json.line > 0 ? 1 : 0}; }

  std::string path_;
  RubyHeap heap_;
  std::deque<RawSpec> specs_;
  std::vector<Diagnostic> problems_;
};

/// "a number", for messages.
std::string_view type_name(const Json& json) {
  if (json.string() != nullptr) return "a text";
  if (json.array() != nullptr) return "a list";
  if (json.object() != nullptr) return "an object";
  if (json.boolean() != nullptr) return "true or false";
  return json.is_null() ? "null" : "a number";
}

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
  const std::string_view of_platform = platform.empty() ? platform_key(key) : std::string_view();
  if (!of_platform.empty()) {
    if (value.object() == nullptr) return report_type(value, key, "an object that holds attributes");
    for (const JsonMember& inner : *value.object()) add_member(spec, inner, of_platform);
    return;
  }
  const AttributeRow* row = find_attribute(key);
  if (row == nullptr || value.is_null() || !has_expected_type(spec, *row, value)) return;
  spec.attributes.push_back(
      {.row = row, .platform = std::string(platform), .value = heap_.from_json(value), .at = at(value)});
}

/// {"Net": ["~> 4.0"]}; very old files have a list of names.
void JsonSpecs::add_dependencies(RawSpec& spec, const Json& value, std::string_view platform) {
  const auto add_one = [&](const std::string& name, const Json& requirements) {
    const bool is_list = requirements.array() != nullptr || requirements.string() != nullptr;
    if (!is_list && !requirements.is_null()) report_type(requirements, name, "a list of versions");
    DeclaredDependency dependency = {.name = name, .platform = std::string(platform), .at = at(requirements)};
    texts_of(heap_.from_json(requirements), dependency.requirements);
    spec.dependencies.push_back(std::move(dependency));
  };
  if (const JsonObject* members = value.object()) {
    for (const auto& [name, requirements] : *members) add_one(name, requirements);
  } else if (const JsonArray* names = value.array()) {
    for (const Json& name : *names) {
      if (name.string() == nullptr) {
        report_type(name, "dependencies", "an object of names and versions");
        spec.dependencies_are_partial = true;
      } else {
        Json no_version;
        no_version.line = name.line;
        add_one(*name.string(), no_version);
      }
    }
  } else if (!value.is_null()) {
    report_type(value, "dependencies", "an object of names and versions");
    spec.dependencies_are_partial = true;
  }
}

void JsonSpecs::add_children(RawSpec& spec, const Json& value, UnitKind kind) {
  const std::string_view key = kind == UnitKind::Library ? "subspecs"
                               : kind == UnitKind::Test  ? "testspecs"
                                                         : "appspecs";
  const auto refuse = [&](const Json& wrong) {
    report_type(wrong, key, "a list of objects");
    spec.files_are_partial = true;
    spec.dependencies_are_partial = true;
  };
  if (value.is_null()) return;
  if (value.array() == nullptr) return refuse(value);
  for (const Json& child : *value.array()) {
    if (child.object() == nullptr) {
      refuse(child);
    } else {
      spec.children.push_back(&add(*child.object(), &spec, kind));
    }
  }
}

/// Of attributes that matter here. The elements of lists are looked at where they are read.
bool JsonSpecs::has_expected_type(RawSpec& spec, const AttributeRow& row, const Json& value) {
  std::string_view expected;
  if (row.kind == AttributeKind::Hash) {
    const bool matters = row.use != AttributeUse::Ignored || row.name == "platforms";
    if (matters && value.object() == nullptr) expected = "an object";
  } else if (row.use == AttributeUse::Ignored) {
    return true;
  } else if (row.kind == AttributeKind::List) {
    if (value.string() == nullptr && value.array() == nullptr) expected = "a text or a list of texts";
  } else if (value.string() == nullptr && value.boolean() == nullptr) {  // `false`: no module map
    expected = "a text";
  }
  if (expected.empty()) return true;
  report_type(value, row.name, expected);
  if (row.use == AttributeUse::Files) spec.files_are_partial = true;
  return false;
}

void JsonSpecs::report_type(const Json& value, std::string_view key, std::string_view expected) {
  Diagnostic problem;
  problem.rule = "podspec-problem";
  problem.severity = Severity::Warn;
  problem.place = at(value);
  problem.message = fmt::format("`{}` must be {}, and is {}", key, expected, type_name(value));
  problem.help = "make the file anew with `pod ipc spec`, or correct the value";
  problem.subject = fmt::format("{}:{}:{}", path_, key, problems_.size());
  problems_.push_back(std::move(problem));
}

bool is_podspec_json(std::string_view path) {
  return path.ends_with(kEnding) && base_name(path).size() > kEnding.size();
}

/// `manifest` says where the pod lies, `path` is the file that holds the JSON.
PodDeclaration declare(const Json& json, const std::string& manifest, const std::string& path) {
  JsonSpecs specs{path};
  PodDeclaration pod =
      declare_pod(specs.add(*json.object(), nullptr, UnitKind::Library), {.path = manifest, .reader = "podspec-json"});
  std::move(specs.problems().begin(), specs.problems().end(), std::back_inserter(pod.problems));
  for (Diagnostic& problem : pod.problems) problem.pods = {pod.name};
  return pod;
}

Error no_object(std::string_view path, int line) {
  return {.message = "the podspec is no JSON object",
          .where = {.file = std::string(path), .line = std::max(line, 1), .column = 1},
          .hint = "make it anew with `pod ipc spec X.podspec > X.podspec.json`"};
}

Result<std::vector<PodDeclaration>> read_podspec_json(const ReaderContext& context, std::string_view path) {
  const Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  const Result<Json> json = parse_json(text.value(), std::string(path));
  if (!json.ok()) return json.errors();
  if (json.value().object() == nullptr) return no_object(path, 1);
  std::vector<PodDeclaration> pods;
  pods.push_back(declare(json.value(), std::string(path), std::string(path)));
  return pods;
}

}  // namespace

/// What `pod ipc spec` printed of several podspecs, one behind the other. Each is known by its name.
Result<std::vector<PodDeclaration>> read_podspec_answers(const ReaderContext& context, std::string_view path,
                                                         const std::vector<std::string>& manifests) {
  Answers answers(context, path, manifests);
  const Result<std::vector<Json>> values = read_answers(context, path);
  if (!values.ok()) return values.errors();
  std::vector<PodDeclaration> pods;
  for (const Json& value : values.value()) {
    if (value.object() == nullptr) return no_object(path, value.line);
    const Json* const name = value.find("name");
    const std::string stem = name != nullptr && name->string() != nullptr ? *name->string() : std::string();
    const std::string* const manifest = answers.claim([&](std::string_view each) {
      return base_name(each) == stem + ".podspec" || base_name(each) == stem + std::string(kEnding);
    });
    if (manifest == nullptr) {
      answers.report_unknown(value.line, fmt::format("the pod `{}`", stem));
    } else {
      pods.push_back(declare(value, *manifest, std::string(path)));
    }
  }
  return answers.finish(std::move(pods));
}

Reader podspec_json_reader() {
  return {.id = "podspec-json",
          .summary = "what `pod ipc spec` prints of a podspec; it wins over the podspec beside it",
          .is_manifest = is_podspec_json,
          .read = read_podspec_json,
          .declares_for = kAppleLanguages,
          .packaging = Packaging::CocoaPods};
}

}  // namespace podworks
