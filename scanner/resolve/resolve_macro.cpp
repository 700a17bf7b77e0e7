// What `#include NAME` means in a file that does not define NAME: the headers as which other files define it. Their
// definitions are a union, like the branches of an #if. What it gets wrong: a definition that is no header's name (a
// call, an option of the build) is not seen beside the others.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/resolve/resolver.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxHeaders = 256;  // for one macro; of more nothing is known
constexpr std::size_t kMaxMeanings = 8;   // pods that one statement may mean, as for the branches within a file

}  // namespace

/// A header that the macro may stand for, and that is somewhere.
struct Resolver::MacroHeader {
  const HeaderMacros::Definition* first = nullptr;  ///< that names it
  bool is_only = true;                              ///< no other definition names it
  Resolution resolution = {};
};

const std::vector<Resolver::MacroMeaning>& Resolver::resolve_macro(const ImportStatement& statement,
                                                                   const Importer& importer) {
  if (macros_of_ != importer.file) {
    macros_of_ = importer.file;
    included_.reset();
    macro_meanings_.clear();
  }
  const auto [known, is_new] = macro_meanings_.try_emplace({importer.unit, statement.words});
  if (is_new) known->second = meanings_of_macro(statement, importer);
  return known->second;
}

std::vector<Resolver::MacroMeaning> Resolver::meanings_of_macro(const ImportStatement& statement,
                                                                const Importer& importer) {
  if (auto found = configured(statement.spelling, importer)) return {{*found}};
  if (statement.words == "__FILE__") return {{Resolution{Resolved{importer.unit, importer.file, How::Beside}}}};
  const Definitions definitions = definitions_of(statement.words, importer);
  std::vector<MacroHeader> headers;
  for (const HeaderMacros::Definition* definition : definitions) {
    const HeaderMacro& macro = definition->macro;
    const auto same = std::find_if(headers.begin(), headers.end(), [&](const MacroHeader& header) {
      return header.first->macro.header == macro.header && header.first->macro.form == macro.form;
    });
    if (same != headers.end()) {
      same->is_only = false;
    } else if (headers.size() == kMaxHeaders) {
      return {{Resolution{Unresolved{"other files define it as too many headers"}}}};
    } else {
      headers.push_back({definition, true, resolve_include({.spelling = macro.header, .form = macro.form}, importer)});
    }
  }
  // A header that lies nowhere is what no build of this pool means.
  std::erase_if(headers,
                [](const MacroHeader& header) { return std::holds_alternative<Unresolved>(header.resolution.target); });
  if (headers.empty()) {
    return {{Resolution{Unresolved{definitions.empty() ? "no file of the pool defines it as a header"
                                                       : "other files define it as headers that are not there"}}}};
  }
  const bool in_one_file = std::all_of(definitions.begin(), definitions.end(), [&](const auto* definition) {
    return definition->file == definitions.front()->file;
  });
  return union_of(headers, in_one_file, importer);
}

// In the files that the importer includes; else in its own pod; else everywhere but in other pods' tests.
Resolver::Definitions Resolver::definitions_of(std::string_view names, const Importer& importer) {
  const ScanResult& scan = context_.scan;
  Definitions all;
  for (const std::string_view name : split(names, ' ')) {
    for (const auto& entry : context_.macros->find(name)) {
      const PackagingSet packagings = scan.units[index_of(importer.unit)].packagings & entry.value.macro.packagings;
      // What the importer's own file says held for its lexer.
      if (entry.value.file != importer.file && packagings != 0) all.push_back(&entry.value);
    }
  }
  const auto those = [&](auto&& hold) {
    Definitions some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
                 [&](const auto* definition) { return hold(definition->file); });
    return some;
  };
  if (all.empty()) return all;
  if (!included_) included_ = context_.macros->included_by(importer.file).value_or(std::vector<bool>{});
  const auto is_included = [&](FileId file) { return !included_->empty() && (*included_)[index_of(file)]; };
  const auto is_own = [&](FileId file) {
    const auto owners = scan.owners_of(file);
    return std::any_of(owners.begin(), owners.end(), [&](const auto& o) { return pod_of(o.unit) == importer.pod; });
  };
  const auto is_offered = [&](FileId file) {
    const auto owners = scan.owners_of(file);
    return owners.empty() ||
           std::any_of(owners.begin(), owners.end(), [](const FileOwner& owner) { return owner.role != Role::Test; });
  };
  for (const Definitions& some : {those(is_included), those(is_own), those(is_offered)}) {
    if (!some.empty()) return some;
  }
  return all;
}

// All in one pod: that pod. In several: all of them where one file decides by its conditions, else nobody can say.
std::vector<Resolver::MacroMeaning> Resolver::union_of(const std::vector<MacroHeader>& headers, bool in_one_file,
                                                       const Importer& importer) {
  std::vector<MacroMeaning> meanings;
  std::set<PodId> pods;
  bool is_certain = in_one_file;
  for (const MacroHeader& header : headers) {
    if (const auto* ambiguous = std::get_if<Ambiguous>(&header.resolution.target)) {
      pods.insert(ambiguous->candidates.begin(), ambiguous->candidates.end());
      is_certain = false;
      continue;
    }
    const auto same = std::find_if(meanings.begin(), meanings.end(), [&](const MacroMeaning& meaning) {
      const auto* const one = std::get_if<Resolved>(&meaning.resolution.target);
      const auto* const other = std::get_if<Resolved>(&header.resolution.target);
      return one == nullptr || other == nullptr ? one == other : pod_of(one->unit) == pod_of(other->unit);
    });
    if (same == meanings.end()) {
      const HeaderMacro& macro = header.first->macro;
      meanings.push_back({header.resolution, header.is_only ? macro.condition : "", macro.optional});
    } else {
      same->condition = {};
      same->optional = same->optional && header.first->macro.optional;
      join_headers(header.resolution.target, same->resolution.target, importer);
    }
    if (const auto* resolved = std::get_if<Resolved>(&header.resolution.target)) pods.insert(pod_of(resolved->unit));
  }
  if (meanings.size() == 1 && pods.size() <= 1) return meanings;
  if (is_certain && meanings.size() <= kMaxMeanings) return meanings;
  if (pods.size() > 1) return {{Resolution{Ambiguous{{pods.begin(), pods.end()}}}}};
  const std::string& pod = context_.scan.pods[index_of(*pods.begin())].name;
  return {{Resolution{Unresolved{
      arena_.keep(fmt::format("some files define it as a header of `{}`, others as one from outside", pod))}}}};
}

// Another header of the same pod: which of its files is meant is open.
void Resolver::join_headers(const Target& further, Target& known, const Importer& importer) {
  auto* const to = std::get_if<Resolved>(&known);
  if (to == nullptr) return;
  const auto& from = std::get<Resolved>(further);
  to->unit = choose_unit({to->unit, from.unit}, importer);
  if (to->file != from.file) to->file = std::nullopt;
}

}  // namespace podworks
