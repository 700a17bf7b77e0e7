// Reads Package.swift: what its `Package(...)` says of targets, products and packages beside it.
#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/swiftpm/evaluator.h"
#include "scanner/pods/swiftpm/model.h"
#include "scanner/pods/swiftpm/problems.h"

namespace podworks {
namespace {

using Kind = SwiftValue::Kind;

constexpr std::size_t kMaxTargets = 10'000;

/// From the values of the evaluator to the package. A value that is not known becomes a problem.
class PackageReader {
 public:
  PackageReader(std::string path, SwiftPackage& package)
      : package_(package), problems_(std::move(path), package.problems) {}

  void read(const SwiftObject& object);

 private:
  void read_products(const SwiftObject& object);
  void add_package(const SwiftValue& value);
  void add_target(const SwiftValue& value);
  void read_files(const SwiftObject& object, SwiftTarget& target);
  void read_settings(const SwiftObject& object, std::string_view label, std::set<std::string>& seen,
                     SwiftTarget& target);
  void add_dependency(const SwiftValue& value, bool is_plugin, SwiftTarget& target);
  template <class Add>
  bool each(const SwiftObject& object, std::string_view label, const std::string& what, Add&& add);
  bool texts(const SwiftObject& object, std::string_view label, const std::string& what,
             std::vector<std::string>& into);
  const std::string* text(const SwiftObject& object, std::string_view label, const std::string& what);
  void lose(const SwiftValue& value, const std::string& what, const std::string& why,
            const SwiftObject* owner = nullptr) {
    problems_.add(value, owner, what, why);
  }
  Place at(int line, int column) const { return {problems_.path(), line, column}; }

