#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "rules/declared.h"
#include "rules/doubtful_uses.h"
#include "rules/lookup.h"
#include "rules/rows.h"

namespace podworks {
namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings);
/// Declared pairs that no import of the graph shows, where both sides are known well enough to say so.
std::vector<UnusedCandidate> find_candidates(const RuleContext& context);
/// Annotation processors and what is loaded at run time need no import.
bool shows_in_imports(const DeclaredDependency& dependency);
/// By PodId: a header or a module that another pod could import.
std::vector<bool> importable_pods(const ScanResult& scan);
/// By PodId: sources were read and no list of files is known only in part.
std::vector<bool> fully_read_pods(const ScanResult& scan);
/// By PodId: files that ship import something. One whose files are stand-ins only passes others on.
std::vector<bool> importing_pods(const ScanResult& scan);
/// A line that says for many pods what they depend on, in a convention plugin or a helper: a need of one is its reason.
std::set<std::pair<Place, PodId>> lines_that_are_used(const RuleContext& context);
/// How many more dependencies the same statement of the manifest declares, as a helper method or a loop does.
std::size_t declared_together(const UnusedCandidate& candidate);
Diagnostic describe(const ScanResult& scan, const UnusedCandidate& candidate);
/// One a product of which no target is imported where it is declared.
void report_products(const RuleContext& context, const std::map<PodPair, const UnusedCandidate*>& unused,
                     const std::set<PodPair>& doubtful, std::vector<Diagnostic>& findings);
Diagnostic describe_product(const ScanResult& scan, const std::string& product,
                            const std::vector<const UnusedCandidate*>& targets);

}  // namespace

Rule unused_dependency() {
  Rule rule;
  rule.id = "unused-dependency";
  rule.severity = Severity::Warn;
  rule.about = "pod";
  rule.summary = "a pod declares another one and never imports it";
  rule.explanation.checks =
      "Dependencies in a pod's manifest on a pod of the pool of which no file of the declaring pod imports anything. A "
      "line that declares for many pods, in a convention plugin or a helper, is found once, and only if none of them "
      "imports it. Silent where it cannot be known: manifests whose files are known only in part, pods without sources "
      "of their own, or with sources that import nothing and dependencies that are passed on (they only bundle "
      "others), pods with nothing to import (resources, scripts), pods that share a "
      "package, imports that are ambiguous or unresolved, and modules that come through a re-export.";
  rule.explanation.why =
      "An app carries what manifests declare, used or not. A dependency that outlived its last import keeps its whole "
      "closure "
      "in every app that takes the pod, and the build waits for it.";
  rule.explanation.fix =
      "Remove the line from the manifest. Keep it if the pod is needed without an import: classes looked up by name at "
      "run "
      "time, categories loaded for their effect, a script or a resource.";
  rule.explanation.configuration = "`rules: { unused-dependency: off }`, or `note` to see them without a warning.";
  rule.explanation.example =
      "`House.podspec` says `s.dependency 'WBOldCache'`, and the last `#import <WBOldCache/...>` was removed a year "
      "ago. Every "
      "app with `House` still builds and ships `WBOldCache`.";
  rule.check = check;
  return rule;
}

