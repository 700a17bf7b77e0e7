// Reads a podspec written in Ruby.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scanner/pods/podspec_dsl.h"
#include "scanner/pods/reader.h"

namespace podworks {

/// A podspec after its evaluation, with all that its values point into.
class EvaluatedPodspec {
 public:
  EvaluatedPodspec(const ReaderContext& context, std::string_view path, std::string text);

  /// The specification that CocoaPods would take: the last one. Null if there is none.
  const RawSpec* root() const { return dsl_.roots().empty() ? nullptr : dsl_.roots().back(); }
  std::vector<Diagnostic> take_problems() { return ruby_.take_problems(); }
  std::vector<std::string> unset_environment() const;
  const RubySource& source() const { return source_; }

 private:
  RubySource source_;
  RubyHeap heap_;
  RubyWorld world_;
  PodspecDsl dsl_;
  RubyHost host_;
  RubyEvaluator ruby_;
  std::unique_ptr<RubyProgram> program_;
};

/// `export:`: see Reader::read_export.
Result<std::vector<PodDeclaration>> read_podspec_answers(const ReaderContext& context, std::string_view path,
                                                         const std::vector<std::string>& manifests);
Reader podspec_reader();
Reader podspec_json_reader();

}  // namespace podworks
