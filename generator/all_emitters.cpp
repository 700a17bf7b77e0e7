#include <algorithm>

#include "generator/emitter.h"
#include "generator/emitters/rows.h"

namespace podworks {

const std::vector<Emitter>& all_emitters() {
  static const std::vector<Emitter> table = {
      podfile_emitter(),
      cmake_emitter(),
  };
  return table;
}

const Emitter* find_emitter(std::string_view id) {
  const auto& table = all_emitters();
  const auto row = std::find_if(table.begin(), table.end(), [id](const Emitter& emitter) { return emitter.id == id; });
  return row == table.end() ? nullptr : &*row;
}

}  // namespace podworks
