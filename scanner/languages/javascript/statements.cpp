#include "scanner/languages/javascript/statements.h"

#include <algorithm>

#include "scanner/languages/statement_sink.h"

namespace podworks {

void JsStatements::add(const Found& found) {
  if (found.is_require) requires_.push_back(static_cast<std::uint32_t>(found_.size()));
  found_.push_back(found);
}

void JsStatements::rewind(std::size_t size) {
  found_.resize(size);
  while (!requires_.empty() && requires_.back() >= size) requires_.pop_back();
}

void JsStatements::drop_requires(std::size_t first) {
  for (std::size_t i = first; i < requires_.size(); ++i) found_[requires_[i]].begin = nullptr;
  requires_.resize(std::min(first, requires_.size()));
}

std::uint32_t JsStatements::open_try(std::uint32_t around) {
  tries_.push_back({.around = around});
  return static_cast<std::uint32_t>(tries_.size() - 1);
}

void JsStatements::emit(const char* begin, Verdict verdict, Arena& arena, FileFacts& facts) {
  for (TryBlock& block : tries_) block.caught = block.caught || tries_[block.around].caught;
  std::erase_if(found_, [&](const Found& found) {
    return found.begin == nullptr || (found.is_augmentation && !verdict.is_module) ||
           (found.is_define && verdict.own_define);
  });
  const auto by_place = [](const Found& a, const Found& b) { return a.begin < b.begin; };
  if (!std::is_sorted(found_.begin(), found_.end(), by_place)) {
    std::stable_sort(found_.begin(), found_.end(), by_place);
  }
  ConditionStack conditions(arena);
  StatementSink sink(begin, arena, facts, conditions);
  for (const Found& found : found_) {
    ImportStatement& statement = sink.add(found.form, found.spelling, found.begin, found.end);
    statement.optional = tries_[found.try_block].caught;
    statement.type_only = found.type_only;
    statement.dynamic = found.dynamic;
    statement.only_if_known = found.is_glob;
    statement.words = found.unwanted;
    statement.reexport = found.reexport;
    statement.malformed = found.malformed;
  }
}

}  // namespace podworks
