#include "rules/allow.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "rules/baseline.h"
#include "rules/exceptions.h"

namespace podworks {
namespace {

/// One rule that a comment names.
struct Allowed {
  const AllowComment* comment = nullptr;
  std::string_view rule = {};
  bool is_used = false;
  const ImportEvidence* first = nullptr;  ///< the first import there that breaks the rule
  std::string_view first_to = {};
  bool is_about_several = false;  ///< imports of several pods
  Exceptions refused = {};        ///< what says that the pod takes none
};

class Comments {
 public:
  explicit Comments(const RuleContext& context) : context_(context) {
    for (const AllowComment& comment : context.scan.allows) {
      for (const std::string_view rule : split(comment.rules, ',')) {
        auto& by_line = by_file_[context.scan.files[index_of(comment.file)].path];
        for (std::uint32_t line = comment.first_line; line <= comment.last_line; ++line) {
          by_line[line].push_back(all_.size());
        }
        all_.push_back({.comment = &comment, .rule = trim(rule)});
      }
    }
  }

  /// A comment is about one import: of several pods' on its line it cannot say which.
  void meet(const std::string& rule, const Diagnostic& finding, const ImportEvidence& import) {
    const std::string& to = import.to.empty() ? finding.to : import.to;
    for_each(rule, import, [&](Allowed& one) {
      if (one.first == nullptr) {
        one.first = &import;
        one.first_to = to;
      }
      one.is_about_several = one.is_about_several || (one.first->at != import.at && one.first_to != to);
    });
  }

  bool allow(const std::string& rule, const ImportEvidence& import) {
    bool allowed = false;
    for_each(rule, import, [&](Allowed& one) {
      if (one.comment->reason.empty() || one.is_about_several) return;
      one.refused = exceptions_of(context_, import.from);
      if (one.refused.strict != Strict::No) return;
      one.is_used = allowed = true;
    });
    return allowed;
  }

  void report(std::vector<Diagnostic>& findings) const {
    for (const Allowed& one : all_) {
      if (!one.is_used) report(one, findings);
    }
  }

 private:
  template <class Visit>
  void for_each(const std::string& rule, const ImportEvidence& import, Visit visit) {
    const auto found = by_file_.find(import.at.file);
    if (found == by_file_.end()) return;
    const auto comments = found->second.find(static_cast<std::uint32_t>(std::max(import.at.line, 0)));
    if (comments == found->second.end()) return;
    for (const std::size_t i : comments->second) {
      if (all_[i].rule == rule) visit(all_[i]);
    }
  }

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
    } else if (one.is_about_several) {
      finding.message = fmt::format("several imports here break `{}`, and the comment does not say which", one.rule);
      finding.help = "give each import a line and a comment of its own";
    } else if (one.refused.strict != Strict::No) {
      finding.message = fmt::format("`{}` cannot be allowed here: {}", one.rule, why(context_, one.refused));
      finding.help = "repair the dependency; where `strict` holds there are no exceptions";
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
  using ByLine = std::unordered_map<std::uint32_t, std::vector<std::size_t>>;
  std::unordered_map<std::string_view, ByLine> by_file_;
};

}  // namespace

void apply_allow_comments(const RuleContext& context, std::vector<Diagnostic>& findings) {
  if (context.scan.allows.empty()) return;
  Comments comments(context);
  for (const Diagnostic& finding : findings) {
    if (!is_about_imports(finding)) continue;
    for (const ImportEvidence& import : finding.imports) {
      for (const std::string& rule : rules_of(finding)) comments.meet(rule, finding, import);
    }
  }
  for (Diagnostic& finding : findings) {
    if (!is_about_imports(finding)) continue;
    bool all = true;
    for (ImportEvidence& import : finding.imports) {
      import.is_allowed = true;
      for (const std::string& rule : rules_of(finding)) {
        import.is_allowed = comments.allow(rule, import) && import.is_allowed;
      }
      all = all && import.is_allowed;
    }
    if (all) finding.status = Status::Allowed;
  }
  comments.report(findings);
}

}  // namespace podworks
