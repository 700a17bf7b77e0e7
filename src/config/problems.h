// Collects everything that is wrong with the configuration, so that the user sees all of it in one go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace podworks {

/// What is wrong with one value. An empty reason means: it is not what its type expects.
struct Complaint {
  std::string reason = {};
  std::string hint = {};
};

class Problems {
 public:
  void add(const Place& where, std::string message, std::string hint = {});
  void add_all(const std::vector<Error>& errors);
  bool empty() const { return errors_.empty(); }
  /// Sorted by place, those of `first_file` before those of other files.
  std::vector<Error> take(const std::string& first_file);

 private:
  // A hostile file may hold a hundred thousand problems; nobody reads the second thousand.
  static constexpr std::size_t kMost = 1000;
  std::vector<Error> errors_;
  std::size_t dropped_ = 0;
};

/// The value in backticks: shortened, on one line, safe for a terminal.
std::string shown(std::string_view value);
/// "did you mean `layers`?", or "" if nothing is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);
/// "`a`, `b` or `c`"
std::string alternatives(const std::vector<std::string>& names);
/// `did_you_mean`, else "NAMES_ARE `a`, `b` or `c`" for at most a dozen names.
std::string hint_for(std::string_view name, const std::vector<std::string>& candidates, std::string_view names_are);

}  // namespace podworks
