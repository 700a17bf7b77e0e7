// What a Podfile asks for on behalf of an app: its targets, and the lines that hold for them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/declaration.h"
#include "model/project.h"
#include "model/scan.h"

namespace podworks {

/// The targets of a Podfile that make up an app: the one of its name; without one, all that are built, tests left out.
std::vector<const PodfileTarget*> targets_of_app(const PodfileDeclaration& podfile, const std::string& app);

/// The lines of these targets of `podfile`, each name once: those of enclosing targets first, of two with the same name
/// the innermost, of two targets the first. O(lines log lines), however many targets take over the same ones.
std::vector<const PodfilePod*> podfile_lines(const PodfileDeclaration& podfile,
                                             const std::vector<const PodfileTarget*>& targets);

using PodfileLines = std::map<std::string, const PodfilePod*, std::less<>>;
/// The lines of the Podfile that gives the app its roots, by name; the first of several. Empty if none does.
PodfileLines lines_for_roots(const AppConfig& app, const ScanResult& scan);
/// Of the line that names `pod`, or a subspec of it where the line says where the pod comes from.
std::vector<PodfileOption> options_of(const std::string& pod, const PodfileLines& lines);
/// An option that says where a pod comes from; CocoaPods takes no version beside it.
bool is_source(const PodfileOption& option);

}  // namespace podworks
