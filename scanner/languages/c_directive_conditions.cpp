// Directives that open and close conditions, include guards, and tests for headers in them and in macros.
#include "base/text.h"
#include "scanner/languages/byte_search.h"
#include "scanner/languages/c_condition.h"
#include "scanner/languages/c_directives.h"
#include "scanner/languages/c_text.h"

namespace podworks {

namespace {

// Macros that answer for a header, of one file; more are not looked at.
constexpr std::size_t kMaxHeaderTests = 32;

}  // namespace

// #define HAS_X under #if __has_include(<X.h>), and #define HAS_X __has_include(<X.h>): #if HAS_X asks for X.h.
void CDirectives::keep_header_tests(std::string_view macro, const char* body) {
  const auto keep = [&](std::string_view name, std::string_view group) {
    if (header_tests_.size() < kMaxHeaderTests) header_tests_.push_back({macro, name, group});
  };
  for (const ConditionStack::Asked& asked : conditions_.asked_here()) keep(asked.name, asked.group);
  constexpr std::string_view kTest = "__has_include";
  if (*body != '(' && !view(body, end_).starts_with(kTest)) return;
  const std::string_view line = view(body, find_line_end(body, end_));
  for (const HasInclude& asked : has_includes(line, false)) {
    keep(arena_.keep(base_name(asked.spelling)), arena_.keep(group_of(asked.spelling)));
  }
}

const char* CDirectives::read_condition(std::string_view word, const char* p) {
  const std::string keyword = "#" + std::string{word};
  const char* line_end = c_text::logical_line_end(p, end_);
  scratch_.clear();
  c_text::append_plain(scratch_, p, line_end);
  if (word.front() != 'e' && conditions_.is_dead()) {
    conditions_.open({.keyword = keyword, .text = scratch_, .silent = true});
    return line_end;
  }
  const CCondition condition = read_c_condition(keyword, scratch_, known_);
  ConditionStack::Test test{.keyword = keyword,
                            .text = scratch_,
                            .decision = condition.decision,
                            .silent = condition.is_language_test,
                            .of_language = condition.is_language_test};
  if (word.front() == 'e') {
    if (guard_.depth == conditions_.depth() && guard_.depth != 0) give_up_guard();
    conditions_.else_if(test);
  } else {
    const bool may_guard = in_head_ && guard_.depth == 0 && conditions_.depth() == 0 && !condition.guard_name.empty() &&
                           !condition.decision.is_known();
    test.silent = test.silent || may_guard;
    conditions_.open(test);
    if (may_guard) expect_guard(keyword, scratch_, condition.guard_name);
  }
  if (!condition.decision.is_known()) ask_for_headers(scratch_);
  return line_end;
}

void CDirectives::ask_for_headers(std::string_view text) {
  if (header_tests_.empty() && text.find("__has_") == std::string_view::npos) return;
  for (const HasInclude& asked : has_includes(text, !header_tests_.empty())) {
    if (!asked.spelling.empty()) {
      conditions_.ask(base_name(asked.spelling), group_of(asked.spelling), asked.negated);
      continue;
    }
    for (const HeaderTest& test : header_tests_) {
      if (test.macro == asked.name) conditions_.ask(test.name, test.group, asked.negated);
    }
  }
}

void CDirectives::expect_guard(std::string_view keyword, std::string_view text, std::string_view name) {
  guard_ = {.keyword = std::string{keyword},
            .condition = std::string{text},
            .name = std::string{name},
            .depth = conditions_.depth(),
            .first_statement = facts_.imports.size()};
}

// The condition counts after all: for the statements since it opened, too.
void CDirectives::give_up_guard() {
  if (conditions_.depth() == guard_.depth) conditions_.make_visible(guard_.keyword, guard_.condition);
  const std::string prefix = guard_.keyword + " " + guard_.condition;
  std::string_view old = {};
  std::string_view joined = {};
  for (std::size_t i = guard_.first_statement; i < facts_.imports.size(); ++i) {
    std::string_view& condition = facts_.imports[i].condition;
    if (joined.empty() || condition != old) {
      old = condition;
      joined = arena_.keep(condition.empty() ? prefix : prefix + " && " + std::string{condition});
    }
    condition = joined;
  }
  guard_ = {};
}

void CDirectives::close_condition(const char* p) {
  if (guard_.depth == conditions_.depth() && guard_.depth != 0) {
    const char* rest = c_text::skip_trivia(c_text::logical_line_end(p, end_), end_);
    if (rest != end_ || !guard_.is_defined) give_up_guard();
    guard_ = {};
  }
  conditions_.close();
}

}  // namespace podworks
