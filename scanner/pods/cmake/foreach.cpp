// foreach(x a b), foreach(x RANGE 1 9 2), foreach(x IN LISTS l ITEMS c d), foreach(x y IN ZIP_LISTS a b).
#include <algorithm>
#include <cstdlib>

#include "scanner/pods/cmake/run.h"

namespace podworks {
namespace {

constexpr long long kMaxNumber = 1'000'000'000;

}  // namespace

CMakeRun::Flow CMakeRun::run_foreach(const CMakeScript& script, std::size_t i) {
  const CMakeCommand& command = script.commands[i];
  const CMakeWords words = words_of(command);
  if (words.empty()) return Flow::Normal;
  const auto in = std::find_if(words.begin(), words.end(), [](const CMakeWord& word) { return word.is("IN"); });
  const bool counts = in == words.end() && words.size() > 2 && words[1].is("RANGE");
  const std::optional<Loop> loop =
      counts ? counting_loop(words) : loop_over(words, static_cast<std::size_t>(in - words.begin()));
  if (!loop) {
    stop(command, "this loop has too many rounds");
    return Flow::Stop;
  }
  if (loop->values.empty() && loop->unknown.empty()) return Flow::Normal;
  if (++depth_ > kMaxBlocks) stop(command, "blocks and calls are nested too deeply");
  std::vector<CMakeValue> before;
  for (const std::string& name : loop->names) {
    const CMakeValue* const found = scopes_.find(name);
    before.push_back(found != nullptr ? *found : CMakeValue::unset());
  }
  const std::size_t width = loop->names.size();
  Flow flow = stopped_ ? Flow::Stop : Flow::Normal;
  for (std::size_t at = 0; at < loop->values.size() && flow == Flow::Normal; at += width) {
    for (std::size_t n = 0; n < width; ++n) scopes_.set(loop->names[n], loop->values[at + n]);
    flow = run_round(script, i);
  }
  if (!loop->unknown.empty() && flow == Flow::Normal) {  // elements that nobody knows, or none
    for (const std::string& name : loop->names) scopes_.set(name, CMakeValue::unknown_by(loop->unknown));
    run_possible_round(script, i);
    if (stopped_) flow = Flow::Stop;
  }
  for (std::size_t n = 0; n < width; ++n) scopes_.set(loop->names[n], std::move(before[n]));
  --depth_;
  return flow == Flow::Break ? Flow::Normal : flow;
}

/// Numbers that are not known, or beyond those that `math` takes: one round with a number that is not known.
std::optional<CMakeRun::Loop> CMakeRun::counting_loop(const CMakeWords& words) {
  Loop loop{{words[0].text()}, {}};
  long long numbers[3] = {0, 0, 1};
  std::string unknown;
  const std::size_t count = std::min<std::size_t>(words.size() - 2, 3);
  for (std::size_t i = 0; i < count; ++i) {
    const CMakeValue& value = words[i + 2].value;
    const long long number = std::strtoll(value.texts[0].c_str(), nullptr, 10);
    numbers[i] = std::clamp(number, -kMaxNumber, kMaxNumber);
    if (unknown.empty()) unknown = numbers[i] != number ? "a loop counts too far" : value.unknown;
  }
  if (count == 1) std::swap(numbers[0], numbers[1]);
  const long long step = std::max<long long>(1, std::abs(numbers[2]));
  const bool is_down = numbers[0] > numbers[1];
  if (std::abs(numbers[1] - numbers[0]) / step > kMaxRounds) return std::nullopt;
  if (!unknown.empty()) {
    loop.values = {CMakeValue::unknown_by(unknown)};
    return loop;
  }
  for (long long n = numbers[0]; is_down ? n >= numbers[1] : n <= numbers[1]; n += is_down ? -step : step) {
    loop.values.push_back(CMakeValue::of(std::to_string(n)));
  }
  return loop;
}

/// `in` is where the word IN stands; behind the last word if there is none.
std::optional<CMakeRun::Loop> CMakeRun::loop_over(const CMakeWords& words, std::size_t in) {
  Loop loop;
  const bool has_in = in < words.size();
  for (std::size_t i = 0; i < (has_in ? in : 1); ++i) loop.names.push_back(words[i].text());
  if (loop.names.empty()) return Loop{};
  if (has_in && in + 1 < words.size() && words[in + 1].is("ZIP_LISTS")) return zipped(words, std::move(loop), in + 2);
  loop.names.resize(1);  // CMake takes more of them with ZIP_LISTS alone
  bool lists = false;
  for (std::size_t i = has_in ? in + 1 : 1; i < words.size(); ++i) {
    const CMakeWord& word = words[i];
    if (has_in && (word.is("LISTS") || word.is("ITEMS"))) {
      lists = word.is("LISTS");
    } else if (!lists) {
      if (!word.is_empty()) loop.values.push_back(word.value);
      if (word.is_empty()) loop.unknown = word.value.unknown;
    } else {
      for (const std::string& name : word.value.texts) {
        const CMakeValue list = lookup(name);
        for (std::string& element : elements_of(list)) loop.values.push_back(CMakeValue::of(std::move(element)));
        if (!list.unknown.empty()) loop.unknown = list.unknown;
      }
    }
    if (loop.values.size() > static_cast<std::size_t>(kMaxRounds)) return std::nullopt;
  }
  return loop;
}

/// One variable for each list, or `x_0`, `x_1`, ... of `x`. Lists that are shorter leave theirs undefined at the end.
std::optional<CMakeRun::Loop> CMakeRun::zipped(const CMakeWords& words, Loop loop, std::size_t first) {
  std::vector<CMakeValue> lists;
  std::vector<std::vector<std::string>> columns;
  std::size_t rounds = 0;
  for (std::size_t i = first; i < words.size(); ++i) {
    lists.push_back(lookup(words[i].text()));
    if (!lists.back().unknown.empty()) loop.unknown = lists.back().unknown;
    columns.push_back(elements_of(lists.back()));
    rounds = std::max(rounds, columns.back().size());
    if (rounds * columns.size() > static_cast<std::size_t>(kMaxRounds)) return std::nullopt;
  }
  if (loop.names.size() == 1) {
    const std::string name = loop.names[0];
    loop.names.clear();
    for (std::size_t n = 0; n < columns.size(); ++n) loop.names.push_back(name + "_" + std::to_string(n));
  }
  if (loop.names.size() != columns.size()) return Loop{};  // CMake stops there
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t n = 0; n < columns.size(); ++n) {
      CMakeValue value = CMakeValue::unset();
      if (round < columns[n].size()) value = CMakeValue::of(columns[n][round]);
      // Which of them stands where is not known of a list of which not all is known.
      value.is_open = lists[n].is_open;
      value.unknown = lists[n].unknown;
      loop.values.push_back(std::move(value));
    }
  }
  return loop;
}

}  // namespace podworks
