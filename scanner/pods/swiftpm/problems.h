// What is not known of a Package.swift, as findings: one for each cause, and not too many.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "model/diagnostic.h"
#include "scanner/pods/swiftpm/values.h"

namespace podworks {

class PackageProblems {
 public:
  /// `path`: of the manifest. `into` outlives this.
  PackageProblems(std::string path, std::vector<Diagnostic>& into) : path_(std::move(path)), into_(into) {}

  /// `what`: "which files the target `A` has". A value that stands nowhere is found where its `owner` is made.
  void add(const SwiftValue& value, const SwiftObject* owner, const std::string& what, const std::string& why);
  const std::string& path() const { return path_; }

 private:
  struct Known {
    std::size_t number = 0;  ///< into into_
    std::string what = {};
    std::set<std::string> others = {};  ///< that are not known for the same cause
  };

  std::string path_;
  std::vector<Diagnostic>& into_;
  std::map<std::tuple<int, int, std::string>, Known> known_;  // by line, column and cause
  bool is_full_ = false;
};

}  // namespace podworks
