#include "scanner/pods/ruby_source.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace podworks {

RubySource::RubySource(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {}

Place RubySource::place_of(std::uint32_t offset) const {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
      line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
  }
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset) - 1;
  std::string_view before = std::string_view(text_).substr(*line, offset - *line);
  if (*line == 0 && before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
  return {.file = path_,
          .line = static_cast<int>(line - line_starts_.begin()) + 1,
          .column = static_cast<int>(code_points(before)) + 1};
}

}  // namespace podworks
