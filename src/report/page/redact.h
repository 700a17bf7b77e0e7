// --redact-files: a page for readers who must not learn what files are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/page/page_data.h"

namespace podworks {

/// What sentences may name.
struct FileNames {
  std::vector<std::string> paths = {};      ///< of files of now and of then
  std::vector<std::string> spellings = {};  ///< as imports write them
};

/// Replaces names of files by numbers, in the table of files and wherever a sentence names one of `names.paths` or the
/// end of one ("Pay/Pay.h" of "pods/Pay/Pay.h"); one without an ending is found only with a folder before it. What an
/// import spells, and what else looks like a file of sources, becomes "a file". Names of pods, apps, layers, groups and
/// rules stay, and folders.
void redact_files(PageData& page, const FileNames& names);

/// A word ends like a file that podworks reads, or that a message may name.
bool ends_like_a_file(std::string_view word);

}  // namespace podworks
