#include "base/json.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kDeepest = 500;

// Counts lines while the parser reads. nlohmann-json copies the iterator, hence the pointer.
class LineIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  LineIterator(const char* at, int* line) : at_(at), line_(line) {}
  reference operator*() const { return *at_; }
  LineIterator& operator++() {
    if (*at_ == '\n') ++*line_;
    ++at_;
    return *this;
  }
  LineIterator operator++(int) {
    LineIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const LineIterator& other) const { return at_ == other.at_; }
  bool operator!=(const LineIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  int* line_;
};

// Builds our tree from the parser's events; nothing here recurses, so depth is only bounded for those who read the
// tree.
class Builder {
 public:
  explicit Builder(const int* line) : line_(line) {}

  bool null() { return put(Json()); }
  bool boolean(bool value) { return put(Json(value)); }
  bool number_integer(std::int64_t value) { return put(Json(value)); }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(INT64_MAX)) return put(Json(static_cast<double>(value)));
    return put(Json(static_cast<std::int64_t>(value)));
  }
  bool number_float(double value, const std::string&) { return put(Json(value)); }
  bool string(std::string& value) { return put(Json(std::move(value))); }
  bool binary(std::vector<std::uint8_t>&) { return false; }
  bool start_object(std::size_t) { return open(true); }
  bool start_array(std::size_t) { return open(false); }
  bool key(std::string& value) {
    open_.back().key = std::move(value);
    return true;
  }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& exception) {
    error_ = exception.what();
    return false;
  }

  Json take() { return std::move(root_); }
  const std::string& error() const { return error_; }

 private:
  struct Level {
    bool is_object = false;
    std::string key;
    JsonObject members;
    JsonArray items;
  };

  bool open(bool is_object) {
    if (open_.size() >= kDeepest) {
      error_ = fmt::format("it nests more than {} levels", kDeepest);
      return false;
    }
    open_.push_back({is_object, {}, {}, {}});
    return true;
  }
  bool close() {
    Level level = std::move(open_.back());
    open_.pop_back();
    return put(level.is_object ? Json(std::move(level.members)) : Json(std::move(level.items)));
  }
  bool put(Json value) {
    value.line = *line_;
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (open_.back().is_object) {
      open_.back().members.emplace_back(std::move(open_.back().key), std::move(value));
    } else {
      open_.back().items.push_back(std::move(value));
    }
    return true;
  }

  const int* line_;
  std::vector<Level> open_;
  Json root_;
  std::string error_;
};

void append_string(std::string& out, std::string_view text) {
  out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append(std::string& out, const Json& value, std::size_t indent) {
  const auto new_line = [&](std::size_t depth) {
    out += '\n';
    out.append(depth * 2, ' ');
  };
  if (const auto* array = value.array()) {
    out += '[';
    for (const Json& item : *array) {
      if (&item != array->data()) out += ',';
      new_line(indent + 1);
      append(out, item, indent + 1);
    }
    if (!array->empty()) new_line(indent);
    out += ']';
  } else if (const auto* object = value.object()) {
    out += '{';
    for (const JsonMember& member : *object) {
      if (&member != object->data()) out += ',';
      new_line(indent + 1);
      append_string(out, member.first);
      out += ": ";
      append(out, member.second, indent + 1);
    }
    if (!object->empty()) new_line(indent);
    out += '}';
  } else if (const auto* text = value.string()) {
    append_string(out, *text);
  } else if (const auto* integer = value.integer()) {
    out += fmt::format("{}", *integer);
  } else if (const auto* number = value.number()) {
    out += fmt::format("{}", *number);
  } else if (const auto* boolean = value.boolean()) {
    out += *boolean ? "true" : "false";
  } else {
    out += "null";
  }
}

/// `line`: of the text's first byte.
Result<Json> parse(std::string_view text, const std::string& file, int line) {
  Builder builder(&line);
  bool parsed = false;
  try {
    parsed = nlohmann::json::sax_parse(LineIterator(text.data(), &line), LineIterator(text.data() + text.size(), &line),
                                       &builder);
  } catch (const nlohmann::json::exception& exception) {
    return Error{fmt::format("this is no JSON: {}", to_valid_utf8(exception.what())), {file, line, 0}, ""};
  }
  if (!parsed) return Error{fmt::format("this is no JSON: {}", to_valid_utf8(builder.error())), {file, line, 0}, ""};
  return builder.take();
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// How many bytes the value at the beginning takes, if it is well formed.
std::size_t length_of_value(std::string_view text) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      i += c == '\\';
      in_string = c != '"';
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth <= 1) return i + 1;
      --depth;
    } else if (depth == 0 && is_blank(c)) {
      return i;
    }
  }
  return text.size();
}

std::string_view without_byte_order_mark(std::string_view text) {
  return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

}  // namespace

const Json* Json::find(std::string_view key) const {
  if (const JsonObject* members = object()) {
    for (const JsonMember& member : *members) {
      if (member.first == key) return &member.second;
    }
  }
  return nullptr;
}

Result<Json> parse_json(std::string_view text, const std::string& file) {
  return parse(without_byte_order_mark(text), file, 1);
}

Result<std::vector<Json>> parse_json_values(std::string_view text, const std::string& file) {
  std::vector<Json> values;
  int line = 1;
  text = without_byte_order_mark(text);
  const auto pass = [&](std::size_t bytes) {
    line += static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bytes), '\n'));
    text.remove_prefix(bytes);
  };
  while (true) {
    std::size_t blanks = 0;
    while (blanks < text.size() && is_blank(text[blanks])) ++blanks;
    pass(blanks);
    if (text.empty()) return values;
    const std::size_t length = length_of_value(text);
    Result<Json> value = parse(text.substr(0, length), file, line);
    if (!value.ok()) return value.errors();
    values.push_back(std::move(value.value()));
    pass(length);
  }
}

std::string write_json(const Json& value) {
  std::string out;
  append(out, value, 0);
  out += '\n';
  return out;
}

}  // namespace podworks
