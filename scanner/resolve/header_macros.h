// Which headers a macro may stand for in a file that does not define it: the definitions of all files that include by
// such a macro's name, and who includes whom. Known only when all files are read; asked by all threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "model/ids.h"
#include "scanner/languages/language.h"
#include "scanner/resolve/string_multimap.h"

namespace podworks {

class HeaderMacros {
 public:
  struct Definition {
    FileId file = {};
    HeaderMacro macro = {};
  };
  using Table = StringMultimap<Definition>;

  void add(const Definition& definition) { definitions_.add(definition.macro.name, definition); }
  void add_include(FileId from, FileId to) { includes_.emplace_back(from, to); }
  /// After the last `add` and `add_include`; `files` is their number in the pool.
  void build(std::size_t files);

  /// In the order in which they were added.
  std::span<const Table::Entry> find(std::string_view name) const { return definitions_.find(name); }
  /// By file: does `file` include it, by way of others too? nullopt if there are too many to follow.
  std::optional<std::vector<bool>> included_by(FileId file) const;

 private:
  Table definitions_;
  std::vector<std::pair<FileId, FileId>> includes_;  // sorted
  std::vector<std::uint32_t> first_include_;         // by file, into includes_; one more at the end
};

}  // namespace podworks
