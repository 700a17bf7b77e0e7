// How the languages of manifests write comments and strings.
#include "scanner/pods/manifest_tokens.h"

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

}  // namespace podworks
