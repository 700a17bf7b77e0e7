// Reads a Podfile's literal subset: targets, `pod` lines, methods of the file itself. What adds pods in ways that
// cannot be followed (autolinking, eval) makes the result partial.
#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/pod_name.h"
#include "scanner/pods/podfile_targets.h"
#include "scanner/pods/podfile_words.h"
#include "scanner/pods/raw_podspec.h"
#include "scanner/pods/reader.h"
#include "scanner/pods/ruby/evaluator.h"
#include "scanner/pods/ruby/parser.h"

namespace podworks {

namespace {

constexpr std::string_view kRule = "manifest-problem";
constexpr std::string_view kPreferLock = "list the pods in the Podfile, or name the app's `roots:` in podworks.yml";

/// Options of a `pod` line that say which pods it means.
constexpr std::array kReadOptions = std::to_array<std::string_view>({"appspecs", "path", "subspecs", "testspecs"});

class PodfileDsl {
 public:
  PodfileDsl(const ReaderContext& context, std::string_view path)
      : world_{.files = context.files,
               .listing = context.listing,
               .folder = std::string(folder_of(path)),
               .environment = context.project.env} {}

  PodfileDeclaration read(RubySource& source);

 private:
  std::optional<Value> call_function(const RubyCall& call);
  void add_target(const RubyCall& call, bool abstract);
  void add_pod(const RubyCall& call);
  void add_options(PodfilePod& pod, const RubyCall& call);
  void set_platform(const RubyCall& call);
  void keep_setting(const RubyCall& call);
  std::string path_of(const Value& option, const RubyCall& call);
  void add_named(const PodfilePod& pod, const std::string& part);
  void set_inheritance(const RubyCall& call);
  void hook(const RubyCall& call);
  void lose(const RubyCall& call, const std::string& message);

  std::uint32_t offset_of(const RubyCall& call) const { return call.node != nullptr ? call.node->begin : 0; }

