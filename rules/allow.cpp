#include "rules/allow.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "rules/strict_layers.h"

namespace podworks {
namespace {

/// One rule that a comment names.
struct Allowed {
  const AllowComment* comment = nullptr;
  std::string_view rule = {};
  bool is_used = false;
  std::string refused_for = {};  ///< the pod whose layer is strict
};

class Comments {
 public:
  explicit Comments(const RuleContext& context) : context_(context) {
    for (const AllowComment& comment : context.scan.allows) {
      for (const std::string_view rule : split(comment.rules, ',')) {
        by_file_[context.scan.files[index_of(comment.file)].path].push_back(all_.size());
        all_.push_back({&comment, trim(rule), false, {}});
      }
    }
  }

  bool allow(const Diagnostic& finding, const ImportEvidence& import) {
    const auto found = by_file_.find(import.at.file);
    if (found == by_file_.end()) return false;
    bool allowed = false;
    for (const std::size_t i : found->second) {
      Allowed& one = all_[i];
      const auto line = static_cast<std::uint32_t>(std::max(import.at.line, 0));
      if (one.rule != finding.rule || line < one.comment->first_line || line > one.comment->last_line) continue;
      if (one.comment->reason.empty()) continue;
      if (is_strict(context_, import.from)) {
        one.refused_for = import.from;
        continue;
      }
      one.is_used = allowed = true;
    }
    return allowed;
  }

  void report(std::vector<Diagnostic>& findings) const {
    for (const Allowed& one : all_) {
      if (!one.is_used) report(one, findings);
    }
  }

 private:
  void report(const Allowed& one, std::vector<Diagnostic>& findings) const {
    const bool is_rule = find_rule(one.rule) != nullptr;
    if (is_rule && severity_of(context_.project, one.rule) == Severity::Off) return;
    Diagnostic finding;
    finding.rule = "unused-allow";
    finding.severity = severity_of(context_.project, finding.rule);
    if (finding.severity == Severity::Off) return;
    const std::string path(context_.scan.files[index_of(one.comment->file)].path);
    finding.place = {path, static_cast<int>(one.comment->line), static_cast<int>(one.comment->column)};
    finding.length = static_cast<int>(one.comment->length);
    finding.subject = fmt::format("{}: {}", path, one.rule);
    if (!is_rule) {
      say_no_rule(one, finding);
    } else if (one.comment->reason.empty()) {
      finding.message = fmt::format("the comment gives no reason, so it does not allow `{}`", one.rule);
      finding.help = fmt::format("say why behind it: `podworks: allow({}) REASON`", one.rule);
    } else if (!one.refused_for.empty()) {
      finding.message =
          fmt::format("`{}` cannot be allowed here: the layer of `{}` is strict", one.rule, one.refused_for);
      finding.help = "repair the dependency; a strict layer has no exceptions";
    } else {
      finding.message = fmt::format("the comment allows `{}`, which nothing breaks here", one.rule);
      finding.help = "remove it; a comment that stands alone speaks of the import right below it";
    }
    findings.push_back(std::move(finding));
  }

  static void say_no_rule(const Allowed& one, Diagnostic& finding) {
    std::vector<std::string> names;
    for (const Rule& rule : all_rules()) names.emplace_back(rule.id);
    const auto near = nearest(one.rule, names);
    finding.message = fmt::format("the comment allows `{}`, which is no rule", one.rule);
    finding.help = near ? fmt::format("did you mean `{}`?", *near) : "`podworks list rules` names them all";
  }

  const RuleContext& context_;
  std::vector<Allowed> all_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_file_;
};

}  // namespace

void apply_allow_comments(const RuleContext& context, std::vector<Diagnostic>& findings) {
  if (context.scan.allows.empty()) return;
  Comments comments(context);
  for (Diagnostic& finding : findings) {
    if (finding.imports.empty() || !finding.subject.empty()) continue;
    bool all = true;
    for (ImportEvidence& import : finding.imports) {
      import.is_allowed = comments.allow(finding, import);
      all = all && import.is_allowed;
    }
    if (all) finding.status = Status::Allowed;
  }
  comments.report(findings);
}

}  // namespace podworks
