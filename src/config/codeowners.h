// CODEOWNERS: who is asked about which files, as GitHub and GitLab read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"

namespace podworks {

/// Of each section the last line that matches a file names its owners; a line without owners takes them away, unless
/// its section has some by default. Patterns are those of .gitignore without `!` and sets; `docs/*` takes the files
/// right in `docs`. GitHub knows no sections: its whole file is one. What is no pattern is passed over, as there.
/// docs.github.com/articles/about-code-owners, docs.gitlab.com/user/project/codeowners/reference.
class CodeOwners {
 public:
  CodeOwners() = default;  ///< nobody owns anything
  explicit CodeOwners(std::string_view text);

  /// "@wb/house", "a@example.com" ..., in the order of the file, each once. `path` is from the repository's top.
  std::vector<std::string> of(std::string_view path) const;
  /// All that it names, sorted.
  const std::vector<std::string>& names() const { return names_; }

 private:
  struct Line {
    std::vector<Glob> globs = {};
    std::vector<std::string> owners = {};
  };
  struct Section {
    std::vector<std::string> owners = {};  ///< of lines that name none
    std::vector<Line> lines = {};
  };

  void add_section(std::string_view line);
  void add_line(std::string_view line);

  std::vector<Section> sections_ = {};
  std::vector<std::string> names_ = {};
};

}  // namespace podworks
