#include "rules/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "rules/baseline.h"
#include "rules/cycle_finding.h"
#include "rules/evidence.h"
#include "rules/names_in_texts.h"
#include "rules/over_limit.h"

namespace podworks {
namespace {

std::string key_of(const std::vector<std::string_view>& parts) {
  std::string key;
  for (const std::string_view part : parts) {
    key += part;
    key += '\0';  // stands in no name
  }
  return key;
}

/// What identifies a finding that is about no import.
std::vector<std::string_view> subject_of(const Diagnostic& finding) {
  if (!finding.subject.empty()) return {finding.rule, finding.subject};
  return {finding.rule, finding.place.file, finding.message};
}

class Then {
 public:
  Then(const std::vector<Diagnostic>& findings, const Renames& renames, const std::vector<Diagnostic>& now)
      : findings_(findings), renames_(renames), now_findings_(now), names_(renames) {
    is_left_.resize(findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i) add(i);
  }

  /// Looks for the finding of now with this number; `matches` gets what it was then.
  bool knows(Diagnostic& finding, std::size_t number) {
    now_ = number;
    return knows(finding);
  }

  Comparison take() {
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      if (!is_left_[i]) comparison_.gone.push_back(i);
    }
    return std::move(comparison_);
  }

 private:
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;  // to the findings

  bool knows(Diagnostic& finding) {
    import_ = 0;
    if (is_cycle(finding)) return knows_cycle(finding);
    if (finding.imports.empty() || !finding.subject.empty()) return knows_subject(finding);
    bool all = true;
    for (; import_ < finding.imports.size(); ++import_) {
      ImportEvidence& import = finding.imports[import_];
      if (knows_import(finding, import)) import.is_known = true;  // the baseline may know it, too
      all = all && (import.is_known || import.is_allowed);
    }
    return all;
  }

  void match(std::size_t then) {
    is_left_[then] = true;
    comparison_.matches.push_back({now_, import_, then});
  }

  void add(std::size_t i) {
    const Diagnostic& finding = findings_[i];
    if (is_cycle(finding)) {
      cycles_.push_back(i);
    } else if (finding.imports.empty() || !finding.subject.empty()) {
      subjects_[key_of(subject_of(finding))].push_back(i);
    } else {
      for (const std::string& rule : rules_of(finding)) {
        for (const ImportEvidence& import : finding.imports) add_import(rule, finding, import, i);
      }
    }
  }

  void add_import(const std::string& rule, const Diagnostic& finding, const ImportEvidence& import, std::size_t i) {
    const std::string& to = import.to.empty() ? finding.to : import.to;
    spellings_[key_of({rule, import.at.file, import.spelling, to})].push_back(i);
    if (import.target.empty()) modules_[key_of({rule, import.at.file, to})].push_back(i);
    if (!import.target.empty()) targets_[key_of({rule, import.at.file, import.target})].push_back(i);
  }

  bool take(const Index& index, const std::string& key) {
    const auto found = index.find(key);
    if (found == index.end()) return false;
    for (const std::size_t i : found->second) match(i);
    return true;
  }

  /// Each rule that the import breaks was broken then. Matches the findings of then with which it broke the first.
  bool knows_import(const Diagnostic& finding, const ImportEvidence& import) {
    const std::vector<std::size_t>* const first = broke(finding.rule, finding, import);
    if (first == nullptr || has_joined(finding, import, *first)) return false;
    for (const std::string& rule : finding.also) {
      if (broke(rule, finding, import) == nullptr) return false;
    }
    for (const std::size_t i : *first) match(i);
    return true;
  }

  /// The pod has taken a file that the pod of then still has: what the file imports is new to it.
  bool has_joined(const Diagnostic& finding, const ImportEvidence& import, const std::vector<std::size_t>& then) {
    if (renames_.files.contains(import.at.file)) return false;
    const std::string& pod = name_then(renames_.pods, finding.from);
    const auto is_from = [&](std::size_t i, const std::string& from) { return findings_[i].from == from; };
    if (std::any_of(then.begin(), then.end(), [&](std::size_t i) { return is_from(i, pod); })) return false;
    if (owners_.empty()) {
      for (const Diagnostic& one : now_findings_) {
        for (const ImportEvidence& each : one.imports) {
          owners_.insert(key_of({each.at.file, each.spelling, name_then(renames_.pods, one.from)}));
        }
      }
    }
    return std::any_of(then.begin(), then.end(), [&](std::size_t i) {
      return owners_.contains(key_of({import.at.file, import.spelling, findings_[i].from}));
    });
  }

