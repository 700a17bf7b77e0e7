// Names that files declare and other files import: packages and types of Kotlin and Java, modules of C++20, and what
// Objective-C looks up at run time. Known only when all files are read; asked by all threads.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/scan.h"
#include "scanner/languages/language.h"
#include "scanner/resolve/string_multimap.h"

namespace podworks {

/// A name that a file declares, for one owner of the file.
struct Declaration {
  DeclaredName name = {};
  FileId file = {};
  UnitId unit = {};
  bool in_tests = false;  ///< only tests of the unit compile the file
};

class NameIndex {
 public:
  struct Holder {
    FileId file = {};
    UnitId unit = {};
    bool in_tests = false;
    std::string_view value = {};  ///< as in DeclaredName
  };
  using Table = StringMultimap<Holder>;

  void add(const Declaration& declaration);
  /// After the last `add`.
  void build();

  /// In the order in which they were added.
  std::span<const Table::Entry> find(DeclaredName::Kind kind, std::string_view name) const;
  /// As many parts of a name tell an owner's libraries apart: com.wb.app.core, and com.wb.editor.ui from outside.
  static constexpr std::size_t kRootParts = 4;
  /// What `name` begins with: the first four parts of a package that sources declare, tests left out, or all of a
  /// shorter one; empty if there is none.
  std::string_view root_near(std::string_view name) const;
  /// Packages of several units begin with these parts, tests left out: they are an owner's of the pool. Asked with at
  /// most four parts.
  bool is_of_several(std::string_view parts) const;

 private:
  void add_owner(std::string_view package, UnitId unit);

  Table packages_;                              // one entry a file
  std::unordered_set<std::string_view> roots_;  // of the packages, four parts at most
  struct Owner {
    UnitId first = {};
    bool has_others = false;
  };
  std::unordered_map<std::string_view, Owner> owners_;  // by what packages begin with, one to four parts
  Table names_;
  Table protos_;
  Table modules_;
  Table interfaces_;  // of Objective-C
  Table implementations_;
  Table protocols_;
  Table services_;
};

}  // namespace podworks
