#pragma once

#include <vector>

#include "scanner/resolve/file_scanner.h"
#include "scanner/resolve/kept_headers.h"

namespace podworks {

/// Headers that pods keep by `preserve_paths` become theirs where the pods' own files import them, directly or through
/// each other: such headers get the keeper as an owner, and their imports, in chunks of their own behind the given
/// ones, count for it. What only tests reach is a test's. A statement that counted for no pod so far is taken out of
/// its chunk.
void reach_kept_headers(const KeptHeaders& kept, FileScanner& scanner, std::vector<Worker>& workers,
                        std::vector<Chunk>& chunks, ScanResult& scan);

}  // namespace podworks
