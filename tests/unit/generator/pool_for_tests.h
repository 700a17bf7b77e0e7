// A scanned pool in memory, named by strings, and the plan of one app over all of its pods.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/check.h"
#include "generator/emitter.h"

namespace podworks {

struct TestFile {
  std::string path = {};
  std::string unit = {};  ///< "Net" or "Net/Core"
  Role role = Role::Source;
};

struct TestImport {
  std::string from = {};  ///< path
  std::string spelling = {};
  std::string to = {};  ///< path; empty: external
  Form form = Form::IncludeAngle;
  DependencyKind kind = DependencyKind::Build;
};

/// Fill the lists, then `scanned()`. Pods and files may come in any order.
class PoolForTests {
 public:
  struct UnitOfTest {
    std::string name = {};
    bool is_default = true;
    std::vector<std::string> depends_on = {};
  };
  struct PodOfTest {
    std::string name = {};
    std::string root = {};  ///< empty: pods/NAME
    std::string reader = "podspec";
    std::string layer = "base";
    std::vector<UnitOfTest> subspecs = {};
    std::vector<std::string> depends_on = {};
    std::string podspec = {};  ///< empty: ROOT/NAME.podspec
  };

  std::vector<PodOfTest> pods = {};
  std::vector<TestFile> files = {};
  std::vector<TestImport> imports = {};
  std::vector<std::string> layers = {"business", "base"};  ///< top first; empty: none
  std::vector<std::string> planned = {};                   ///< units in the order of the plan; empty: all of all pods
  std::vector<std::string> roots = {};                     ///< pods
  std::vector<OutsidePod> outside = {};
  std::map<std::string, std::vector<PodfileOption>> options = {};  ///< of planned pods
  std::map<std::string, PodfileDeclaration> podfiles = {};
  AppConfig app = {};
  bool has_entry = false;  ///< files of unit "app:NAME" are the app's own

  Result<std::vector<EmittedFile>> emit(std::string_view emitter, const std::string& path,
                                        const std::string& user_text = "") {
    scan();
    return find_emitter(emitter)->emit({.project = project_,
                                        .scan = scan_,
                                        .graph = graph_,
                                        .layers = layer_map_,
                                        .plan = plan_,
                                        .path = path,
                                        .user_text = user_text});
  }
  /// Of the one file, without its header line.
  std::string body(std::string_view emitter, const std::string& path, const std::string& user_text = "") {
    const auto files_out = emit(emitter, path, user_text);
    PW_CHECK(files_out.ok() && files_out.value().size() == 1);
    const std::string& content = files_out.value().front().content;
    return content.substr(content.find('\n') + 1);
  }

 private:
  void scan() {
    scan_ = {};
    scan_.arenas.emplace_back();
    scan_.podfiles = podfiles;
    std::vector<PodOfTest> all = pods;
    if (has_entry) all.push_back({.name = "app:" + app.name, .root = app.path, .reader = "entry"});
    std::sort(all.begin(), all.end(), [](const PodOfTest& a, const PodOfTest& b) { return a.name < b.name; });
    for (const PodOfTest& pod : all) add_pod(pod);
    for (const PodOfTest& pod : all) declare(pod);
    std::sort(files.begin(), files.end(), [](const TestFile& a, const TestFile& b) { return a.path < b.path; });
    for (const TestFile& file : files) add_file(file);
    for (const TestImport& import : imports) add_import(import);
    std::sort(scan_.imports.begin(), scan_.imports.end(),
              [](const Import& a, const Import& b) { return std::pair(a.file, a.line) < std::pair(b.file, b.line); });
    project_ = {};
    project_.apps = {app};
    graph_ = build_graph(scan_);
    add_layers(all);
    add_plan();
  }

  void add_pod(const PodOfTest& pod) {
    Pod made;
    made.name = pod.name;
    made.root = pod.root.empty() ? "pods/" + pod.name : pod.root;
    made.reader = pod.reader;
    if (pod.reader == "podspec") {
      made.declared_at.file = pod.podspec.empty() ? made.root + "/" + pod.name + ".podspec" : pod.podspec;
    }
    if (pod.reader == "entry") made.entry_of = AppId{0};
    const auto add_unit = [&](const std::string& name, bool is_default) {
      made.units.push_back(id_at<UnitId>(scan_.units.size()));
      unit_ids_[name] = made.units.back();
      Unit unit;
      unit.pod = id_at<PodId>(scan_.pods.size());
      unit.name = name;
      unit.is_default = is_default;
      scan_.units.push_back(std::move(unit));
    };
    add_unit(pod.name, true);
    for (const UnitOfTest& subspec : pod.subspecs) add_unit(pod.name + "/" + subspec.name, subspec.is_default);
    pod_ids_[pod.name] = id_at<PodId>(scan_.pods.size());
    scan_.pods.push_back(std::move(made));
  }

