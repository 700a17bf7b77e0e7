#include "cli/progress.h"

#include <fmt/format.h>

#include "base/text.h"

namespace podworks {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(500);  // before the first line
constexpr auto kPause = std::chrono::milliseconds(100);     // between two
constexpr std::size_t kBar = 24;

}  // namespace

void Progress::show(std::size_t done, std::size_t all) {
  if (!call_.world.err_is_terminal || call_.options.quiet || all == 0) return;
  const Clock::time_point now = Clock::now();
  if (now - begin_ < kPatience || now - drawn_ < kPause) return;
  drawn_ = now;
  visible_ = true;
  const std::size_t filled = kBar * done / all;
  call_.world.write_err(fmt::format("\r[{}{}] {} of {}", std::string(filled, '='), std::string(kBar - filled, ' '),
                                    grouped(done), counted(all, "file", "files")));
}

void Progress::clear() {
  if (visible_) call_.world.write_err("\r\x1b[K");
  visible_ = false;
}

}  // namespace podworks
