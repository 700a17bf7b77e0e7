#include "scanner/pods/gradle/values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace podworks {
namespace {

constexpr int kMaxSteps = 200;  // variables made of variables multiply
constexpr std::size_t kMaxText = 10'000;
constexpr std::size_t kMaxValues = 16;  // of one name
/// Begins a path that is seen from the pool's root.
constexpr std::string_view kFromRoot = "@/";

constexpr std::array kLists =
    std::to_array<std::string_view>({"listOf", "setOf", "arrayOf", "mutableListOf", "mutableSetOf", "listOfNotNull",
                                     "arrayListOf", "sequenceOf", "files"});

constexpr std::array kRootFolder = std::to_array<std::string_view>(
    {"rootDir", "settingsDir", "rootProject.projectDir", "rootProject.rootDir", "project.rootDir",
     "settings.settingsDir", "settings.rootDir", "rootDir.path", "rootDir.absolutePath", "rootProject.projectDir.path",
     "rootProject.layout.projectDirectory", "layout.rootDirectory", "layout.settingsDirectory"});

/// What leaves a path where it is.
constexpr std::array kSamePath = std::to_array<std::string_view>(
    {"normalize", "absoluteFile", "canonicalFile", "getAbsoluteFile", "getCanonicalFile", "toPath", "toFile",
     "toAbsolutePath", "toRealPath", "absolutePath", "canonicalPath", "getAbsolutePath", "getCanonicalPath", "asFile",
     "getAsFile", "path", "getPath", "toString"});

constexpr std::array kProjectFolder =
    std::to_array<std::string_view>({"projectDir", "project.projectDir", "projectDir.path", "projectDir.absolutePath",
                                     "layout.projectDirectory", "project.layout.projectDirectory"});

template <class Words>
bool contains(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

struct GradleValues::Reading {
  int steps = kMaxSteps;
  bool of_path = false;  // ${rootDir} has a value
};

void GradleValues::bind(std::string_view name, const ManifestExpression& value) {
  const auto [known, is_new] = variables_.try_emplace(std::string(name), &value);
  if (is_new || known->second == &value) return;
  if (known->second != nullptr) further_.emplace(name, known->second);
  if (further_.count(name) < kMaxValues) further_.emplace(name, &value);
  known->second = nullptr;
}

std::vector<const ManifestExpression*> GradleValues::values_of(std::string_view name) const {
  if (const ManifestExpression* only = variable(name)) return {only};
  std::vector<const ManifestExpression*> values;
  if (further_.count(name) >= kMaxValues) return values;
  const auto [begin, end] = further_.equal_range(name);
  for (auto at = begin; at != end; ++at) values.push_back(at->second);
  return values;
}

const ManifestExpression* GradleValues::replace(std::string_view name, const ManifestExpression* value) {
  const ManifestExpression*& slot = variables_[std::string(name)];
  return std::exchange(slot, value);
}

const ManifestExpression* GradleValues::variable(std::string_view name) const {
  const auto found = variables_.find(name);
  return found == variables_.end() ? nullptr : found->second;
}

std::optional<std::string> GradleValues::text(const ManifestExpression& expression) const {
  Reading reading;
  return raw_text(expression, reading);
}

std::optional<std::string> GradleValues::constant(std::span<const ManifestLink> chain) const {
  const auto found = constants_.find(dotted_name(chain));
  if (found == constants_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<std::string> GradleValues::raw_text(const ManifestExpression& expression, Reading& reading) const {
  if (expression.operands.empty() || expression.operators.size() + 1 != expression.operands.size()) return std::nullopt;
  if (expression.operators.find_first_not_of('+') != std::string::npos) return std::nullopt;
  std::string all;
  for (std::span<const ManifestLink> chain : expression.operands) {
    const auto part = raw_text(chain, reading);
    if (!part || all.size() + part->size() > kMaxText) return std::nullopt;
    all += *part;
  }
  return all;
}

std::optional<std::string> GradleValues::raw_text(std::span<const ManifestLink> chain, Reading& reading) const {
  if (--reading.steps < 0) return std::nullopt;
  const ManifestLink& link = chain[0];
  if (chain.size() == 1 && link.kind == ManifestLink::Kind::Text && !link.is_call && !link.has_block) {
    std::string all;
    for (const ManifestToken::Part& part : link.token->parts) {
      const auto value = part.is_code ? code(part.text, reading) : std::optional<std::string>(part.text);
      if (!value || all.size() + value->size() > kMaxText) return std::nullopt;
      all += *value;
    }
    return all;
  }
  if (chain.size() == 1 && link.kind == ManifestLink::Kind::List && link.arguments.size() == 1) {
    return raw_text(link.arguments[0].value, reading);
  }
  const std::string name = dotted_name(chain);
  return name.empty() ? std::nullopt : code(name, reading);
}

std::optional<std::string> GradleValues::code(std::string_view code, Reading& reading) const {
  const std::string_view name = trim(code);
  if (const auto known = texts_.find(name); known != texts_.end()) return known->second;
  if (const ManifestExpression* value = variable(name))
    return --reading.steps < 0 ? std::nullopt : raw_text(*value, reading);
  if (reading.of_path) {
    if (const auto folder = folder_named(name)) return folder;
  }
  const auto found = constants_.find(name);
  if (knows(name) || found == constants_.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<std::string> GradleValues::folder_named(std::string_view name) const {
  if (contains(kRootFolder, name)) return std::string(kFromRoot) + root_;
  if (contains(kProjectFolder, name)) return std::string(kFromRoot) + project_;
  return std::nullopt;
}

std::optional<std::string> GradleValues::path(const ManifestExpression& expression) const {
  Reading reading{.of_path = true};
  const auto raw = raw_path(expression, reading);
  if (!raw || raw->starts_with('/') || raw->starts_with('~') || raw->find(':') != std::string::npos)
    return std::nullopt;
  if (raw->starts_with(kFromRoot)) return normalize_path(std::string_view(*raw).substr(kFromRoot.size()));
  return normalize_path(join_path(project_, *raw));
}

bool GradleValues::knows_path(const ManifestExpression& expression) const {
  Reading reading{.of_path = true};
  return raw_path(expression, reading).has_value();
}

std::optional<std::string> GradleValues::raw_path(const ManifestExpression& expression, Reading& reading) const {
  if (const ManifestChain* chain = expression.chain()) return raw_path(*chain, reading);
  return raw_text(expression, reading);
}

/// file("x"), File(rootDir, "x"), rootDir.resolve("x"), and texts.
std::optional<std::string> GradleValues::raw_path(std::span<const ManifestLink> chain, Reading& reading) const {
  if (--reading.steps < 0) return std::nullopt;
  const ManifestLink& last = chain.back();
  if (chain.size() > 1 && last.kind == ManifestLink::Kind::Name && last.arguments.empty() && !last.has_block) {
    const bool is_parent = last.is_name("parentFile") || last.is_name("getParentFile");
    if (!is_parent && !contains(kSamePath, last.token->text)) return raw_text(chain, reading);
    const auto path = raw_path(chain.first(chain.size() - 1), reading);
    return path && is_parent ? *path + "/.." : path;
  }
  if (!last.is_call || last.arguments.empty() || last.kind != ManifestLink::Kind::Name) {
    if (chain.size() == 1 && chain[0].is_bare()) {
      if (const ManifestExpression* value = variable(chain[0].token->text)) return raw_path(*value, reading);
    }
    return raw_text(chain, reading);
  }
  const std::string name = last.name();
  const std::span<const ManifestLink> base = chain.first(chain.size() - 1);
  const std::string owner = dotted_name(base);
  if (name == "File" && last.arguments.size() == 2) {
    const auto folder = raw_path(last.arguments[0].value, reading);
    const auto below = raw_text(last.arguments[1].value, reading);
    if (!folder || !below) return std::nullopt;
    return *folder + "/" + *below;
  }
  if (last.arguments.size() != 1) return std::nullopt;
  const auto below = raw_path(last.arguments[0].value, reading);
  if (!below) return std::nullopt;
  const bool is_file = name == "file" || name == "dir" || name == "File" || name == "resolve" || name == "uri";
  if (!is_file) return std::nullopt;
  if (base.empty() || owner == "project" || below->starts_with(kFromRoot) || below->starts_with('/')) return below;
  if (owner == "rootProject") return std::string(kFromRoot) + join_path(root_, *below);
  const auto folder = raw_path(base, reading);
  return folder ? std::optional<std::string>(*folder + "/" + *below) : std::nullopt;
}

std::optional<std::vector<const ManifestExpression*>> GradleValues::list(const ManifestExpression& expression) const {
  const ManifestChain* chain = expression.chain();
  return chain == nullptr ? std::nullopt : list(std::span<const ManifestLink>(*chain));
}

std::optional<std::vector<const ManifestExpression*>> GradleValues::list(std::span<const ManifestLink> chain) const {
  if (chain.size() != 1) return std::nullopt;
  const ManifestLink* link = &chain[0];
  if (link->is_bare()) {
    const ManifestExpression* value = variable(link->token->text);
    link = value == nullptr ? nullptr : value->link();
  }
  if (link == nullptr || link->has_block) return std::nullopt;
  const bool is_list = link->kind == ManifestLink::Kind::List || (link->is_call && contains(kLists, link->name()));
  if (!is_list) return std::nullopt;
  if (elements_left_ <= 0) return std::nullopt;
  elements_left_ -= static_cast<int>(link->arguments.size());
  std::vector<const ManifestExpression*> elements;
  for (const ManifestArgument& argument : link->arguments) {
    if (!argument.label.empty()) return std::nullopt;
    elements.push_back(&argument.value);
  }
  return elements;
}

/// for (x in listOf(...)) { }, for (x in [...]) { }
std::pair<std::string_view, std::optional<std::vector<const ManifestExpression*>>> GradleValues::head_of_for(
    const ManifestLink& link) const {
  if (link.arguments.empty() || link.arguments[0].value.operands.empty()) return {"it", std::nullopt};
  const ManifestChain& head = link.arguments[0].value.operands[0];
  const std::string_view name = head[0].kind == ManifestLink::Kind::Name ? head[0].token->text : "it";
  if (head.size() > 1) return {name, list(std::span(head).subspan(1))};
  return {name, link.arguments.size() == 2 ? list(link.arguments[1].value) : std::nullopt};
}

std::string dotted_name(std::span<const ManifestLink> chain) {
  std::string name;
  for (const ManifestLink& link : chain) {
    if (!link.is_bare()) return {};
    if (!name.empty()) name += '.';
    name += link.token->text;
  }
  return name;
}

}  // namespace podworks
