// A BUILD file and the .bzl files that it loads, each of which is run once.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

StarlarkEvaluator::Package StarlarkEvaluator::run(std::string_view text, const std::string& path,
                                                  const std::string& package, const BazelFiles& files) {
  Package found;
  const StarlarkProgram program = parse_starlark(text);
  found.flaws = {path, program.errors, {}, false};
  StarlarkHeap heap;
  heap_ = &heap;
  package_ = &found;
  files_ = &files;
  package_name_ = package;
  call_at_ = {path, 0, 0};
  steps_ = 0;
  depth_ = 0;
  module_ = 0;
  loaded_.clear();
  StarlarkScope& globals = heap.scopes.emplace_back();
  frames_.push_back({.scope = &globals, .file = &path, .folder = std::string(folder_of(path))});
  for (const StarlarkStatement& statement : program.statements) {
    call_at_.line = statement.line;
    call_at_.column = statement.column;
    run_statement(statement);
    if (is_over()) break;
  }
  frames_.clear();
  found.flaws.is_exhausted = is_over();
  found.flaws_of_loaded = flaws_of_loaded();
  heap_ = nullptr;
  return found;
}

void StarlarkEvaluator::load(const StarlarkStatement& statement) {
  const std::optional<std::string> path = surroundings_.find(statement.module, frame().folder);
  Module* const loaded = path ? &module(*path) : nullptr;
  const bool is_known = loaded != nullptr && !loaded->is_broken && !loaded->is_loading;
  if (loaded != nullptr && !is_known && !loading_.empty()) loading_.back()->is_broken = true;
  if (loaded != nullptr) (loading_.empty() ? loaded_ : loading_.back()->loads).push_back(loaded);
  // Where other repositories lie is for the main module to say, and this may be none.
  const bool is_own = !statement.module.starts_with('@') || statement.module.find('/') <= 2;
  if (loaded != nullptr && loaded->is_absent && is_own) {
    (loading_.empty() ? package_->flaws.loads : loading_.back()->absent_loads)
        .push_back({fmt::format("`{}` is not there", statement.module), statement.line, statement.column});
  }
  for (const StarlarkSymbol& symbol : statement.symbols) {
    Value value;
    value.kind = Kind::Foreign;
    value.text = symbol.original;
    value.file = frame().file;
    value.line = statement.line;
    value.column = statement.column;
    if (is_known) {
      const auto found = loaded->globals.names.find(symbol.original);
      if (found != loaded->globals.names.end()) value = found->second;
    }
    frame().scope->names[symbol.name] = std::move(value);
  }
}

/// A file is run once.
StarlarkEvaluator::Module& StarlarkEvaluator::module(const std::string& path) {
  const auto [entry, is_new] = modules_.try_emplace(path);
  if (!is_new) return *entry->second;
  entry->second = std::make_unique<Module>();
  Module& module = *entry->second;
  module.path = path;
  module.is_loading = true;
  module.is_exhausted = loading_.size() >= kMaxLoads;
  const std::optional<std::string> text = module.is_exhausted ? std::nullopt : surroundings_.read(path);
  module.is_broken = !text;
  module.is_absent = !text && !module.is_exhausted;
  if (text) {
    module.program = parse_starlark(*text);
    run_module(module);
  }
  module.is_loading = false;
  return module;
}

/// Its steps are its own: what a BUILD file costs does not depend on which one came before.
void StarlarkEvaluator::run_module(Module& module) {
  const std::size_t steps = std::exchange(steps_, 0);
  const int depth = std::exchange(depth_, 0);
  StarlarkHeap* const heap = std::exchange(heap_, &module.heap);
  const int before = std::exchange(module_, ++modules_seen_);
  loading_.push_back(&module);
  frames_.push_back({.scope = &module.globals, .file = &module.path, .folder = std::string(folder_of(module.path))});
  run_block(module.program.statements);
  frames_.pop_back();
  loading_.pop_back();
  module.is_exhausted = is_over();
  module_ = before;
  heap_ = heap;
  depth_ = depth;
  steps_ = steps;
}

/// Those that load themselves by way of others, and what lies between them, by path: what is left when files that load
/// none of the rest are taken away, and files that none of the rest loads.
std::vector<const StarlarkEvaluator::Module*> StarlarkEvaluator::circle_among(
    const std::vector<const Module*>& modules) {
  std::map<const Module*, std::vector<const Module*>> loads;
  std::map<const Module*, std::vector<const Module*>> loaded_by;
  for (const Module* module : modules) {
    if (!module->is_broken) continue;  // one in a circle is
    loads[module];
    loaded_by[module];
    for (const Module* to : std::set<const Module*>(module->loads.begin(), module->loads.end())) {
      if (!to->is_broken) continue;
      loads[module].push_back(to);
      loaded_by[to].push_back(module);
    }
  }
  std::set<const Module*> left;
  for (const auto& [module, all] : loads) left.insert(module);
  const auto peel = [&](const auto& forward, const auto& backward) {
    std::map<const Module*, std::size_t> open;
    std::vector<const Module*> ends;
    for (const Module* module : left) {
      const auto& all = forward.at(module);
      open[module] = static_cast<std::size_t>(
          std::count_if(all.begin(), all.end(), [&](const Module* one) { return left.contains(one); }));
      if (open[module] == 0) ends.push_back(module);
    }
    while (!ends.empty()) {
      const Module* const end = ends.back();
      ends.pop_back();
      left.erase(end);
      for (const Module* module : backward.at(end)) {
        if (left.contains(module) && --open[module] == 0) ends.push_back(module);
      }
    }
  };
  peel(loads, loaded_by);
  peel(loaded_by, loads);
  std::vector<const Module*> circle(left.begin(), left.end());
  std::sort(circle.begin(), circle.end(), [](const Module* a, const Module* b) { return a->path < b->path; });
  return circle;
}

std::vector<StarlarkEvaluator::Flaws> StarlarkEvaluator::flaws_of_loaded() const {
  std::vector<const Module*> open = loaded_;
  std::set<const Module*> seen;
  std::vector<Flaws> flaws;
  while (!open.empty()) {
    const Module& module = *open.back();
    open.pop_back();
    if (!seen.insert(&module).second) continue;
    open.insert(open.end(), module.loads.begin(), module.loads.end());
    Flaws own = {module.path, module.program.errors, module.absent_loads, module.is_exhausted};
    if (!own.empty()) flaws.push_back(std::move(own));
  }
  const std::vector<const Module*> circle = circle_among({seen.begin(), seen.end()});
  if (!circle.empty()) {
    std::string paths;
    for (std::size_t i = 0; i < std::min<std::size_t>(circle.size(), 3); ++i) paths += " `" + circle[i]->path + "`";
    flaws.push_back({circle[0]->path, {}, {{"files load each other in a circle:" + paths, 0, 0}}, false});
  }
  std::sort(flaws.begin(), flaws.end(), [](const Flaws& a, const Flaws& b) { return a.path < b.path; });
  return flaws;
}

}  // namespace podworks
