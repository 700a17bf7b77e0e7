// The text of podworks-baseline.yml: YAML with one entry a line, so that two branches which remove entries merge.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/baseline.h"

namespace podworks {

/// Errors, all in one go: another version, a key that no entry has (with the nearest), an entry that stretches over
/// several lines or says nothing, a day that is none, the marks of a merge that git could not do.
Result<Baseline> read_baseline(std::string_view text, const std::string& path);

/// The whole text, entries sorted. Comments of `before`, the text that the entries were read from, stay above the
/// entries that follow them; "" if there is no file yet.
std::string write_baseline(std::vector<BaselineEntry> entries, std::string_view before);

/// A line of the file, counted from 1, and what it becomes, without a line feed; "" = the line goes.
struct LineEdit {
  int line = 0;
  std::string replacement = {};
};
/// `before` with these lines changed and nothing else: the empty lines around an entry that goes stay, because they
/// keep the lines apart that two branches remove.
std::string edit_lines(std::string_view before, const std::vector<LineEdit>& edits);

/// One entry as a line of the file, without a line feed.
std::string baseline_line(const BaselineEntry& entry);

}  // namespace podworks
