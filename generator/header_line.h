// The first line of every file that podworks writes. It carries a hash of all that follows, so that an edit by hand is
// seen before it is lost.
#pragma once

#include <string>
#include <string_view>

namespace podworks {

/// The header line and `body`. `comment` is how a comment line begins ("# ").
std::string with_header(std::string_view comment, std::string_view app, std::string_view body);

enum class Origin {
  Ours,     ///< as podworks wrote it, for this plan or an older one
  Edited,   ///< our header, but the rest was changed by hand
  Foreign,  ///< no header of ours
};
/// A file whose line ends became CRLF (git's autocrlf) counts as unedited.
Origin origin_of(std::string_view content);
/// Equal, or equal but for line ends that became CRLF.
bool same_text(std::string_view on_disk, std::string_view emitted);

/// "podworks generate Recruit", quoted for a shell where the name needs it; always one line.
std::string command_of(std::string_view app);
/// For a comment: one line of valid UTF-8, whatever the text.
std::string comment_text(std::string_view text);

}  // namespace podworks
