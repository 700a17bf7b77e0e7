#include "scanner/pods/podspec.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/podspec_declaration.h"
#include "scanner/pods/ruby/parser.h"

namespace podworks {

namespace {

constexpr std::string_view kRule = "podspec-problem";

bool is_podspec(std::string_view path) {
  return path.ends_with(".podspec") && base_name(path).size() > 8;
}

Result<std::vector<PodDeclaration>> read_podspec(const ReaderContext& context, std::string_view path) {
  Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  if (text.value().size() > kMaxRubyBytes) {
    return Error{.message = fmt::format("the podspec is larger than {} MB", kMaxRubyBytes >> 20),
                 .where = {.file = std::string(path)},
                 .hint = "leave it out with `exclude:`"};
  }
  EvaluatedPodspec podspec(context, path, std::move(text.value()));
  std::vector<Diagnostic> problems = podspec.take_problems();
  if (podspec.root() == nullptr) {
    Error error = {.message = "no `Pod::Spec.new` is reached in it", .where = {.file = std::string(path)}};
    if (!problems.empty()) {
      error.message += fmt::format(": {}", problems.front().message);
      error.where = problems.front().place;
    }
    error.hint = "put the output of `pod ipc spec` beside it as `.podspec.json`, or leave it out with `exclude:`";
    return error;
  }
  DeclarationSource source = {.path = std::string(path), .reader = "podspec"};
  source.place_of = [&](const UnknownReason& reason) { return podspec.source().place_of(reason.offset); };
  PodDeclaration pod = declare_pod(*podspec.root(), source);
  std::move(pod.problems.begin(), pod.problems.end(), std::back_inserter(problems));
  pod.problems = std::move(problems);
  for (Diagnostic& problem : pod.problems) problem.pods = {pod.name};
  pod.unset_environment = podspec.unset_environment();
  std::vector<PodDeclaration> pods;
  pods.push_back(std::move(pod));
  return pods;
}

}  // namespace

EvaluatedPodspec::EvaluatedPodspec(const ReaderContext& context, std::string_view path, std::string text)
    : source_(std::string(path), std::move(text)),
      world_{.files = context.files,
             .listing = context.listing,
             .folder = std::string(folder_of(path)),
             .environment = context.project.env},
      dsl_(context.project, world_),
      host_(dsl_.host()),
      ruby_(source_, heap_, world_, host_, std::string(kRule)),
      program_(parse_ruby(source_.main().text)) {
  dsl_.set_evaluator(ruby_);
  ruby_.run(*program_);
  if (dsl_.roots().size() > 1) {
    ruby_.report(0, "this file makes several specifications; CocoaPods takes the last one",
                 "give each pod a podspec of its own");
  }
}

std::vector<std::string> EvaluatedPodspec::unset_environment() const {
  std::vector<std::string> names;
  for (const std::string& name : world_.asked) {
    if (!world_.environment.contains(name)) names.push_back(name);
  }
  return names;
}

Reader podspec_reader() {
  return {.id = "podspec",
          .summary = "CocoaPods' podspecs, evaluated without Ruby",
          .is_manifest = is_podspec,
          .read = read_podspec,
          .read_export = read_podspec_answers,
          .declares_for = kAppleLanguages,
          .packaging = Packaging::CocoaPods};
}

}  // namespace podworks
