// Built from yaml-cpp's events, not from its nodes: YAML::LoadAll never ends on a text that begins with a comma, and
// its nodes cost most of the time.
#include "base/yaml.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "base/text.h"

namespace podworks {
namespace {

constexpr std::size_t kDeepest = 200;
constexpr std::size_t kMostNodes = 100'000;

/// yaml-cpp's columns are bytes, counted from 0; ours are characters, counted from 1.
class Places {
 public:
  Places(std::string_view text, const std::string& file);
  Place at(const YAML::Mark& mark) const;

 private:
  const std::string& file_;
  std::vector<std::size_t> line_starts_ = {0};
  std::vector<std::size_t> continuations_;  // positions of the second and further bytes of characters
};

class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(const Places& places) : places_(places) {}

  void OnDocumentStart(const YAML::Mark& mark) override;
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override;
  void OnMapEnd() override { close(); }

  int documents() const { return documents_; }
  Place second_document() const { return second_document_; }
  /// The document nests or repeats too much; what has been built is of no use.
  const std::optional<Error>& failure() const { return failure_; }
  YamlDocument take() { return {.root = std::move(root_), .problems = std::move(problems_)}; }

 private:
  /// A sequence or map that is not closed yet.
  struct Open {
    YamlNode node = {};
    YAML::anchor_t anchor = 0;
    std::size_t first_node = 0;           ///< how many nodes there were before it
    std::size_t height = 0;               ///< of what it holds
    std::optional<YamlEntry> entry = {};  ///< of a map: the key that waits for its value
    bool is_bad_key = false;
    std::set<std::string> keys = {};
  };
  struct Anchored {
    YamlNode node = {};
    std::size_t size = 0;
    std::size_t height = 0;
  };

  bool is_ignored() const { return failure_ || documents_ != 1; }
  /// False, and a failure, if `nodes` more and `height` levels more are too much.
  bool admit(std::size_t nodes, std::size_t height, const Place& at);
  void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor);
  void close();
  void add_leaf(YamlNode node, YAML::anchor_t anchor);
  /// Puts a complete node into what encloses it.
  void place_node(YamlNode node, std::size_t height);
  void take_key(Open& map, YamlNode key);

  const Places& places_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  YamlNode root_;
  std::vector<Error> problems_;
  std::optional<Error> failure_;
  std::size_t nodes_ = 0;
  std::size_t ignored_levels_ = 0;
  int documents_ = 0;
  Place second_document_;
};

Error syntax_error(const YAML::Exception& exception, const Places& places);

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const YamlEntry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Result<YamlNode> parse_yaml(std::string_view text, const std::string& file) {
  Result<YamlDocument> document = parse_yaml_document(text, file);
  if (!document.ok()) return document.errors();
  if (!document.value().problems.empty()) return std::move(document.value().problems);
  return std::move(document.value().root);
}

Result<YamlDocument> parse_yaml_document(std::string_view text, const std::string& file) {
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return Error{"this is no text: it holds a NUL byte", {file, 0, 0}, ""};
  }
  const Places places(text, file);
  TreeBuilder builder(places);
  try {
    // yaml-cpp takes the end of the file for the end of a quote that is never closed, but only behind a line's end: the
    // comment makes it say so.
    std::istringstream stream(std::string(text) + (text.ends_with('\n') ? "#" : "\n#"));
    YAML::Parser parser(stream);
    while (builder.documents() < 2 && parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& exception) {
    return syntax_error(exception, places);
  }
  if (builder.failure()) return *builder.failure();
  if (builder.documents() > 1) {
    return Error{"only one YAML document is read", builder.second_document(), "remove the line `---` and what follows"};
  }
  if (builder.documents() == 0) return YamlDocument{.root = {.at = {file, 1, 1}}};
  return builder.take();
}

namespace {

Places::Places(std::string_view text, const std::string& file) : file_(file) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // yaml-cpp does not count it
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') line_starts_.push_back(i + 1);
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continuations_.push_back(i);
  }
}

Place Places::at(const YAML::Mark& mark) const {
  if (mark.is_null()) return {file_, 0, 0};
  const std::size_t line = std::min(static_cast<std::size_t>(mark.line), line_starts_.size() - 1);
  const auto first = std::lower_bound(continuations_.begin(), continuations_.end(), line_starts_[line]);
  const auto last =
      std::lower_bound(first, continuations_.end(), line_starts_[line] + static_cast<std::size_t>(mark.column));
  return {file_, mark.line + 1, mark.column + 1 - static_cast<int>(last - first)};
}

