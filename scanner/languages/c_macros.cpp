#include "scanner/languages/c_macros.h"

#include <algorithm>

namespace podworks {

namespace {

// More values than this for one name, or more steps from name to name, and nothing is known of it.
constexpr std::size_t kMaxValues = 8;
constexpr std::size_t kMaxSteps = 64;

}  // namespace

std::vector<CMacros::Value> CMacros::headers(std::string_view name) {
  index_log();
  std::vector<Value> found;
  std::vector<std::string_view> open = {name};
  for (std::size_t step = 0; step < open.size(); ++step) {
    const auto values = values_.find(open[step]);
    if (values == values_.end() || values->second.empty() || values->second.size() > kMaxValues) return {};
    for (const Value& value : values->second) {
      if (value.form != Form::IncludeMacro) {
        found.push_back(value);
      } else if (open.size() == kMaxSteps || std::find(open.begin(), open.end(), value.text) != open.end()) {
        return {};
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
    std::vector<Value>& values = values_[event.name];
    if (event.is_undefine) {
      std::erase_if(values, [&](const Value& value) { return value.branch == event.value.branch; });
      continue;
    }
    const bool known = std::any_of(values.begin(), values.end(), [&](const Value& value) {
      return value.text == event.value.text && value.form == event.value.form && value.branch == event.value.branch;
    });
    if (!known && values.size() <= kMaxValues) values.push_back(event.value);
  }
}

}  // namespace podworks
