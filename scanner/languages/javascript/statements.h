// Collects what the lexer of JavaScript finds. Some of it is only judged later: a `require` is no import if a function
// of that name is declared below, and one in a `try` block is optional if a `catch` follows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/scan.h"
#include "scanner/languages/language.h"

namespace podworks {

class JsStatements {
 public:
  struct Found {
    std::string_view spelling = {};
    std::string_view unwanted = {};  ///< of a glob: globs of what it leaves out, parted by line feeds
    const char* begin = nullptr;     ///< what is written stands in [begin, end)
    const char* end = nullptr;
    std::uint32_t try_block = 0;
    Form form = Form::Specifier;
    bool type_only = false;
    bool dynamic = false;
    bool reexport = false;
    bool malformed = false;
    bool is_glob = false;
    bool is_require = false;       ///< a call of `require` or of something that belongs to it
    bool is_define = false;        ///< named in the list of AMD's `define`
    bool is_augmentation = false;  ///< declare module 's': names a module only in a file that is one
  };

  void add(const Found& found);
  std::size_t size() const { return found_.size(); }
  /// Forgets all but the first `size` ones.
  void rewind(std::size_t size);
  /// Calls of `require`, in the order of the text: those from `first` on call a function of the file itself.
  std::size_t requires_so_far() const { return requires_.size(); }
  void drop_requires(std::size_t first);

  /// Try blocks are numbered from 1; 0 is the place outside of all.
  std::uint32_t open_try(std::uint32_t around);
  void catch_follows(std::uint32_t try_block) { tries_[try_block].caught = true; }

  /// What was found out when all of the file was read.
  struct Verdict {
    bool is_module = false;   ///< it has an import or export at its top
    bool own_define = false;  ///< `define` is a function of the file
  };
  /// Hands all of it to `facts`. `begin`: of the text, behind a byte order mark.
  void emit(const char* begin, Verdict verdict, Arena& arena, FileFacts& facts);

 private:
  struct TryBlock {
    std::uint32_t around = 0;
    bool caught = false;
  };
  std::vector<Found> found_ = {};
  std::vector<std::uint32_t> requires_ = {};
  std::vector<TryBlock> tries_ = {{}};
};

}  // namespace podworks
