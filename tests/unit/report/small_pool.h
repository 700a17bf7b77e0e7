// A pool of three pods built by hand: House (business) uses Net (base) twice, Net uses House once (against the layers),
// Net/Core and Net/Extra are subspecs, and there is an import of every other outcome.
#pragma once

#include <string>
#include <string_view>

#include "graph/pod_graph.h"
#include "model/layers.h"
#include "model/project.h"
#include "model/scan.h"
#include "report/report.h"

namespace podworks {

struct SmallPool {
  Project project = {};
  ScanResult scan = {};
  PodGraph graph = {};
  LayerMap layers = {};

  SmallPool() {
    add_pod("House", "pods/House", {"House"});
    add_pod("Net", "pods/Net", {"Net", "Net/Core"});
    add_pod("Zip", "pods/Zip", {"Zip"});
    add_file("loose.m", {});
    add_file("pods/House/a.h", {0});
    add_file("pods/House/a.m", {0});
    add_file("pods/Net/n.h", {2});
    add_file("pods/Net/n.m", {2});
    add_import(0, {}, 1, "x.h", Unresolved{});
    add_import(2, 0, 3, "a.h", Resolved{id_at<UnitId>(0), id_at<FileId>(1), How::Beside});
    add_import(2, 0, 4, "Net/n.h", Resolved{id_at<UnitId>(2), id_at<FileId>(3), How::HeaderKey});
    add_import(2, 0, 5, "UIKit/UIKit.h", External{"UIKit"});
    add_import(2, 0, 6, "gone.h", Unresolved{});
    add_import(2, 0, 7, "both.h", Ambiguous{{id_at<PodId>(1), id_at<PodId>(2)}});
    add_import(2, 0, 8, "Net", Resolved{id_at<UnitId>(1), {}, How::ModuleName}, Form::Module);
    add_import(4, 2, 2, "House/a.h", Resolved{id_at<UnitId>(0), id_at<FileId>(1), How::HeaderKey});
    scan.imports.back().condition = "#if DEBUG";
    graph = build_graph(scan);
    add_layers();
  }

  GraphReport graph_report() const { return {.project = project, .scan = scan, .graph = graph, .layers = layers}; }

 private:
  void add_pod(const char* name, const char* root, std::vector<std::string> units) {
    Pod pod{.name = name, .root = root, .reader = "podspec", .bytes = 100};
    for (std::string& unit : units) {
      pod.units.push_back(id_at<UnitId>(scan.units.size()));
      scan.units.push_back({.pod = id_at<PodId>(scan.pods.size()), .name = std::move(unit)});
    }
    scan.pods.push_back(std::move(pod));
  }
  void add_file(std::string_view path, std::vector<std::size_t> units) {
    SourceFile file{.path = path, .language = Language::CFamily, .is_header = path.ends_with(".h"), .scanned = true};
    file.first_owner = static_cast<std::uint32_t>(scan.owners.size());
    file.owner_count = static_cast<std::uint32_t>(units.size());
    for (const std::size_t unit : units) {
      scan.owners.push_back({id_at<UnitId>(unit), Role::Source});
      ++scan.pods[index_of(scan.units[unit].pod)].files;
      ++scan.units[unit].files;
    }
    scan.files.push_back(file);
  }
  void add_import(std::size_t file, std::optional<std::size_t> unit, std::uint32_t line, std::string_view spelling,
                  Target target, Form form = Form::IncludeQuote) {
    Import import{.file = id_at<FileId>(file), .line = line, .column = 9, .spelling = spelling, .form = form};
    if (unit) import.from = id_at<UnitId>(*unit);
    import.target = std::move(target);
    scan.imports.push_back(std::move(import));
  }
  void add_layers() {
    layers.layers = {{.name = "business", .may_use = {true, true}}, {.name = "base", .may_use = {false, true}}};
    layers.layer_of = {id_at<LayerId>(0), id_at<LayerId>(1), std::nullopt};
    layers.standard = {false, false, false};
  }
};

}  // namespace podworks
