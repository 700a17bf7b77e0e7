// What the Ruby evaluator reports: each problem once, and no more than somebody would read.
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/ruby/evaluator.h"

namespace podworks {

namespace {

constexpr std::size_t kMaxProblems = 100;
constexpr std::size_t kExcerpt = 60;

}  // namespace

const UnknownReason* RubyEvaluator::report_uncertainty() {
  for (Uncertainty& each : uncertain_) {
    if (std::exchange(each.reported, true)) continue;
    report(
        each.offset,
        fmt::format("{} cannot be decided: {}; what depends on it is taken as possible", each.what, each.reason->why),
        "name the value under `env:` or the method under `podspec_helpers:`, or use a `.podspec.json`");
  }
  return uncertain_.empty() ? nullptr : uncertain_.back().reason;
}

void RubyEvaluator::report(std::uint32_t offset, std::string message, std::string help,
                           std::vector<std::string> notes) {
  if (!reported_.emplace(offset, message).second) return;
  if (problems_.size() >= kMaxProblems) {
    if (!first_unlisted_) first_unlisted_ = offset;
    return;
  }
  Diagnostic problem;
  problem.rule = rule_;
  problem.severity = Severity::Warn;
  problem.place = source_.place_of(offset);
  problem.message = std::move(message);
  problem.help = std::move(help);
  problem.notes = std::move(notes);
  problem.subject = problem.place.file + ":" + problem.message;
  problems_.push_back(std::move(problem));
}

std::vector<Diagnostic> RubyEvaluator::take_problems() {
  std::vector<Diagnostic> problems = std::move(problems_);
  if (!first_unlisted_) return problems;
  Diagnostic rest;
  rest.rule = rule_;
  rest.severity = Severity::Warn;
  rest.place = source_.place_of(*first_unlisted_);
  rest.message = fmt::format(
      "{} not listed",
      counted(reported_.size() - problems.size(), "more problem of this file is", "more problems of this file are"));
  rest.help = "mend the listed ones first; the first of the others is here";
  rest.subject = rest.place.file + ": more problems";
  problems.push_back(std::move(rest));
  return problems;
}

std::string RubyEvaluator::excerpt(const Node& node) const {
  std::string_view text = source_.slice(node.begin, node.end);
  text = trim(text.substr(0, text.find('\n')));
  std::string result = to_valid_utf8(text.substr(0, kExcerpt), true);
  if (text.size() > kExcerpt || text.size() + 2 < node.end - node.begin) result += " ...";
  return result;
}

}  // namespace podworks
