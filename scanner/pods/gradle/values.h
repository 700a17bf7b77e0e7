// What a literal expression of a Gradle script is: a text, a folder, a list. Its variables are followed.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scanner/pods/manifest_calls.h"

namespace podworks {

/// `Modules.core`, and `core` outside of any type, by the sources of the build's own plugins. Empty: it has several
/// values.
using GradleConstants = std::map<std::string, std::string, std::less<>>;

class GradleValues {
 public:
  /// Folders relative to the pool's root: the build's and the module's.
  GradleValues(std::string root, std::string project, const GradleConstants& constants)
      : root_(std::move(root)), project_(std::move(project)), constants_(constants) {}

  /// From now on `name` means this. A second value for it makes it unknown: which one holds depends on the run.
  void bind(std::string_view name, const ManifestExpression& value);
  /// For one round of a loop; null: unknown. Returns what it was before.
  const ManifestExpression* replace(std::string_view name, const ManifestExpression* value);
  /// A parameter, whatever else is called so; unset: its value is unknown.
  void bind_text(std::string_view name, std::optional<std::string> value) {
    texts_.insert_or_assign(std::string(name), std::move(value));
  }
  bool knows(std::string_view name) const { return variables_.contains(name) || texts_.contains(name); }
  /// All values that it was given; empty if they are too many.
  std::vector<const ManifestExpression*> values_of(std::string_view name) const;
  /// Null if it has none, or an unknown one.
  const ManifestExpression* variable(std::string_view name) const;

  std::optional<std::string> text(const ManifestExpression& expression) const;
  std::optional<std::string> constant(std::span<const ManifestLink> chain) const;
  /// A file or folder, relative to the pool's root; unset if it lies outside or cannot be known.
  std::optional<std::string> path(const ManifestExpression& expression) const;
  /// It is no computed one, wherever it lies.
  bool knows_path(const ManifestExpression& expression) const;
  /// The elements of listOf(...), [...] and the like.
  std::optional<std::vector<const ManifestExpression*>> list(const ManifestExpression& expression) const;
  std::optional<std::vector<const ManifestExpression*>> list(std::span<const ManifestLink> chain) const;

  /// Of `LIST.each { ... }` (chain[i] has the block): calls `visit` for each element, once if the list is not known,
  /// and not at all when loops in loops have used up their rounds.
  template <class Visit>
  void rounds(const ManifestChain& chain, std::size_t i, const Visit& visit) {
    if (!has_steps_left()) return;
    const std::vector<std::string_view>& parameters = chain[i].parameters;
    rounds(list(std::span(chain).first(i)), parameters.empty() ? std::string_view("it") : parameters[0], visit);
  }
  /// Of `for (x in LIST) { ... }`.
  template <class Visit>
  void rounds_of_for(const ManifestLink& link, const Visit& visit) {
    if (!has_steps_left()) return;
    const auto [name, elements] = head_of_for(link);
    rounds(elements, name, visit);
  }
  template <class Visit>
  void rounds(const std::optional<std::vector<const ManifestExpression*>>& elements, std::string_view name,
              const Visit& visit) {
    for (const ManifestExpression* element : elements.value_or(std::vector<const ManifestExpression*>{nullptr})) {
      if (!take_round()) return;
      const ManifestExpression* before = replace(name, element);
      visit();
      replace(name, before);
    }
  }
  bool take_round() { return rounds_left_ > 0 && --rounds_left_ > 0; }
  /// For each statement that is read, again in each round.
  bool take_step() { return steps_left_ > 0 && --steps_left_ > 0; }
  /// False: loops went on for so long that they were left.
  bool has_steps_left() const { return rounds_left_ > 0 && steps_left_ > 0 && elements_left_ > 0; }

 private:
  std::pair<std::string_view, std::optional<std::vector<const ManifestExpression*>>> head_of_for(
      const ManifestLink& link) const;
  struct Reading;  // one evaluation, with the budget that it has left
  std::optional<std::string> raw_path(const ManifestExpression& expression, Reading& reading) const;
  std::optional<std::string> raw_path(std::span<const ManifestLink> chain, Reading& reading) const;
  std::optional<std::string> raw_text(const ManifestExpression& expression, Reading& reading) const;
  std::optional<std::string> raw_text(std::span<const ManifestLink> chain, Reading& reading) const;
  std::optional<std::string> code(std::string_view code, Reading& reading) const;
  std::optional<std::string> folder_named(std::string_view name) const;

  int rounds_left_ = 20'000;
  int steps_left_ = 1'500'000;  // a script has no more than a million words
  mutable int elements_left_ = 5'000'000;
  std::string root_;
  std::string project_;
  const GradleConstants& constants_;
  std::map<std::string, const ManifestExpression*, std::less<>> variables_;
  std::map<std::string, std::optional<std::string>, std::less<>> texts_;
  std::multimap<std::string, const ManifestExpression*, std::less<>> further_;  // values behind the first
};

/// "a.b.c" of a chain of bare names; "" of any other.
std::string dotted_name(std::span<const ManifestLink> chain);

}  // namespace podworks
