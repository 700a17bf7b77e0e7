#include "scanner/pods/answers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/manifest_problem.h"

namespace podworks {

Result<std::vector<Json>> read_answers(const ReaderContext& context, std::string_view path) {
  const Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  Result<std::vector<Json>> values = parse_json_values(text.value(), std::string(path));
  if (values.ok() && values.value().empty()) {
    return Error{.message = "it is empty",
                 .where = {.file = std::string(path), .line = 1, .column = 1},
                 .hint = "make it anew: the tool may have failed; or remove `export:`"};
  }
  return values;
}

Answers::Answers(const ReaderContext& context, std::string_view path, const std::vector<std::string>& manifests)
    : context_(context), path_(path), manifests_(manifests), answered_(manifests.size()) {}

const std::string* Answers::claim(const std::function<bool(std::string_view manifest)>& fits) {
  const std::string* found = nullptr;
  for (std::size_t i = 0; i < manifests_.size(); ++i) {
    if (!fits(manifests_[i])) continue;
    if (found == nullptr) found = &manifests_[i];
    answered_[i] = true;  // a podspec, and the JSON beside it
  }
  return found;
}

void Answers::report_unknown(int line, const std::string& subject) {
  problems_.push_back(manifest_problem({path_, std::max(line, 1), 1},
                                       fmt::format("{} has no manifest among those of this entry", subject),
                                       "widen `in:`, or make the file anew if the manifest was moved or renamed"));
}

Result<std::vector<PodDeclaration>> Answers::finish(std::vector<PodDeclaration> pods) {
  const std::vector<Reader>& readers = all_readers();
  std::vector<Error> errors;
  for (std::size_t i = 0; i < manifests_.size(); ++i) {
    if (answered_[i]) continue;
    problems_.push_back(manifest_problem(
        {manifests_[i], 1, 1}, fmt::format("`{}` says nothing of this manifest, which was read by itself", path_),
        "make the file anew, so that it is about all manifests of this entry"));
    const auto reader = std::find_if(readers.begin(), readers.end(),
                                     [&](const Reader& each) { return each.is_manifest(manifests_[i]); });
    if (reader == readers.end()) continue;
    Result<std::vector<PodDeclaration>> read = reader->read(context_, manifests_[i]);
    if (!read.ok()) {
      errors.insert(errors.end(), read.errors().begin(), read.errors().end());
    } else {
      std::move(read.value().begin(), read.value().end(), std::back_inserter(pods));
    }
  }
  if (pods.empty() && errors.empty()) {
    for (const Diagnostic& problem : problems_) {
      errors.push_back({.message = problem.message, .where = problem.place, .hint = problem.help});
    }
  }
  if (pods.empty() && !errors.empty()) return errors;
  for (const Error& error : errors) problems_.push_back(manifest_problem(error.where, error.message, error.hint));
  if (!pods.empty()) {
    std::move(problems_.begin(), problems_.end(), std::back_inserter(pods.front().problems));
  }
  return pods;
}

}  // namespace podworks
