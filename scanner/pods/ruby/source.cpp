#include "scanner/pods/ruby/source.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace podworks {

RubySource::RubySource(std::string path, std::string text) {
  files_.push_back({.path = std::move(path), .text = std::move(text)});
  line_starts_.emplace_back();
}

const RubySource::File& RubySource::add(std::string path, std::string text) {
  const File& last = files_.back();
  const std::uint32_t base = last.base + static_cast<std::uint32_t>(last.text.size()) + 1;
  line_starts_.emplace_back();
  return files_.emplace_back(File{.path = std::move(path), .text = std::move(text), .base = base});
}

const RubySource::File& RubySource::file_of(std::uint32_t offset) const {
  const auto behind = std::upper_bound(files_.begin(), files_.end(), offset,
                                       [](std::uint32_t at, const File& file) { return at < file.base; });
  return *(behind - 1);
}

std::string_view RubySource::slice(std::uint32_t begin, std::uint32_t end) const {
  const File& file = file_of(begin);
  const std::size_t at = std::min<std::size_t>(begin - file.base, file.text.size());
  return std::string_view(file.text).substr(at, end - begin);
}

Place RubySource::place_of(std::uint32_t offset) const {
  const File& file = file_of(offset);
  const auto index = static_cast<std::size_t>(
      std::find_if(files_.begin(), files_.end(), [&](const File& each) { return &each == &file; }) - files_.begin());
  std::vector<std::uint32_t>& starts = line_starts_[index];
  if (starts.empty()) {
    starts.push_back(0);
    for (std::size_t at = file.text.find('\n'); at != std::string::npos; at = file.text.find('\n', at + 1)) {
      starts.push_back(static_cast<std::uint32_t>(at + 1));
    }
  }
  offset = std::min(offset - file.base, static_cast<std::uint32_t>(file.text.size()));
  const auto line = std::upper_bound(starts.begin(), starts.end(), offset) - 1;
  std::string_view before = std::string_view(file.text).substr(*line, offset - *line);
  if (*line == 0 && before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
  return {.file = file.path,
          .line = static_cast<int>(line - starts.begin()) + 1,
          .column = static_cast<int>(code_points(before)) + 1};
}

}  // namespace podworks
