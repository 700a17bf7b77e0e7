#include "cli/source_lines.h"

namespace podworks {

std::optional<std::string> SourceLines::line(const std::string& file, int number) {
  if (file != name_ || (at_ != 0 && number < at_)) {
    name_ = file;
    offset_ = 0;
    at_ = files_.read(file, buffer_) ? 0 : 1;
  }
  if (at_ == 0 || number < 1) return std::nullopt;
  const std::string_view text = buffer_.text();
  while (at_ < number) {
    const std::size_t feed = text.find('\n', offset_);
    if (feed == std::string_view::npos) return std::nullopt;
    offset_ = feed + 1;
    ++at_;
  }
  if (offset_ >= text.size()) return std::nullopt;
  return std::string(text.substr(offset_, text.find('\n', offset_) - offset_));
}

}  // namespace podworks
