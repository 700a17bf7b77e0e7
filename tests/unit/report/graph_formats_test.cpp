#include <catch2/catch.hpp>

#include "base/json.h"
#include "report/graph_view.h"
#include "unit/report/small_pool.h"

using namespace podworks;

namespace {

std::string render(const GraphReport& report, std::string_view format) {
  for (const GraphFormat& row : all_graph_formats()) {
    if (row.id == format) return row.render(report);
  }
  FAIL("no such format");
  return {};
}

Json json_of(const GraphReport& report) {
  Result<Json> parsed = parse_json(render(report, "json"), "graph.json");
  REQUIRE(parsed.ok());
  return parsed.value();
}

/// A -> B -> C -> D, one file each.
struct Chain {
  Project project = {};
  ScanResult scan = {};
  PodGraph graph = {};
  LayerMap layers = {};
  Chain() {
    for (const char* name : {"A", "B", "C", "D"}) {
      const auto at = scan.pods.size();
      scan.pods.push_back({.name = name, .units = {id_at<UnitId>(at)}});
      scan.units.push_back({.pod = id_at<PodId>(at), .name = name});
      scan.owners.push_back({id_at<UnitId>(at), Role::Source});
      scan.files.push_back({.path = name,
                            .language = Language::Swift,
                            .scanned = true,
                            .first_owner = static_cast<std::uint32_t>(at),
                            .owner_count = 1});
      if (at == 0) continue;
      scan.imports.push_back({.file = id_at<FileId>(at - 1),
                              .from = id_at<UnitId>(at - 1),
                              .line = 1,
                              .column = 8,
                              .spelling = name,
                              .target = Resolved{id_at<UnitId>(at), {}, How::ModuleName}});
    }
    graph = build_graph(scan);
  }
  GraphReport report(std::optional<PodId> focus, int depth) const {
    return {.project = project, .scan = scan, .graph = graph, .layers = layers, .focus = focus, .depth = depth};
  }
};

}  // namespace

TEST_CASE("the graph as text lists what each pod uses, layer by layer", "[report]") {
  const SmallPool pool;
  const std::string text = render(pool.graph_report(), "text");
  CHECK_THAT(text, Catch::StartsWith("business\n"
                                     "  House  2 files\n"
                                     "    -> Net  2 imports, first pods/House/a.m:4:9\n"
                                     "base\n"
                                     "  Net  2 files\n"
                                     "    -> House  1 import, first pods/Net/n.m:2:9, against the layers\n"
                                     "(in none)\n"
                                     "  Zip  0 files\n"));
  CHECK_THAT(text, Catch::EndsWith("3 pods, 2 dependencies in 5 files\n"));
}

TEST_CASE("around a focus, direct and indirect are told apart", "[report]") {
  const Chain chain;
  CHECK_THAT(render(chain.report(id_at<PodId>(1), -1), "text"), Catch::StartsWith("B  0 files\n"
                                                                                  "  uses directly: 1\n"
                                                                                  "    C  1 import, first B:1:8\n"
                                                                                  "  uses indirectly: 1\n"
                                                                                  "    D  2 steps\n"
                                                                                  "  is used directly by: 1\n"
                                                                                  "    A  1 import, first A:1:8\n"
                                                                                  "  is used indirectly by: 0\n"));
}

TEST_CASE("the depth limits how far a focus looks", "[report]") {
  const Chain chain;
  const GraphView one = view_of(chain.report(id_at<PodId>(0), 1));
  REQUIRE(one.nodes.size() == 2);
  CHECK(one.edges.size() == 1);
  const GraphView all = view_of(chain.report(id_at<PodId>(0), -1));
  REQUIRE(all.nodes.size() == 4);
  CHECK(all.nodes[3].uses == 3);
  CHECK(all.edges[0].direct);
  CHECK_FALSE(all.edges[1].direct);
}

TEST_CASE("the graph as JSON carries every import of a dependency", "[report]") {
  const SmallPool pool;
  const Json json = json_of(pool.graph_report());
  CHECK(*json.find("schema")->string() == "podworks.graph/1");
  CHECK(json.find("pods")->array()->size() == 3);
  CHECK(*json.find("pods")->array()->at(0).find("layer")->string() == "business");
  CHECK(json.find("pods")->array()->at(2).find("layer")->is_null());
  const Json& edge = json.find("dependencies")->array()->at(0);
  CHECK(*edge.find("from")->string() == "House");
  CHECK(*edge.find("count")->integer() == 2);
  CHECK(*edge.find("imports")->array()->at(0).find("how")->string() == "header-key");
  CHECK(*json.find("inside")->integer() == 1);
  CHECK(json.find("unresolved")->array()->size() == 1);
  CHECK(json.find("ambiguous")->array()->at(0).find("candidates")->array()->size() == 2);
  CHECK(*json.find("external")->find("UIKit")->integer() == 1);
  CHECK(*json.find("unowned")->integer() == 1);
  const Json& back = json.find("dependencies")->array()->at(1);
  CHECK(*back.find("imports")->array()->at(0).find("condition")->string() == "#if DEBUG");
}

