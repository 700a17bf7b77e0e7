// A BUILD file and the .bzl files that it loads, each of which is run once.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "scanner/pods/bazel/evaluator.h"

namespace podworks {

StarlarkEvaluator::Package StarlarkEvaluator::run(std::string_view text, const std::string& path,
                                                  const std::string& package, const BazelFiles& files) {
  Package found;
  const StarlarkProgram program = parse_starlark(text);
  found.flaws = {path, program.errors, false};
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
  const std::optional<std::string> text = loading_.size() < kMaxLoads ? surroundings_.read(path) : std::nullopt;
  module.is_broken = !text;
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

std::vector<StarlarkEvaluator::Flaws> StarlarkEvaluator::flaws_of_loaded() const {
  std::vector<const Module*> open = loaded_;
  std::set<const Module*> seen;
  std::vector<Flaws> flaws;
  while (!open.empty()) {
    const Module& module = *open.back();
    open.pop_back();
    if (!seen.insert(&module).second) continue;
    open.insert(open.end(), module.loads.begin(), module.loads.end());
    Flaws own = {module.path, module.program.errors, module.is_exhausted};
    if (!own.empty()) flaws.push_back(std::move(own));
  }
  std::sort(flaws.begin(), flaws.end(), [](const Flaws& a, const Flaws& b) { return a.path < b.path; });
  return flaws;
}

}  // namespace podworks
