// What the tools of an ecosystem print of its manifests (`export:`), held against the manifests that are there.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "scanner/pods/reader.h"

namespace podworks {

/// The JSON values of a file, at least one.
Result<std::vector<Json>> read_answers(const ReaderContext& context, std::string_view path);

class Answers {
 public:
  /// `path`: of the file with the answers, `manifests`: of which each is expected once.
  Answers(const ReaderContext& context, std::string_view path, const std::vector<std::string>& manifests);

  /// The manifest that an answer is about, which counts as answered then; nullptr if none fits.
  const std::string* claim(const std::function<bool(std::string_view manifest)>& fits);
  /// The answer in this line is about something else than the manifests.
  void report_unknown(int line, const std::string& subject);
  /// Adds the pods of the manifests that no answer is about, by the manifests themselves, and says so.
  Result<std::vector<PodDeclaration>> finish(std::vector<PodDeclaration> pods);

 private:
  const ReaderContext& context_;
  std::string path_;
  const std::vector<std::string>& manifests_;
  std::vector<bool> answered_;
  std::vector<Diagnostic> problems_;
};

}  // namespace podworks