namespace {

void check(const RuleContext& context, std::vector<Diagnostic>& findings) {
  const std::vector<UnusedCandidate> candidates = find_candidates(context);
  if (candidates.empty()) return;
  const std::set<PodPair> doubtful = doubtful_uses(context.scan, candidates);
  std::map<std::pair<Place, PodId>, std::vector<const UnusedCandidate*>> by_line;
  std::map<PodPair, const UnusedCandidate*> unused;
  for (const UnusedCandidate& candidate : candidates) {
    if (doubtful.contains({candidate.from, candidate.to})) continue;
    unused.emplace(PodPair{candidate.from, candidate.to}, &candidate);
    if (candidate.declared->product.empty()) by_line[{candidate.declared->at, candidate.to}].push_back(&candidate);
  }
  report_products(context, unused, doubtful, findings);
  const std::set<std::pair<Place, PodId>> used = lines_that_are_used(context);
  for (const auto& [line, all] : by_line) {
    if (line.first.file.empty()) {
      for (const UnusedCandidate* candidate : all) findings.push_back(describe(context.scan, *candidate));
    } else if (!used.contains(line)) {
      findings.push_back(describe(context.scan, *all.front()));
      if (all.size() > 1) {
        findings.back().notes.push_back(fmt::format("the same line declares it for {}, none of which imports it",
                                                    counted(all.size() - 1, "pod more", "pods more")));
      }
    }
  }
}

std::set<std::pair<Place, PodId>> lines_that_are_used(const RuleContext& context) {
  std::set<std::pair<Place, PodId>> used;
  for (const Unit& unit : context.scan.units) {
    for (const Unit::Declared& declared : unit.declared) {
      if (declared.units.empty() || declared.dependency.at.file.empty()) continue;
      const PodId to = pod_of(context.scan, declared.units.front());
      if (context.graph.find(unit.pod, to) != nullptr) used.emplace(declared.dependency.at, to);
    }
  }
  return used;
}

std::vector<UnusedCandidate> find_candidates(const RuleContext& context) {
  const ScanResult& scan = context.scan;
  const std::vector<bool> importable = importable_pods(scan);
  const std::vector<bool> fully_read = fully_read_pods(scan);
  const std::vector<bool> importing = importing_pods(scan);
  std::vector<UnusedCandidate> candidates;
  std::set<PodPair> seen;
  for (const Unit& unit : scan.units) {
    if (unit.kind != UnitKind::Library || !fully_read[index_of(unit.pod)]) continue;
    for (const Unit::Declared& declared : unit.declared) {
      if (declared.units.empty() || !shows_in_imports(declared.dependency)) continue;
      if (declared.dependency.reexported && !importing[index_of(unit.pod)]) continue;
      const PodId to = pod_of(scan, declared.units.front());
      if (to == unit.pod || !importable[index_of(to)] || context.graph.find(unit.pod, to) != nullptr) continue;
      if (seen.insert({unit.pod, to}).second) candidates.push_back({unit.pod, to, &unit, &declared.dependency});
    }
  }
  return candidates;
}

bool shows_in_imports(const DeclaredDependency& dependency) {
  // What npm packages develop with is named in configurations and commands.
  if (dependency.purpose == DeclaredFor::Tests) return dependency.reader != "npm";
  return dependency.purpose == DeclaredFor::Build;
}

std::vector<bool> importable_pods(const ScanResult& scan) {
  std::vector<bool> importable(scan.pods.size(), false);
  for (const SourceFile& file : scan.files) {
    for (std::uint32_t i = 0; i < file.owner_count; ++i) {
      const FileOwner& owner = scan.owners[file.first_owner + i];
      const bool is_module = file.language != Language::CFamily && owner.role == Role::Source;
      if (is_module || owner.role == Role::PublicHeader) importable[index_of(pod_of(scan, owner.unit))] = true;
    }
  }
  for (std::size_t i = 0; i < importable.size(); ++i) {
    if (scan.pods[i].sources_are_absent || scan.pods[i].works_without_import) importable[i] = false;
  }
  return importable;
}

std::vector<bool> importing_pods(const ScanResult& scan) {
  std::vector<bool> importing(scan.pods.size(), false);
  for (const Import& import : scan.imports) {
    if (import.from && import.kind != DependencyKind::Test) importing[index_of(pod_of(scan, *import.from))] = true;
  }
  return importing;
}

std::vector<bool> fully_read_pods(const ScanResult& scan) {
  std::vector<bool> read(scan.pods.size(), false);
  for (const SourceFile& file : scan.files) {
    if (!file.scanned) continue;
    for (std::uint32_t i = 0; i < file.owner_count; ++i) {
      const FileOwner& owner = scan.owners[file.first_owner + i];
      if (owner.role != Role::Test && owner.role != Role::Resource) read[index_of(pod_of(scan, owner.unit))] = true;
    }
  }
  for (const Unit& unit : scan.units) {
    if (unit.files_are_partial) read[index_of(unit.pod)] = false;
  }
  for (const SourceFile& file : scan.files) {
    if (file.scanned || file.language == Language::None || file.is_second_path)
      continue;  // an unreadable source may hold the import
    for (std::uint32_t i = 0; i < file.owner_count; ++i) {
      read[index_of(pod_of(scan, scan.owners[file.first_owner + i].unit))] = false;
    }
  }
  return read;
}

std::size_t declared_together(const UnusedCandidate& candidate) {
  const std::vector<Unit::Declared>& all = candidate.unit->declared;
  const auto same = std::count_if(all.begin(), all.end(), [&](const Unit::Declared& other) {
    const std::string& product = candidate.declared->product;
    const bool is_of_product =
        &other.dependency != candidate.declared && !product.empty() && other.dependency.product == product;
    return other.dependency.at == candidate.declared->at && other.dependency.at.line != 0 && !is_of_product;
  });
  return same > 0 ? static_cast<std::size_t>(same) - 1 : 0;
}

Diagnostic describe(const ScanResult& scan, const UnusedCandidate& candidate) {
  Diagnostic finding;
  finding.rule = "unused-dependency";
  finding.from = name_of(scan, candidate.from);
  finding.to = name_of(scan, candidate.to);
  finding.subject = fmt::format("{} -> {}", finding.from, finding.to);
  finding.place = candidate.declared->at.file.empty() ? candidate.unit->at : candidate.declared->at;
  finding.message = fmt::format("`{}` declares `{}`, but no file of it imports anything of `{}`", candidate.unit->name,
                                candidate.declared->name, finding.to);
  finding.help = "remove the dependency, unless the pod is needed at run time without an import";
  if (const std::size_t others = declared_together(candidate); others > 0) {
    finding.notes.push_back(fmt::format("the same line declares {} more", others));
    finding.help = "declare what is needed by itself instead, unless the pod is needed at run time without an import";
  }
  return finding;
}

void report_products(const RuleContext& context, const std::map<PodPair, const UnusedCandidate*>& unused,
                     const std::set<PodPair>& doubtful, std::vector<Diagnostic>& findings) {
  struct Product {
    std::vector<const UnusedCandidate*> targets = {};
    bool is_used = false;
  };
  std::map<std::tuple<Place, std::string, PodId>, Product> products;  // by line; by pod where there is no line
  for (const Unit& unit : context.scan.units) {
    for (const Unit::Declared& declared : unit.declared) {
      const DeclaredDependency& dependency = declared.dependency;
      if (dependency.product.empty()) continue;
      const PodId pod = dependency.at.file.empty() ? unit.pod : PodId{};
      Product& product = products[{dependency.at, dependency.product, pod}];
      const PodPair pair = {unit.pod, declared.units.empty() ? unit.pod : pod_of(context.scan, declared.units.front())};
      const auto found = unused.find(pair);
      if (declared.units.empty()) {
        product.is_used = true;                  // it is not of the pool
      } else if (!dependency.package.empty()) {  // it comes along with the product's own targets
        product.is_used |= doubtful.contains(pair) || context.graph.find(pair.first, pair.second) != nullptr;
      } else if (found == unused.end()) {
        product.is_used = true;
      } else {
        product.targets.push_back(found->second);
      }
    }
  }
  for (const auto& [line, product] : products) {
    if (product.is_used || product.targets.empty()) continue;
    findings.push_back(describe_product(context.scan, std::get<1>(line), product.targets));
    if (!std::get<0>(line).file.empty()) findings.back().place = std::get<0>(line);
  }
}

Diagnostic describe_product(const ScanResult& scan, const std::string& product,
                            const std::vector<const UnusedCandidate*>& targets) {
  Diagnostic finding = describe(scan, *targets.front());
  std::set<std::string> names;
  std::set<PodId> pods;
  for (const UnusedCandidate* target : targets) {
    names.insert("`" + name_of(scan, target->to) + "`");
    pods.insert(target->from);
  }
  if (names != std::set<std::string>{"`" + product + "`"}) {
    finding.message = fmt::format("`{}` declares the product `{}`, but no file of it imports anything of {}",
                                  targets.front()->unit->name, product,
                                  join(std::vector<std::string>(names.begin(), names.end()), ", "));
  }
  if (pods.size() > 1) {
    finding.notes.push_back(fmt::format("the same line declares it for {}, none of which imports it",
                                        counted(pods.size() - 1, "pod more", "pods more")));
  }
  return finding;
}

}  // namespace
}  // namespace podworks