  void declare(const PodOfTest& pod) {
    const auto add = [&](const std::string& unit, const std::vector<std::string>& names) {
      for (const std::string& name : names) {
        Unit::Declared declared;
        declared.dependency.name = name;
        if (unit_ids_.count(name) > 0) declared.units = {unit_ids_.at(name)};
        scan_.units[index_of(unit_ids_.at(unit))].declared.push_back(std::move(declared));
      }
    };
    add(pod.name, pod.depends_on);
    for (const UnitOfTest& subspec : pod.subspecs) add(pod.name + "/" + subspec.name, subspec.depends_on);
  }

  void add_file(const TestFile& file) {
    file_ids_[file.path] = id_at<FileId>(scan_.files.size());
    SourceFile made;
    made.path = scan_.arenas.front().keep(file.path);
    made.language = file.path.find(".swift") == std::string::npos ? Language::CFamily : Language::Swift;
    made.is_header = file.path.size() > 2 && file.path.compare(file.path.size() - 2, 2, ".h") == 0;
    made.first_owner = static_cast<std::uint32_t>(scan_.owners.size());
    made.owner_count = 1;
    const UnitId unit = unit_ids_.at(file.unit);
    scan_.owners.push_back({unit, file.role});
    ++scan_.units[index_of(unit)].files;
    scan_.files.push_back(made);
  }

  void add_import(const TestImport& import) {
    Import made;
    made.file = file_ids_.at(import.from);
    made.from = owner_of(made.file);
    made.line = static_cast<std::uint32_t>(scan_.imports.size() + 1);
    made.spelling = scan_.arenas.front().keep(import.spelling);
    made.form = import.form;
    made.kind = import.kind;
    if (import.to.empty()) {
      made.target = External{made.spelling};
    } else if (unit_ids_.count(import.to) > 0) {
      made.target = Resolved{unit_ids_.at(import.to), std::nullopt, How::Generated};
    } else {
      const FileId file = file_ids_.at(import.to);
      made.target = Resolved{owner_of(file), file, How::HeaderKey};
    }
    scan_.imports.push_back(std::move(made));
  }

  void add_layers(const std::vector<PodOfTest>& all) {
    layer_map_ = {};
    for (const std::string& name : layers) {
      Layer layer;
      layer.name = name;
      layer_map_.layers.push_back(std::move(layer));
    }
    for (const PodOfTest& pod : all) {
      const auto found = std::find(layers.begin(), layers.end(), pod.layer);
      layer_map_.layer_of.push_back(found == layers.end()
                                        ? std::optional<LayerId>()
                                        : id_at<LayerId>(static_cast<std::size_t>(found - layers.begin())));
    }
  }

  void add_plan() {
    plan_ = {};
    plan_.outside = outside;
    plan_.platform = app.platform;
    std::vector<std::string> names = planned;
    if (names.empty()) {
      for (const Unit& unit : scan_.units) {
        if (!scan_.pods[index_of(unit.pod)].entry_of) names.push_back(unit.name);
      }
    }
    for (const std::string& name : names) {
      const UnitId unit = unit_ids_.at(name);
      const PodId pod = scan_.units[index_of(unit)].pod;
      auto place =
          std::find_if(plan_.pods.begin(), plan_.pods.end(), [pod](const PlannedPod& one) { return one.pod == pod; });
      if (place == plan_.pods.end()) {
        PlannedPod one;
        one.pod = pod;
        one.options = options[scan_.pods[index_of(pod)].name];
        one.is_root = std::count(roots.begin(), roots.end(), scan_.pods[index_of(pod)].name) > 0;
        place = plan_.pods.insert(plan_.pods.end(), std::move(one));
      }
      place->units.push_back(unit);
      std::sort(place->units.begin(), place->units.end());
    }
  }

  UnitId owner_of(FileId file) const { return scan_.owners_of(file).front().unit; }

  Project project_ = {};
  ScanResult scan_ = {};
  PodGraph graph_ = {};
  LayerMap layer_map_ = {};
  AppPlan plan_ = {};
  std::map<std::string, UnitId> unit_ids_ = {};
  std::map<std::string, PodId> pod_ids_ = {};
  std::map<std::string, FileId> file_ids_ = {};
};

}  // namespace podworks