TEST_CASE("the levels of the graph are units, pods, layers and files", "[report]") {
  const SmallPool pool;
  GraphReport report = pool.graph_report();
  report.level = GraphLevel::Unit;
  const Json units = json_of(report);
  CHECK(units.find("units")->array()->size() == 4);
  CHECK(*units.find("dependencies")->array()->at(0).find("to")->string() == "Net");
  CHECK(*units.find("dependencies")->array()->at(1).find("to")->string() == "Net/Core");
  report.level = GraphLevel::Layer;
  const Json layers = json_of(report);
  CHECK(layers.find("layers")->array()->size() == 3);
  CHECK(*layers.find("dependencies")->array()->at(0).find("count")->integer() == 2);
  report.level = GraphLevel::File;
  const Json files = json_of(report);
  CHECK(*files.find("schema")->string() == "podworks.files/1");
  CHECK(files.find("files")->array()->size() == 5);
  CHECK(files.find("imports")->array()->size() == 3);
  CHECK(*files.find("modules")->array()->at(0).find("pod")->string() == "Net");
}

TEST_CASE("a focus limits every level", "[report]") {
  const SmallPool pool;
  GraphReport report = pool.graph_report();
  report.focus = id_at<PodId>(2);
  CHECK(json_of(report).find("pods")->array()->size() == 1);
  CHECK(json_of(report).find("dependencies")->array()->empty());
  report.level = GraphLevel::File;
  CHECK(json_of(report).find("files")->array()->empty());
}

TEST_CASE("around a focus at the level of layers, the title names the layer", "[report]") {
  const SmallPool pool;
  GraphReport report = pool.graph_report();
  report.level = GraphLevel::Layer;
  report.focus = id_at<PodId>(0);
  CHECK_THAT(render(report, "text"), Catch::StartsWith("business, with House  2 files\n"));
  report.focus = id_at<PodId>(2);
  CHECK_THAT(render(report, "text"), Catch::StartsWith("(no layer), with Zip  0 files\n"));
}

TEST_CASE("DOT groups pods by layer and marks arrows against them", "[report]") {
  SmallPool pool;
  pool.scan.pods[2].name = "Zi\"p\\";
  CHECK(render(pool.graph_report(), "dot") ==
        "digraph podworks {\n"
        "  rankdir=TB;\n"
        "  node [shape=box, fontname=\"sans-serif\"];\n"
        "    n2 [label=\"Zi\\\"p\\\\\"];\n"
        "  subgraph cluster_0 {\n    label=\"base\";\n    n1 [label=\"Net\"];\n  }\n"
        "  subgraph cluster_1 {\n    label=\"business\";\n    n0 [label=\"House\"];\n  }\n"
        "  n0 -> n1 [label=\"2\"];\n"
        "  n1 -> n0 [color=red, fontcolor=red];\n"
        "}\n");
}

TEST_CASE("Mermaid groups pods by layer, and no name can leave its label", "[report]") {
  SmallPool pool;
  pool.scan.pods[2].name = "Z\"]<b>#";
  CHECK(render(pool.graph_report(), "mermaid") ==
        "flowchart TD\n"
        "    n2[\"Z#quot;]#lt;b#gt;#35;\"]\n"
        "  subgraph g0[\"base\"]\n    n1[\"Net\"]\n  end\n"
        "  subgraph g1[\"business\"]\n    n0[\"House\"]\n  end\n"
        "  n0 -->|2| n1\n"
        "  n1 --> n0\n"
        "  linkStyle 1 stroke:red\n");
}

TEST_CASE("the matrix has users first, and what closes a cycle below its diagonal", "[report]") {
  const Chain chain;
  CHECK(render(chain.report({}, 1), "dsm") ==
        "row uses column,level,A,B,C,D\nA,3,-,1,,\nB,2,,-,1,\nC,1,,,-,1\nD,0,,,,-\n");
  const SmallPool pool;  // House and Net use each other
  CHECK(render(pool.graph_report(), "dsm") ==
        "row uses column,level,House,Net,Zip\nHouse,0,-,2,\nNet,0,1,-,\nZip,0,,,-\n");
}

TEST_CASE("no name is a formula in the matrix, or ends its cell", "[report]") {
  SmallPool pool;
  pool.scan.pods[2].name = "=Z\"1,2\n";
  CHECK_THAT(render(pool.graph_report(), "dsm"), Catch::Contains("\"'=Z\"\"1,2\xEF\xBF\xBD\","));
}

TEST_CASE("GraphML names layers, imports and arrows against the layers", "[report]") {
  SmallPool pool;
  pool.scan.pods[2].name = "Z]]><&";
  const std::string text = render(pool.graph_report(), "graphml");
  CHECK_THAT(text, Catch::Contains("<data key=\"label\">Z]]&gt;&lt;&amp;</data>"));
  CHECK_THAT(text, Catch::Contains("    <edge source=\"n0\" target=\"n1\">\n"
                                   "      <data key=\"weight\">2</data>\n"
                                   "      <data key=\"kinds\">build</data>\n"
                                   "      <data key=\"declared\">false</data>\n"
                                   "    </edge>\n"));
  CHECK_THAT(text, Catch::Contains("<data key=\"group\">business</data>") &&
                       Catch::Contains("<data key=\"against\">true</data>\n"));
}
