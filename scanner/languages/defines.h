// What `defines:` of podworks.yml says of macros (DEBUG), of Swift's flags, and of questions that conditions ask
// (`os(iOS)`, `__has_feature(modules)`). Names that it leaves out may be anything.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace podworks {

/// A number of the preprocessor: intmax_t or uintmax_t.
struct CNumber {
  std::uint64_t bits = 0;
  bool is_unsigned = false;
  bool is_zero() const { return bits == 0; }
  bool is_negative() const { return !is_unsigned && (bits >> 63U) != 0; }
};

struct MacroValue {
  bool is_defined = false;
  std::optional<CNumber> number = {};  ///< 0 for what is not defined; unset: a text
  std::string_view text = {};          ///< as given
};

class Defines {
 public:
  /// A value is a whole number, `true`, `false`, any text, or `undefined`.
  explicit Defines(const std::map<std::string, std::string>& values);
  Defines(const Defines&) = delete;  // its index points into itself
  Defines& operator=(const Defines&) = delete;

  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  const std::string& name(std::size_t index) const { return entries_[index].name; }
  const MacroValue& value(std::size_t index) const { return entries_[index].value; }

  /// A macro, or a question without blanks: "os(iOS)".
  std::optional<std::size_t> find(std::string_view name) const;
  /// The entry by which it is certain that the question fails: where `os(iOS)` holds, `os(macOS)` does not. `os` and
  /// `arch` have one answer.
  std::optional<std::size_t> find_rival(std::string_view function, std::string_view question) const;

 private:
  struct Entry {
    std::string name = {};  ///< as given
    std::string key = {};   ///< without blanks
    std::string text = {};
    MacroValue value = {};
  };

  std::vector<Entry> entries_ = {};  ///< sorted by name
  std::unordered_map<std::string_view, std::size_t> index_ = {};
  std::vector<std::size_t> only_answers_ = {};  ///< of os() and arch() that hold
};

}  // namespace podworks
