// Protocol Buffers, for the sake of Kotlin and Java: the names of the classes that protoc makes of a file
// (https://protobuf.dev/reference/java/java-generated, /kotlin/kotlin-generated, gRPC's <Service>Grpc). The imports of
// .proto files themselves are not read.
#include <string>
#include <vector>

#include "scanner/languages/c_text.h"
#include "scanner/languages/language.h"
#include "scanner/languages/statement_sink.h"

namespace podworks {
namespace {

std::string_view view(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

class ProtoReader {
 public:
  ProtoReader(std::string_view text, Arena& arena, FileFacts& facts)
      : p_(after_byte_order_mark(text)),
        end_(text.data() + text.size()),
        conditions_(arena),
        sink_(p_, arena, facts, conditions_) {}

  void run();

 private:
  std::string_view token();
  std::string path();
  void read_option();
  void skip_statement();
  void declare_all();
  void declare(std::string_view before, std::string_view name, std::string_view behind);

  const char* p_;
  const char* end_;
  ConditionStack conditions_;
  StatementSink sink_;
  std::string package_ = {};
  std::string java_package_ = {};
  bool has_java_package_ = false;
  bool many_files_ = false;
  std::string_view outer_class_ = {};
  std::vector<std::string_view> messages_ = {};
  std::vector<std::string_view> enums_ = {};
  std::vector<std::string_view> services_ = {};
};

void ProtoReader::run() {
  for (std::string_view word = token(); !word.empty(); word = token()) {
    if (word == "package") {
      package_ = path();
    } else if (word == "option") {
      read_option();
    } else if (word == "message") {
      messages_.push_back(token());
    } else if (word == "enum") {
      enums_.push_back(token());
    } else if (word == "service") {
      services_.push_back(token());
    }
    if (word != ";") skip_statement();
  }
  declare_all();
}

/// The next word, literal (with its quotes) or mark; empty at the end.
std::string_view ProtoReader::token() {
  p_ = c_text::skip_trivia(p_, end_);
  if (p_ == end_) return {};
  const char* const begin = p_++;
  if (*begin == '"' || *begin == '\'') {
    p_ = c_text::after_literal(p_, end_, *begin);
  } else if (c_text::is_identifier(*begin)) {
    while (p_ < end_ && c_text::is_identifier(*p_)) ++p_;
  }
  return view(begin, p_);
}

std::string ProtoReader::path() {
  std::string path;
  for (const char* before = p_;; before = p_) {
    const std::string_view part = token();
    if (part != "." && (part.empty() || !c_text::is_identifier(part[0]))) {
      p_ = before;
      return path;
    }
    path += part;
  }
}

void ProtoReader::read_option() {
  const std::string_view name = token();
  if (name != "java_package" && name != "java_multiple_files" && name != "java_outer_classname") return;
  if (token() != "=") return;
  const std::string_view value = token();
  if (name == "java_multiple_files") many_files_ = value == "true";
  if (value.size() < 2 || (value[0] != '"' && value[0] != '\'') || value.back() != value[0]) return;
  const std::string_view text = value.substr(1, value.size() - 2);
  if (name == "java_package") {
    java_package_ = text;
    has_java_package_ = true;
  } else if (name == "java_outer_classname") {
    outer_class_ = text;
  }
}

/// Behind the semicolon, or the body in braces.
void ProtoReader::skip_statement() {
  std::size_t depth = 0;
  for (std::string_view word = token(); !word.empty(); word = token()) {
    if (word == "{") ++depth;
    if (word == "}" && depth > 0) --depth;
    if (depth == 0 && (word == ";" || word == "}")) return;
  }
}

void ProtoReader::declare_all() {
  // The types that come with protobuf itself: copies of their .proto files lie in many trees, the classes in its
  // library.
  if (package_ == "google.protobuf") return;
  if (!has_java_package_) java_package_ = package_;
  if (outer_class_.empty()) {
    sink_.declare(java_package_, DeclaredName::Kind::ProtoPackage);
  } else {
    declare({}, outer_class_, {});
  }
  for (const std::string_view name : messages_) {
    if (name.empty()) continue;
    declare({}, name, {});  // without java_multiple_files Wire alone makes it, and an import is its proof
    if (many_files_) declare({}, name, "OrBuilder");
    declare({}, name, "Kt");
    const char first = name[0] >= 'A' && name[0] <= 'Z' ? static_cast<char>(name[0] - 'A' + 'a') : name[0];
    declare({&first, 1}, name.substr(1), {});  // userName { ... }
  }
  if (!messages_.empty()) declare({}, "copy", {});
  for (const std::string_view name : enums_) declare({}, name, {});
  for (const std::string_view name : services_) {
    if (many_files_) declare({}, name, {});
    declare({}, name, "Grpc");
    declare({}, name, "GrpcKt");
  }
}

void ProtoReader::declare(std::string_view before, std::string_view name, std::string_view behind) {
  std::string full = java_package_;
  if (!full.empty()) full += '.';
  full.append(before).append(name).append(behind);
  sink_.declare(full, DeclaredName::Kind::JvmName);
}

}  // namespace

void find_proto_names(std::string_view text, Arena& arena, FileFacts& facts) {
  ProtoReader(text, arena, facts).run();
}

}  // namespace podworks
