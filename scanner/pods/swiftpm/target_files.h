// Which files a target of a Swift package has, and the name of its module.
#pragma once

#include <string>
#include <string_view>

#include "scanner/pods/swiftpm/model.h"

namespace podworks {

/// `root`: the target's folder, `package_folder`: that of its manifest; both from the pool's root.
FolderFiles files_of_target(const SwiftTarget& target, const std::string& root, std::string_view package_folder);

/// SwiftPM's c99name: each character that does not fit becomes '_', a leading digit too. (CocoaPods differs.)
std::string module_of_target(std::string_view target);

}  // namespace podworks
