// Reads one file and resolves its imports, for each pod that owns it.
#pragma once

#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "base/arena.h"
#include "base/file_system.h"
#include "base/stopwatch.h"
#include "scanner/known_facts.h"
#include "scanner/languages/language.h"
#include "scanner/resolve/name_index.h"
#include "scanner/resolve/resolver.h"

namespace podworks {

/// A name that @class or @protocol announces: resolved when the declarations of all files are known. Most lead nowhere,
/// so it is smaller than an Import.
struct Forward {
  std::string_view spelling = {};
  std::string_view condition = {};
  FileId file = {};
  UnitId from = {};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t length = 0;
  bool is_protocol = false;
};

/// What one chunk of files gave. Chunks are joined in their order, whoever worked on them.
struct Chunk {
  std::vector<Import> imports = {};
  std::vector<Forward> forwards = {};
  std::vector<Declaration> declares = {};
  std::vector<HeaderMacros::Definition> macros = {};
  std::vector<AllowComment> allows = {};
  /// An import that needs the names of all files, and what its statement says besides.
  struct Waiting {
    std::uint32_t import = 0;  ///< index into `imports`
    bool only_if_known = false;
    std::string_view words = {};
  };
  std::vector<Waiting> waiting = {};  ///< in the order of the imports
  std::vector<Diagnostic> problems = {};
};

/// What one thread works with.
struct Worker {
  std::vector<LanguageTimes> times = {};  ///< by row of the table of languages; empty: nobody asks
  Arena arena = {};
  FileBuffer buffer = {};
  FileFacts facts = {};
  std::unique_ptr<Resolver> resolver = nullptr;
};

class FileScanner {
 public:
  /// `keep` has room for each file; it and `known` may be null.
  FileScanner(const FileSystem& files, ScanResult& scan, FactsOfFiles* keep = nullptr,
              const KnownFacts* known = nullptr)
      : files_(files), scan_(scan), keep_(keep), known_(known) {}

  /// For all owners of the file.
  void scan(FileId id, Worker& worker, Chunk& chunk);
  /// For these owners, which ScanResult does not know yet.
  void scan_for(std::span<const FileOwner> owners, FileId id, Worker& worker, Chunk& chunk);
  /// What the chunk's waiting imports mean, once all files are read. One that only counts if its name is known may go,
  /// one that means several pods becomes several.
  void resolve_waiting(Worker& worker, Chunk& chunk) const;

 private:
  bool read(FileId id, Worker& worker, Chunk& chunk);
  bool recall(SourceFile& file, Worker& worker) const;
  void add(const ImportStatement& statement, FileId id, std::span<const FileOwner> owners, Worker& worker,
           Chunk& chunk);
  void add_by_macro(const ImportStatement& statement, const Importer& importer, const Import& import, Worker& worker,
                    std::vector<Import>& imports) const;
  void add_resolved(const Chunk::Waiting& waiting, Import import, Worker& worker, std::vector<Import>& imports) const;

  const FileSystem& files_;
  ScanResult& scan_;
  FactsOfFiles* keep_;
  const KnownFacts* known_;
};

}  // namespace podworks
