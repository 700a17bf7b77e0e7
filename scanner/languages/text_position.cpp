#include "scanner/languages/text_position.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "scanner/languages/byte_search.h"

namespace podworks {

namespace {

struct LineEnds {
  std::uint32_t count = 0;
  const char* last = nullptr;  ///< behind the last one
};

LineEnds line_ends(const char* p, const char* end);

}  // namespace

void TextPosition::advance(const char* place) {
  if (place <= at_) return;
  const LineEnds ends = line_ends(at_, place);
  line_ += ends.count;
  column_ = ends.last == nullptr ? column_ + columns_of(at_, place) : 1 + columns_of(ends.last, place);
  at_ = place;
}

std::uint32_t columns_of(const char* begin, const char* end) {
  const bool ascii = std::all_of(begin, end, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; });
  if (ascii) return static_cast<std::uint32_t>(end - begin);
  return static_cast<std::uint32_t>(code_points({begin, static_cast<std::size_t>(end - begin)}));
}

namespace {

// A CR right before an LF is no line end of its own; the byte at `end` is looked at for that.
#ifdef __SSE2__

LineEnds line_ends(const char* p, const char* end) {
  LineEnds ends;
  for (; p < end; p += 16) {
    const __m128i chunk = sse2::load(p);
    const unsigned feeds = sse2::mask_of(sse2::equal_any<'\n'>(chunk));
    unsigned returns = sse2::mask_of(sse2::equal_any<'\r'>(chunk));
    if (returns != 0) returns &= ~sse2::mask_of(sse2::equal_any<'\n'>(sse2::load(p + 1)));
    unsigned mask = feeds | returns;
    if (end - p < 16) mask &= (1U << (end - p)) - 1U;
    for (; mask != 0; mask &= mask - 1) {
      ++ends.count;
      ends.last = p + std::countr_zero(mask) + 1;
    }
  }
  return ends;
}

#else

LineEnds line_ends(const char* p, const char* end) {
  LineEnds ends;
  for (; p < end; ++p) {
    if (*p == '\n' || (*p == '\r' && p[1] != '\n')) {
      ++ends.count;
      ends.last = p + 1;
    }
  }
  return ends;
}

#endif

}  // namespace

}  // namespace podworks
