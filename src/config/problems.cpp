#include "config/problems.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <tuple>

#include "base/text.h"

namespace podworks {

void Problems::add(const Place& where, std::string message, std::string hint) {
  if (errors_.size() == kMost) {
    ++dropped_;
    return;
  }
  errors_.push_back({.message = std::move(message), .where = where, .hint = std::move(hint)});
}

void Problems::add_all(const std::vector<Error>& errors) {
  for (const Error& error : errors) add(error.where, error.message, error.hint);
}

std::vector<Error> Problems::take(const std::string& first_file) {
  const auto rank = [&](const Error& error) {
    return std::make_tuple(error.where.file != first_file, std::cref(error.where), std::cref(error.message));
  };
  std::sort(errors_.begin(), errors_.end(), [&](const Error& a, const Error& b) { return rank(a) < rank(b); });
  if (dropped_ > 0) {
    const std::string more = counted(dropped_, "more problem is", "more problems are");
    errors_.push_back({.message = more + " not shown", .where = {.file = first_file}});
  }
  dropped_ = 0;
  return std::move(errors_);
}

std::string shown(std::string_view value) {
  constexpr std::size_t kMostBytes = 60;
  const bool is_long = value.size() > kMostBytes;
  if (is_long) {
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
    value = value.substr(0, end);
  }
  std::string text(value);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return fmt::format("`{}{}`", to_valid_utf8(text, true), is_long ? "…" : "");
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr std::size_t kLongestName = 80;  // an edit distance costs the product of both lengths
  if (name.empty() || name.size() > kLongestName) return {};
  std::optional<std::string> best = nearest(name, candidates);
  if (!best) {
    // "warning" is too far from "warn" for an edit distance, but begins with it.
    const auto begins_alike = [&](const std::string& candidate) {
      return std::min(name.size(), candidate.size()) >= 4 &&
             (name.starts_with(candidate) || std::string_view(candidate).starts_with(name));
    };
    const auto found = std::find_if(candidates.begin(), candidates.end(), begins_alike);
    if (found == candidates.end()) return {};
    best = *found;
  }
  return fmt::format("did you mean `{}`?", *best);
}

std::string alternatives(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += shown(names[i]);
  }
  return text;
}

std::string hint_for(std::string_view name, const std::vector<std::string>& candidates, std::string_view names_are) {
  constexpr std::size_t kMostNames = 12;
  std::string hint = did_you_mean(name, candidates);
  if (!hint.empty() || candidates.empty() || candidates.size() > kMostNames) return hint;
  return fmt::format("{} {}", names_are, alternatives(candidates));
}

}  // namespace podworks
