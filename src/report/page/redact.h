// --redact-files: a page for readers who must not learn what files are called.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/page/page_data.h"

namespace podworks {

/// Replaces names of files by numbers, in the table of files and wherever a sentence names one of `paths` or the end of
/// one ("Pay/Pay.h" of "pods/Pay/Pay.h"). What only looks like a file of sources (an import that leads nowhere) becomes
/// "a file". Names of pods stay, and folders.
void redact_files(PageData& page, const std::vector<std::string>& paths);

}  // namespace podworks
