// How a function says that the call, the configuration or the disk is wrong (exit code 2).
// What is wrong in the user's tree is a Diagnostic instead, and the run goes on.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/check.h"

namespace podworks {

/// A position in a file below the pool's root. Lines and columns count from 1, columns in code points; 0 = unknown.
struct Place {
  std::string file = {};
  int line = 0;
  int column = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

/// `file:line:column`, without the parts that are unknown.
std::string to_string(const Place& place);

/// A value that was read from a file, with the place where it stands.
template <class T>
struct Located {
  T value = {};
  Place at = {};
};

struct Error {
  std::string message = {};
  Place where = {};
  std::string hint = {};  ///< one sentence that says what to do; may be empty
};

/// Either a value or at least one error. Configuration reports all its problems in one go, hence the vector.
template <class T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::vector<Error>{std::move(error)}) {}
  Result(std::vector<Error> errors) : state_(std::move(errors)) { PW_CHECK(!this->errors().empty()); }

  bool ok() const { return std::holds_alternative<T>(state_); }
  T& value() {
    PW_CHECK(ok());
    return std::get<T>(state_);
  }
  const T& value() const {
    PW_CHECK(ok());
    return std::get<T>(state_);
  }
  const std::vector<Error>& errors() const { return std::get<std::vector<Error>>(state_); }

 private:
  std::variant<T, std::vector<Error>> state_;
};

/// For functions that return nothing but may fail: `Result<Done>`.
struct Done {};

}  // namespace podworks
