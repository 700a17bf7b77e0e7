#include "scanner/languages/c_macros.h"

#include <algorithm>
#include <string>

namespace podworks {

namespace {

// More values than this for one name, or more steps from name to name, and nothing is known of it.
constexpr std::size_t kMaxValues = 8;
constexpr std::size_t kMaxSteps = 64;

}  // namespace

CMacros::Meaning CMacros::meaning(std::string_view name) {
  index_log();
  Meaning found;
  const Meaning nothing{.is_whole = false};
  std::vector<std::string_view> open = {name};
  for (std::size_t step = 0; step < open.size(); ++step) {
    const auto values = by_name_.find(open[step]);
    if (values == by_name_.end() || values->second.empty()) {
      found.elsewhere.push_back(open[step]);
      continue;
    }
    if (values->second.size() > kMaxValues) return nothing;
    for (const Value& value : values->second) {
      if (value.form != Form::IncludeMacro) {
        found.headers.push_back(value);
      } else if (value.text.empty()) {
        found.is_whole = false;
      } else if (open.size() == kMaxSteps || std::find(open.begin(), open.end(), value.text) != open.end()) {
        return nothing;
      } else {
        open.push_back(value.text);
      }
    }
  }
  return found;
}

void CMacros::index_log() {
  for (; indexed_ < log_.size(); ++indexed_) {
    const Event& event = log_[indexed_];
    std::vector<Value>& values = by_name_[event.name];
    if (event.value == kUndefine) {
      std::erase_if(values, [&](const Value& value) { return value.branch == event.branch; });
      continue;
    }
    const Value given =
        event.value == kOther ? Value{.form = Form::IncludeMacro, .branch = event.branch} : values_[event.value];
    const bool known = std::any_of(values.begin(), values.end(), [&](const Value& value) {
      return value.text == given.text && value.form == given.form && value.branch == given.branch;
    });
    if (!known && values.size() <= kMaxValues) values.push_back(given);
  }
}

std::string_view both_conditions(std::string_view of_include, std::string_view of_definition, Arena& arena) {
  if (of_include.starts_with(of_definition)) return of_include;
  if (of_definition.starts_with(of_include)) return of_definition;
  return arena.keep(std::string{of_include} + " && " + std::string{of_definition});
}

}  // namespace podworks