void TreeBuilder::OnDocumentStart(const YAML::Mark& mark) {
  if (++documents_ == 2) second_document_ = places_.at(mark);
}

void TreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  add_leaf({.at = places_.at(mark)}, anchor);
}

void TreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                           const std::string& value) {
  add_leaf({.kind = YamlNode::Kind::Scalar, .scalar = value, .quoted = tag == "!", .at = places_.at(mark)}, anchor);
}

void TreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  if (is_ignored()) return;
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) {
    failure_ = Error{"a value must not contain itself", places_.at(mark), "remove the alias"};
    return;
  }
  const Anchored& anchored = found->second;
  if (admit(anchored.size, anchored.height, places_.at(mark))) place_node(anchored.node, anchored.height);
}

void TreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                                  YAML::EmitterStyle::value) {
  open(YamlNode::Kind::Sequence, mark, anchor);
}

void TreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                             YAML::EmitterStyle::value) {
  open(YamlNode::Kind::Map, mark, anchor);
}

bool TreeBuilder::admit(std::size_t nodes, std::size_t height, const Place& at) {
  nodes_ += nodes;
  if (nodes_ <= kMostNodes && open_.size() + height <= kDeepest) return true;
  failure_ = Error{"this document nests or repeats too much to be read", at, ""};
  return false;
}

void TreeBuilder::open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
  const Place at = places_.at(mark);
  if (is_ignored() || !admit(1, 1, at)) {
    ++ignored_levels_;
    return;
  }
  open_.push_back({.node = {.kind = kind, .at = at}, .anchor = anchor, .first_node = nodes_ - 1});
}

void TreeBuilder::close() {
  if (ignored_levels_ > 0) {
    --ignored_levels_;
    return;
  }
  Open closed = std::move(open_.back());
  open_.pop_back();
  if (failure_) return;
  const std::size_t height = closed.height + 1;
  if (closed.anchor != 0) anchors_[closed.anchor] = {closed.node, nodes_ - closed.first_node, height};
  place_node(std::move(closed.node), height);
}

void TreeBuilder::add_leaf(YamlNode node, YAML::anchor_t anchor) {
  if (is_ignored() || !admit(1, 0, node.at)) return;
  if (anchor != 0) anchors_[anchor] = {node, 1, 0};
  place_node(std::move(node), 0);
}

void TreeBuilder::place_node(YamlNode node, std::size_t height) {
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  parent.height = std::max(parent.height, height);
  if (parent.node.kind == YamlNode::Kind::Sequence) {
    parent.node.items.push_back(std::move(node));
  } else if (!parent.entry) {
    take_key(parent, std::move(node));
  } else {
    // An absent value has the place of whatever comes next.
    if (node.kind == YamlNode::Kind::Null) node.at = parent.entry->key_at;
    parent.entry->value = std::move(node);
    if (!parent.is_bad_key) parent.node.entries.push_back(std::move(*parent.entry));
    parent.entry.reset();
  }
}

void TreeBuilder::take_key(Open& map, YamlNode key) {
  map.is_bad_key = key.kind != YamlNode::Kind::Scalar;
  if (map.is_bad_key) {
    problems_.push_back({"a key must be a plain name", key.at, ""});
  } else if (!map.keys.insert(key.scalar).second) {
    problems_.push_back({fmt::format("the key `{}` stands twice", key.scalar), key.at, "remove one of them"});
  }
  map.entry = YamlEntry{.key = std::move(key.scalar), .key_at = std::move(key.at)};
}

Error syntax_error(const YAML::Exception& exception, const Places& places) {
  const Place at = places.at(exception.mark);
  if (exception.msg == YAML::ErrorMsg::EOF_IN_SCALAR) {
    return {"this is no YAML: a quote is never closed", at, "look for the quote that opens last"};
  }
  const bool starts_badly =
      exception.msg == YAML::ErrorMsg::UNKNOWN_ANCHOR || exception.msg == YAML::ErrorMsg::UNKNOWN_TOKEN;
  return {fmt::format("this is no YAML: {}", to_valid_utf8(exception.msg)), at,
          starts_badly ? "put a value in quotes that begins with `*`, `&`, `@`, `%` or a backtick" : ""};
}

}  // namespace
}  // namespace podworks