  /// The findings of then by which this import broke the rule; null if it did not.
  const std::vector<std::size_t>* broke(const std::string& rule, const Diagnostic& finding,
                                        const ImportEvidence& import) const {
    const auto in = [](const Index& index, const std::string& key) {
      const auto found = index.find(key);
      return found == index.end() ? nullptr : &found->second;
    };
    const std::string& file = name_then(renames_.files, import.at.file);
    const std::string& now_to = import.to.empty() ? finding.to : import.to;
    const std::string& to = name_then(renames_.pods, now_to);
    if (const auto* const found = in(spellings_, key_of({rule, file, import.spelling, to}))) return found;
    // What it reaches may be called otherwise now, or be another pod's.
    const std::string& target = name_then(renames_.files, import.target);
    if (!import.target.empty()) return in(targets_, key_of({rule, file, target}));
    return to != now_to ? in(modules_, key_of({rule, file, to})) : nullptr;
  }

  bool knows_subject(const Diagnostic& finding) {
    if (finding.rule == kOverLimit) return knows_limit(finding);
    if (take(subjects_, key_of(subject_of(finding)))) return true;
    Diagnostic renamed;
    renamed.rule = finding.rule;
    renamed.subject = names_.then(finding.subject);
    renamed.place.file = name_then(renames_.files, finding.place.file);
    renamed.message = names_.then(finding.message);
    return take(subjects_, key_of(subject_of(renamed)));
  }

  /// A limit that was passed then is known as long as the number has not grown.
  bool knows_limit(const Diagnostic& finding) {
    const auto found = subjects_.find(key_of(subject_of(finding)));
    if (found == subjects_.end()) return false;
    for (const std::size_t i : found->second) match(i);
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](std::size_t i) { return amount_over_limit(finding) <= amount_over_limit(findings_[i]); });
  }

  /// Of a circle of pods, of subspecs ("Pod/Sub") or of files.
  std::string member_then(const std::string& member) const {
    if (const auto file = renames_.files.find(member); file != renames_.files.end()) return file->second;
    if (const auto pod = renames_.pods.find(member); pod != renames_.pods.end()) return pod->second;
    const std::size_t slash = member.find('/');
    if (slash == std::string::npos) return member;
    return name_then(renames_.pods, member.substr(0, slash)) + member.substr(slash);
  }

  bool knows_cycle(const Diagnostic& finding) {
    std::set<std::string> members;
    for (const std::string& member : finding.pods) members.insert(member_then(member));
    if (members.size() < finding.pods.size()) return false;  // one of then became several: it has grown
    bool known = false;
    for (const std::size_t i : cycles_) {
      const Diagnostic& cycle = findings_[i];
      const std::set<std::string> before(cycle.pods.begin(), cycle.pods.end());
      if (cycle.rule != finding.rule || !std::includes(before.begin(), before.end(), members.begin(), members.end())) {
        continue;
      }
      match(i);
      known = true;
    }
    return known;
  }

  const std::vector<Diagnostic>& findings_;
  const Renames& renames_;
  const std::vector<Diagnostic>& now_findings_;
  const NamesInTexts names_;
  std::vector<bool> is_left_;
  std::unordered_set<std::string> owners_;  // of now: file, import, pod by its name of then; made when needed
  Comparison comparison_;
  std::size_t now_ = 0;     // the finding that is looked for
  std::size_t import_ = 0;  // and its import
  std::vector<std::size_t> cycles_;
  Index subjects_;
  Index spellings_;
  Index targets_;
  Index modules_;  // by their pods
};

void show_new_imports(Diagnostic& finding) {
  std::vector<ImportEvidence>& imports = finding.imports;
  const auto is_new = [](const ImportEvidence& import) { return !import.is_known && !import.is_allowed; };
  const auto count = static_cast<std::size_t>(std::count_if(imports.begin(), imports.end(), is_new));
  if (count == 0 || count == imports.size()) return;
  const auto first = std::find_if(imports.begin(), imports.end(), is_new);
  finding.place = first->at;
  finding.length = first->length;
  std::vector<std::string> places;
  for (const ImportEvidence& import : imports) {
    if (is_new(import)) places.push_back(short_place(import.at));
  }
  finding.notes.insert(finding.notes.begin(), fmt::format("the dependency is known; new is {}", join(places, ", ")));
}

}  // namespace

const std::string& name_then(const Renames::Names& names, const std::string& now) {
  const auto renamed = names.find(now);
  return renamed != names.end() ? renamed->second : now;
}

Comparison compare_findings(const std::vector<Diagnostic>& then, const Renames& renames, std::vector<Diagnostic>& now) {
  Then before(then, renames, now);
  for (std::size_t i = 0; i < now.size(); ++i) {
    const bool known = before.knows(now[i], i);
    if (known && now[i].status == Status::New) now[i].status = Status::Known;
  }
  return before.take();
}

void show_new_imports(std::vector<Diagnostic>& findings) {
  for (Diagnostic& finding : findings) {
    if (finding.status == Status::New) show_new_imports(finding);
  }
}

}  // namespace podworks
