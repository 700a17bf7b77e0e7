// How the languages of manifests write comments and strings, and what words of them say by themselves.
#include "scanner/pods/manifest_tokens.h"

#include <fmt/format.h>

namespace podworks {

const ManifestSyntax kSwiftSyntax = {.slash_comments = true,
                                     .nested_comments = true,
                                     .triple_quotes = true,
                                     .hash_strings = true,
                                     .interpolation = '\\'};
const ManifestSyntax kKotlinSyntax = {.slash_comments = true,
                                      .nested_comments = true,
                                      .single_quotes = true,
                                      .triple_quotes = true,
                                      .raw_triples = true,
                                      .interpolation = '$'};
const ManifestSyntax kGroovySyntax = {.slash_comments = true,
                                      .single_quotes = true,
                                      .triple_quotes = true,
                                      .slash_strings = true,
                                      .dotted_names = true,
                                      .interpolation = '$'};
const ManifestSyntax kStarlarkSyntax = {
    .hash_comments = true, .single_quotes = true, .triple_quotes = true, .raw_prefix = true};

bool ManifestToken::is_plain_text() const {
  return kind == Kind::Text && parts.size() == 1 && !parts[0].is_code;
}

std::string ManifestToken::value() const {
  return is_plain_text() ? parts[0].text : std::string();
}

std::optional<ManifestFlaw> flaw_of(const ManifestTokens& words) {
  if (words.is_no_text) return ManifestFlaw{"it is UTF-16, or no text"};
  if (words.is_cut) return ManifestFlaw{"it is too long to be read to its end"};
  if (words.unclosed_line > 0)
    return ManifestFlaw{"a text or comment that begins here never ends", words.unclosed_line};
  if (words.deep_line > 0) {
    return ManifestFlaw{fmt::format("more than {} brackets are open here", kMaxManifestDepth), words.deep_line};
  }
  return std::nullopt;
}

}  // namespace podworks
