// The source line of a finding with carets below it.
#pragma once

#include <string>
#include <string_view>

#include "report/paint.h"

namespace podworks {

/// Columns of the gutter for a line number: at least two, so that most findings align.
std::size_t gutter_width(int line);

/// Three lines: an empty gutter, the source line, and carets under `length` code points from `column` (1-based). Tabs
/// stay tabs, wide characters get two carets. A long line is cut to a window around the column.
std::string render_snippet(int line, int column, int length, std::string_view source, Severity severity,
                           const Paint& paint);

}  // namespace podworks
