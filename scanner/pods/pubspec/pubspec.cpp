#include "scanner/pods/pubspec/pubspec.h"

#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "scanner/pods/pubspec/reading.h"

namespace podworks {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{4} << 20;

bool is_pubspec(std::string_view path) {
  return base_name(path) == "pubspec.yaml";
}

Result<std::vector<PodDeclaration>> read_pubspec(const ReaderContext& context, std::string_view path) {
  Result<std::string> text = context.files.read_text(path);
  if (!text.ok()) return text.errors();
  if (text.value().size() > kMaxBytes) {
    return Error{.message = fmt::format("the pubspec is larger than {} MB", kMaxBytes >> 20),
                 .where = {.file = std::string(path)},
                 .hint = "leave it out with `exclude:`"};
  }
  const Result<YamlDocument> document = parse_yaml_document(text.value(), std::string(path));
  if (!document.ok()) return document.errors();
  Result<PodDeclaration> pod = PubspecReading(context, path).read(document.value());
  if (!pod.ok()) return pod.errors();
  std::vector<PodDeclaration> pods;
  pods.push_back(std::move(pod.value()));
  return pods;
}

}  // namespace

Reader pubspec_reader() {
  return {.id = "pubspec",
          .summary = "Dart's and Flutter's pubspec.yaml",
          .is_manifest = is_pubspec,
          .read = read_pubspec,
          .read_export = read_pub_answer,
          // The Android half of a plugin uses what its pubspec names.
          .declares_for = language_bit(Language::Dart) | language_bit(Language::Jvm)};
}

}  // namespace podworks