  RubyWorld world_;
  RubyEvaluator* ruby_ = nullptr;
  PodfileTargets targets_;
  std::map<std::string, int, std::less<>> hooks_;
  PodfileDeclaration result_;
};

/// `path` as seen from the pool's root, above which it may lie; an absolute one stays.
std::string from_root(std::string_view folder, std::string_view path) {
  if (path.starts_with('/') || path.starts_with('~')) return std::string(path);
  std::vector<std::string> parts;
  const std::string joined = join_path(folder, path);
  for (const std::string_view part : split(joined, '/')) {
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else {
      parts.emplace_back(part);
    }
  }
  return join(parts, "/");
}

template <class Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

PodfileDeclaration PodfileDsl::read(RubySource& source) {
  RubyHost host;
  host.call_function = [this](const RubyCall& call) { return call_function(call); };
  host.unknown_call = [this](const RubyCall& call, bool) {
    const bool adds_pods = call.name == "pod" || call.name == "target" || call.name == "abstract_target";
    if (call.receiver && adds_pods)
      lose(call, fmt::format("`{}` is called on an object: what it adds is not known", call.name));
    if (call.receiver) return;
    lose(call, fmt::format("`{}` is defined elsewhere; the pods that it adds are not known", call.name));
  };
  host.lost_statement = [this] { result_.is_partial = true; };
  const std::unique_ptr<RubyProgram> program = parse_ruby(source.main().text);
  RubyHeap heap;
  RubyEvaluator ruby(source, heap, world_, host, std::string(kRule));
  ruby_ = &ruby;
  ruby.run(*program);
  result_.targets = targets_.declared();
  result_.problems = ruby.take_problems();
  return std::move(result_);
}

std::optional<Value> PodfileDsl::call_function(const RubyCall& call) {
  if (is_harmless_helper(call.name)) {
    return ruby_->unknown(fmt::format("the result of `{}` is not known", call.name), call.node);
  }
  if (call.is_defined) return std::nullopt;  // the Podfile's own group of pods
  if (call.name == "pod") {
    add_pod(call);
  } else if (call.name == "target" || call.name == "abstract_target") {
    add_target(call, call.name == "abstract_target");
  } else if (call.name == "inherit!") {
    set_inheritance(call);
  } else if (call.name == "platform") {
    set_platform(call);
  } else if (is_podfile_hook(call.name)) {
    keep_setting(call);
    hook(call);
  } else if (call.name == "podspec") {
    lose(call, "`podspec` takes the dependencies of a podspec; they are not added here");
  } else if (call.name == "eval" || call.name == "instance_eval" || call.name == "eval_gemfile") {
    lose(call, fmt::format("`{}` is never run; the pods that it adds are not known", call.name));
  } else if (call.name == "use_native_modules!") {
    lose(call, "`use_native_modules!` adds the pods of node_modules, which are not known here");
    return ruby_->unknown("the result of `use_native_modules!` is not known", call.node);
  } else if (adds_no_pod(call.name)) {
    keep_setting(call);
  } else {
    return std::nullopt;
  }
  return Value{};
}

void PodfileDsl::add_target(const RubyCall& call, bool abstract) {
  const Value name = call.argument(0);
  if (!name.is_text()) return lose(call, "the name of this target cannot be known; its pods are left out");
  if (ruby_->is_uncertain()) {
    ruby_->report_uncertainty();
    result_.is_partial = true;
  }
  targets_.open(*name.text, abstract, ruby_->source().place_of(offset_of(call)));
  if (call.block != nullptr) ruby_->call_block(*call.block, std::span<const Value>());
  targets_.close();
}

void PodfileDsl::add_pod(const RubyCall& call) {
  const Value name = call.argument(0);
  if (!name.is_text()) {
    const UnknownReason* why = why_unknown(name);
    return lose(call,
                fmt::format("the name of this pod cannot be known: {}", why != nullptr ? why->why : "it is no text"));
  }
  if (ruby_->is_uncertain()) {
    ruby_->report_uncertainty();
    result_.is_partial = true;
  }
  if (const auto fault = fault_of_dependency_name(*name.text)) {
    return ruby_->report(offset_of(call), fmt::format("`{}` is no name of a pod: {}", *name.text, *fault),
                         "correct the name: CocoaPods stops here");
  }
  PodfilePod pod = {.name = *name.text, .at = ruby_->source().place_of(offset_of(call))};
  for (const Value& requirement : call.positional().subspan(1)) {
    if (requirement.is(ValueKind::Hash)) continue;
    std::vector<std::string> texts;
    if (!requirement.is(ValueKind::Symbol) && texts_of(requirement, texts)) {
      pod.requirements.insert(pod.requirements.end(), texts.begin(), texts.end());
    }
  }
  const auto texts = [&](std::string_view key) {
    std::vector<std::string> result;
    const Value* option = call.keyword(key);
    if (option != nullptr && !texts_of(*option, result))
      lose(call, fmt::format("`:{}` of `{}` cannot be known", key, pod.name));
    return result;
  };
  add_options(pod, call);
  if (const Value* path = call.keyword("path")) {
    pod.path = path_of(*path, call);
    // A folder outside of the pool is only handed on: relative to the pool's root, like `path`.
    if (pod.path.empty() && path->is_text()) pod.options.push_back({"path", {from_root(world_.folder, *path->text)}});
  }
  const std::vector<std::string> subspecs = texts("subspecs");
  if (subspecs.empty()) targets_.current().pods.push_back(pod);
  for (const std::string& part : subspecs) add_named(pod, part);
  for (const std::string& part : texts("testspecs")) add_named(pod, part);
  for (const std::string& part : texts("appspecs")) add_named(pod, part);
}

void PodfileDsl::add_options(PodfilePod& pod, const RubyCall& call) {
  if (call.arguments.empty() || !call.arguments.back().is(ValueKind::Hash)) return;
  for (const auto& [key, value] : call.arguments.back().hash->entries) {
    if (!key.is_text() || value.is_nil() || contains(kReadOptions, *key.text))
      continue;  // nil: as if it were not there
    PodfileOption option = {.name = *key.text, .is_list = value.is(ValueKind::Array)};
    if (value.is(ValueKind::Boolean)) {
      option.is_flag = true;
      option.values = {value.boolean ? "true" : "false"};
    } else if (!texts_of(value, option.values)) {
      lose(call, fmt::format("`:{}` of `{}` cannot be known", option.name, pod.name));
      continue;
    }
    pod.options.push_back(std::move(option));
  }
}

void PodfileDsl::set_platform(const RubyCall& call) {
  const Value name = call.argument(0);
  const Value version = call.argument(1);
  std::vector<std::string> texts;
  // `min_ios_version_supported` and the like: only somebody who generates from this Podfile needs to be told.
  if (!name.is_text() || !texts_of(version, texts)) return keep_setting(call);
  targets_.current().platform = *name.text;
  if (!texts.empty()) targets_.current().platform_version = texts.front();
}

void PodfileDsl::keep_setting(const RubyCall& call) {
  if (!contains(result_.settings, call.name)) result_.settings.emplace_back(call.name);
}

void PodfileDsl::add_named(const PodfilePod& pod, const std::string& part) {
  PodfilePod named = pod;
  named.name += "/" + part;
  targets_.current().pods.push_back(std::move(named));
}

/// The folder of `:path`, relative to the pool's root; empty if it lies outside or cannot be known.
std::string PodfileDsl::path_of(const Value& option, const RubyCall& call) {
  if (!option.is_text()) {
    lose(call, "the `:path` of this pod cannot be known");
    return {};
  }
  const auto inside = world_.in_pool(*option.text);
  if (!inside) return {};
  const bool is_manifest = inside->ends_with(".podspec") || inside->ends_with(".podspec.json");
  const std::string folder = is_manifest ? std::string(folder_of(*inside)) : *inside;
  return folder.empty() ? "." : folder;
}

void PodfileDsl::set_inheritance(const RubyCall& call) {
  const Value mode = call.argument(0);
  if (mode.is_text()) {
    targets_.current().inherit = *mode.text;
  } else {
    lose(call, "what this target inherits cannot be known");
  }
}

void PodfileDsl::hook(const RubyCall& call) {
  if (++hooks_[std::string(call.name)] != 2) return;
  ruby_->report(offset_of(call), fmt::format("a second `{}`: CocoaPods stops here", call.name),
                fmt::format("put both into one `{}` block", call.name));
}

void PodfileDsl::lose(const RubyCall& call, const std::string& message) {
  result_.is_partial = true;
  ruby_->report(offset_of(call), message, std::string(kPreferLock));
}

}  // namespace

Result<PodfileDeclaration> read_podfile(const ReaderContext& context, std::string_view path) {
  Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  if (text.value().size() > kMaxRubyBytes) {
    return Error{.message = fmt::format("the Podfile is larger than {} MB", kMaxRubyBytes >> 20),
                 .where = {.file = std::string(path)},
                 .hint = "name the app's `roots:` in podworks.yml instead"};
  }
  RubySource source{std::string(path), std::move(text.value())};
  return PodfileDsl(context, path).read(source);
}

}  // namespace podworks