  SwiftPackage& package_;
  PackageProblems problems_;
};

/// The list behind a label; false if it is not known whole.
template <class Add>
bool PackageReader::each(const SwiftObject& object, std::string_view label, const std::string& what, Add&& add) {
  const SwiftValue* const list = object.find(label);
  if (list == nullptr || list->is(Kind::Nil)) return true;
  if (!list->is(Kind::Array)) {
    lose(*list, what, list->is(Kind::Unknown) ? list->text : "it is no list", &object);
    return false;
  }
  for (const SwiftValue& item : list->items) add(item);
  if (!list->missing.empty()) lose(*list, what, list->missing, &object);
  return list->missing.empty();
}

bool PackageReader::texts(const SwiftObject& object, std::string_view label, const std::string& what,
                          std::vector<std::string>& into) {
  bool all_known = true;
  const bool is_whole = each(object, label, what, [&](const SwiftValue& item) {
    if (item.is_optional && label == "exclude") return;  // left out is what all branches leave out
    if (item.is(Kind::Text)) {
      into.push_back(item.text);
    } else {
      all_known = false;
      lose(item, what, item.is(Kind::Unknown) ? item.text : "an element is no text");
    }
  });
  return all_known && is_whole;
}

/// Nothing if there is none, or if it is not known, which is a problem.
const std::string* PackageReader::text(const SwiftObject& object, std::string_view label, const std::string& what) {
  const SwiftValue* const value = object.find(label);
  if (value == nullptr || value->is(Kind::Nil)) return nullptr;
  if (value->is(Kind::Text)) return &value->text;
  lose(*value, what, value->is(Kind::Unknown) ? value->text : "it is no text", &object);
  return nullptr;
}

void PackageReader::read(const SwiftObject& object) {
  if (package_.name.empty()) {
    const SwiftValue* const name = object.find("name");
    if (name != nullptr && name->is(Kind::Text)) package_.name = name->text;
  }
  read_products(object);
  each(object, "dependencies", "on which packages the package depends",
       [&](const SwiftValue& item) { add_package(item); });
  const std::string what = "which targets the package has";
  const std::size_t first = package_.targets.size();
  each(object, "targets", what, [&](const SwiftValue& item) { add_target(item); });
  if (object.lost.empty()) return;
  lose({.line = object.line, .column = object.column}, what, object.lost);
  for (std::size_t i = first; i < package_.targets.size(); ++i) {
    package_.targets[i].files_are_partial = package_.targets[i].dependencies_are_partial = true;
  }
}

/// What is not known of them is no problem of this package.
void PackageReader::read_products(const SwiftObject& object) {
  const SwiftValue* const list = object.find("products");
  if (!object.lost.empty()) package_.products_are_partial = true;
  if (list == nullptr || list->is(Kind::Nil)) return;
  if (!list->is(Kind::Array) || !list->missing.empty()) package_.products_are_partial = true;
  for (const SwiftValue& item : list->items) {
    const SwiftValue* const name = item.is(Kind::Object) ? item.object->find("name") : nullptr;
    const SwiftValue* const targets = item.is(Kind::Object) ? item.object->find("targets") : nullptr;
    SwiftProduct product;
    bool is_known = name != nullptr && name->is(Kind::Text) && targets != nullptr && targets->is(Kind::Array) &&
                    targets->missing.empty();
    for (std::size_t i = 0; is_known && i < targets->items.size(); ++i) {
      is_known = targets->items[i].is(Kind::Text);
      product.targets.push_back(targets->items[i].text);
    }
    if (!is_known) {
      package_.products_are_partial = true;
      continue;
    }
    product.name = name->text;
    package_.products.push_back(std::move(product));
  }
}

/// A package from elsewhere says nothing that is needed here.
void PackageReader::add_package(const SwiftValue& value) {
  if (!value.is(Kind::Object)) return lose(value, "a package that this one depends on", value.text);
  const SwiftObject& object = *value.object;
  const std::string* const path = text(object, "path", "where a package lies that this one depends on");
  if (path == nullptr) return;
  const SwiftValue* const name = object.find("name");
  package_.packages.push_back({name != nullptr && name->is(Kind::Text) ? name->text : "", *path});
}

void PackageReader::add_target(const SwiftValue& value) {
  if (!value.is(Kind::Object)) {
    return lose(value, "a target of the package", value.is(Kind::Unknown) ? value.text : "it is no target");
  }
  const SwiftObject& object = *value.object;
  const SwiftValue place = {.line = object.line, .column = object.column};
  if (package_.targets.size() >= kMaxTargets) {
    return lose({.line = 1, .column = 1}, fmt::format("what comes behind {} targets", kMaxTargets),
                "they are too many");
  }
  const std::optional<SwiftTarget::Type> type = target_type(object.name);
  if (!type) return lose(place, "a target of the package", fmt::format("what `.{}` makes is not known", object.name));
  const std::string* const name = text(object, "name", "the name of a target");
  if (name == nullptr || name->empty()) {
    if (object.find("name") == nullptr) lose(place, "the name of a target", "it has none");
    return;
  }
  SwiftTarget target = {.type = *type, .name = *name};
  target.at = at(object.line, object.column);
  target.is_conditional = object.is_conditional;
  read_files(object, target);
  const std::string what = fmt::format("what the target `{}` depends on", target.name);
  bool is_whole = true;
  for (const std::string_view label : {"dependencies", "plugins"}) {
    is_whole &=
        each(object, label, what, [&](const SwiftValue& item) { add_dependency(item, label == "plugins", target); });
  }
  target.dependencies_are_partial |= !is_whole || !object.lost.empty();
  target.files_are_partial |= !object.lost.empty();
  if (!object.lost.empty()) lose(place, what, object.lost);
  package_.targets.push_back(std::move(target));
}

void PackageReader::read_files(const SwiftObject& object, SwiftTarget& target) {
  const std::string files = fmt::format("which files the target `{}` has", target.name);
  const auto is_given = [&](std::string_view label) {
    const SwiftValue* const value = object.find(label);
    return value != nullptr && !value->is(Kind::Nil);
  };
  target.is_remote = is_given("url");
  if (const std::string* path = text(object, "path", fmt::format("the folder of the target `{}`", target.name))) {
    target.path = *path;
  } else if (is_given("path")) {
    target.path_is_unknown = target.files_are_partial = true;
  }
  if (is_given("sources")) {
    if (!texts(object, "sources", files, target.sources.emplace())) target.files_are_partial = true;
    const SwiftValue& sources = *object.find("sources");
    if (sources.may_be_nil || sources.is(Kind::Unknown)) target.sources.reset();  // rather too many files than too few
  }
  if (!texts(object, "exclude", files, target.exclude)) target.files_are_partial = true;
  const std::string headers = fmt::format("where the public headers of the target `{}` lie", target.name);
  if (const std::string* path = text(object, "publicHeadersPath", headers)) target.public_headers = *path;
  each(object, "resources", files, [&](const SwiftValue& item) {
    if (item.is_optional) return;
    if (!item.is(Kind::Object)) return lose(item, files, item.is(Kind::Unknown) ? item.text : "it is no resource");
    const std::string* const path = text(*item.object, "", files);
    if (path != nullptr) target.resources.push_back(*path);
  });
  std::set<std::string> seen;
  read_settings(object, "cSettings", seen, target);
  read_settings(object, "cxxSettings", seen, target);
}

/// .headerSearchPath("a", .when(...)); all other settings have nothing to do with imports.
void PackageReader::read_settings(const SwiftObject& object, std::string_view label, std::set<std::string>& seen,
                                  SwiftTarget& target) {
  const std::string what = fmt::format("where the target `{}` looks for headers", target.name);
  const SwiftValue* const list = object.find(label);
  if (list == nullptr || list->is(Kind::Nil)) return;
  each(object, label, what, [&](const SwiftValue& item) {
    if (item.is(Kind::Unknown)) return lose(item, what, item.text);
    if (!item.is(Kind::Object) || item.object->name != "headerSearchPath") return;
    const std::string* const path = text(*item.object, "", what);
    if (path != nullptr && seen.insert(*path).second) target.header_search_paths.push_back(*path);
  });
}

void PackageReader::add_dependency(const SwiftValue& value, bool is_plugin, SwiftTarget& target) {
  SwiftDependency dependency = {.is_plugin = is_plugin, .at = at(value.line, value.column)};
  const std::string what = fmt::format("what the target `{}` depends on", target.name);
  if (value.is(Kind::Text)) {
    dependency.name = value.text;
    target.dependencies.push_back(std::move(dependency));
    return;
  }
  target.dependencies_are_partial |= !value.is(Kind::Object);
  if (!value.is(Kind::Object)) {
    return lose(value, what, value.is(Kind::Unknown) ? value.text : "an element is no dependency");
  }
  const SwiftObject& object = *value.object;
  const bool is_known = object.name == "target" || object.name == "product" || object.name == "byName" ||
                        (is_plugin && object.name == "plugin");
  const std::string* const name = is_known ? text(object, "name", what) : nullptr;
  if (name == nullptr) {
    target.dependencies_are_partial = true;
    if (!is_known) lose(value, what, fmt::format("what `.{}` means is not known", object.name));
    return;
  }
  dependency.name = *name;
  dependency.kind = object.name == "target"    ? SwiftDependency::Kind::Target
                    : object.name == "product" ? SwiftDependency::Kind::Product
                                               : SwiftDependency::Kind::ByName;
  const SwiftValue* const package = object.find("package");
  if (package != nullptr && package->is(Kind::Text)) {
    dependency.package = package->text;
    dependency.kind = SwiftDependency::Kind::Product;
  }
  const SwiftValue* const condition = object.find("condition");
  const SwiftValue* const platforms =
      condition != nullptr && condition->is(Kind::Object) ? condition->object->find("platforms") : nullptr;
  if (platforms != nullptr && platforms->is(Kind::Array) && platforms->items.size() == 1 &&
      platforms->items[0].is(Kind::Object)) {
    dependency.platform = swift_platform(platforms->items[0].object->name);
  }
  target.dependencies.push_back(std::move(dependency));
}

}  // namespace

Result<std::optional<SwiftPackage>> read_package_swift(const ReaderContext& context, std::string_view path) {
  const Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  const SwiftProgram program = parse_package_swift(text.value());
  if (!program.imports_description) return std::optional<SwiftPackage>();
  SwiftEvaluator evaluator(program, context.project.env);
  const std::vector<SwiftObject*>& objects = evaluator.run();
  std::optional<SwiftPackage> package(std::in_place);
  package->tools_version = tools_version_of(text.value());
  const auto report = [&](int line, std::string message) {
    package->problems.push_back(package_problem({std::string(path), line, 1}, std::move(message)));
  };
  if (program.unclosed_line != 0) report(program.unclosed_line, "a text or comment begins here and never ends");
  if (program.is_cut) report(1, "the manifest is longer than any that podworks reads; its end was not read");
  if (evaluator.is_exhausted()) report(1, "the manifest takes too long to follow; its end is not known");
  if (objects.empty()) report(1, "no `Package(...)` is found in this manifest: its targets are not known");
  PackageReader reader(std::string(path), *package);
  for (const SwiftObject* object : objects) reader.read(*object);
  package->unset_environment.assign(evaluator.unset_environment().begin(), evaluator.unset_environment().end());
  return package;
}

}  // namespace podworks
