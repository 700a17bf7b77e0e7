// Pods that no manifest declares: a folder is a pod. Also the entries of apps, and pods that podworks.yml spells out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/declaration.h"
#include "model/project.h"

namespace podworks {

/// The pod of a folder: everything below it that lies in no deeper pod. Headers are public, `public_files` says less.
PodDeclaration folder_pod(std::string_view name, std::string_view root, const std::vector<std::string>& files,
                          const std::vector<std::string>& public_files, Place at);

/// A folder pod, or an app's entry: no manifest declares it.
bool is_folder_pod(const PodDeclaration& pod);

/// Folders that `in` matches and that hold a source file, directly or below; sorted. `files` is the sorted listing.
std::vector<std::string> matching_folders(const std::vector<std::string_view>& files, std::string_view in);

}  // namespace podworks
