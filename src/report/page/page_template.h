// The page without its contents, as src/report/web builds it.
#pragma once

#include <cstddef>
#include <string_view>

namespace podworks {

struct PageTemplate {
  std::string_view before_title = {};
  std::string_view before_tables = {};
  std::string_view before_data = {};
  std::string_view end = {};
};
PageTemplate page_template();

}  // namespace podworks
