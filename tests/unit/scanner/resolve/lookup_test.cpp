// What names mean that are looked up at run time (imports.md, cases 46 and 47).
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

namespace {

const std::string kSources = "s.source_files = '**/*.{h,m,swift}'\n s.resources = '**/*.{xib,storyboard}'";

Files pods(Files files, const std::vector<std::string>& names) {
  for (const std::string& name : names) files.emplace(name + "/" + name + ".podspec", podspec(name, kSources));
  return files;
}

}  // namespace

TEST_CASE("46: a class that is looked up by name is the pod's that implements it", "[scanner][lookup]") {
  const ScanResult scan = scan_pool(pods(
      {
          {"Login/a.m",
           "id f() {\n NSClassFromString(@\"WBHouseVC\"); NSClassFromString(@\"Own\");\n"
           " NSClassFromString(@\"UIAlertController\"); NSClassFromString(name);\n"
           " NSClassFromString(@\"WBHouse.Page\"); NSClassFromString(@\"UIKit.Thing\");\n"
           " NSProtocolFromString(@\"WBHouseP\"); NSClassFromString(@\"SwiftOne\"); }\n"},
          {"Login/own.m", "@implementation Own\n@end\n"},
          {"House/h.h", "@interface WBHouseVC : NSObject\n@end\n@protocol WBHouseP\n@end\n"},
          {"House/h.m", "#import \"h.h\"\n@implementation WBHouseVC\n@end\n"},
          {"House/s.swift", "@objc(SwiftOne) class One: NSObject {}\n"},
          {"WBHouse/s.swift", "class Page: NSObject {}\n"},
      },
      {"Login", "House", "WBHouse"}));
  CHECK(meaning(scan, "Login/a.m", "WBHouseVC") == "House [runtime]");
  CHECK(how(scan, "Login/a.m", "WBHouseVC") == "declaration");
  CHECK(meaning(scan, "Login/a.m", "Own") == "inside");
  CHECK(meaning(scan, "Login/a.m", "UIAlertController") == "unresolved");
  CHECK(meaning(scan, "Login/a.m", "name") == "unresolved");
  CHECK(meaning(scan, "Login/a.m", "WBHouse.Page") == "WBHouse [runtime]");
  CHECK(meaning(scan, "Login/a.m", "UIKit.Thing") == "external UIKit");
  CHECK(meaning(scan, "Login/a.m", "WBHouseP") == "House [runtime]");
  CHECK(meaning(scan, "Login/a.m", "SwiftOne") == "House [runtime]");
}

TEST_CASE("46: an interface alone announces a class of the SDK, unless the code is prebuilt", "[scanner][lookup]") {
  const ScanResult scan = scan_pool({
      {"Login/Login.podspec", podspec("Login", kSources)},
      {"Login/a.m", "id f() { NSClassFromString(@\"UIStatusBar\"); NSClassFromString(@\"Map\"); }\n"},
      {"House/House.podspec", podspec("House", kSources)},
      {"House/h.h", "@interface UIStatusBar : UIView\n@end\n"},
      {"House/h.m", "int a;\n"},
      {"Maps/Maps.podspec", podspec("Maps", "s.vendored_frameworks = 'Maps.framework'")},
      {"Maps/Maps.framework/Headers/Map.h", "@interface Map : NSObject\n@end\n"},
  });
  CHECK(meaning(scan, "Login/a.m", "UIStatusBar") == "unresolved");
  CHECK(meaning(scan, "Login/a.m", "Map") == "Maps [runtime]");
}

TEST_CASE("46: a class that several pods have is ambiguous, one of tests is nobody's", "[scanner][lookup]") {
  Files files = pods(
      {
          {"Login/a.m", "id f() { NSClassFromString(@\"Page\"); NSClassFromString(@\"Mock\"); }\n"},
          {"House/h.m", "@implementation Page\n@end\n"},
          {"Flat/h.m", "@implementation Page\n@end\n"},
          {"Tested/Tested.podspec",
           podspec("Tested", "s.test_spec 'Tests' do |t|\n t.source_files = 'Tests/*.m'\n end")},
          {"Tested/Tests/t.m", "@implementation Mock\n@end\n"},
      },
      {"Login", "House", "Flat"});
  const ScanResult scan = scan_pool(files);
  CHECK(meaning(scan, "Login/a.m", "Page") == "ambiguous Flat House");
  CHECK(meaning(scan, "Login/a.m", "Mock") == "unresolved");
  files["Login/Login.podspec"] = podspec("Login", kSources + "\n s.dependency 'House'");
  CHECK(meaning(scan_pool(files), "Login/a.m", "Page") == "House [runtime]");
}

TEST_CASE("46: a service is the pod's that has the registered class", "[scanner][lookup]") {
  const ScanResult scan = scan_pool(pods(
      {
          {"User/u.m",
           "id a = [[BeeHive shareInstance] createService:@protocol(HomeServiceProtocol)];\n"
           "id b = [x createService:@protocol(Far)];\nid c = [x createService:@protocol(Nobody)];\n"},
          {"Home/h.m",
           "@BeeHiveService(HomeServiceProtocol,BHViewController)\n@implementation BHViewController\n@end\n"},
          {"Wiring/w.m", "void f() { [x registerService:@protocol(Far) service:[FarAway class]]; }\n"},
          {"Far/f.m", "@implementation FarAway\n@end\n"},
          {"Interfaces/i.h", "@protocol HomeServiceProtocol\n@end\n@protocol Far\n@end\n"},
      },
      {"User", "Home", "Wiring", "Far", "Interfaces"}));
  CHECK(meaning(scan, "User/u.m", "HomeServiceProtocol") == "Home [runtime]");
  CHECK(meaning(scan, "User/u.m", "Nobody") == "unresolved");
  CHECK(meaning(scan, "Home/h.m", "BHViewController") == "inside");
  // The class and its registration are both needed, and lie in two pods. The protocol's pod is nobody's but by #import.
  std::vector<std::string> pods_of_far;
  for (const Import& import : scan.imports) {
    if (import.spelling == "Far") pods_of_far.push_back(scan.pod_of(std::get<Resolved>(import.target).unit).name);
  }
  CHECK(pods_of_far == std::vector<std::string>{"Far", "Wiring"});
}

TEST_CASE("46: a header that is only kept looks up like any other", "[scanner][lookup]") {
  const ScanResult scan = scan_pool({
      {"Login/Login.podspec",
       podspec("Login",
               "s.source_files = 'src/*.m'\n s.preserve_paths = 'kept'\n s.pod_target_xcconfig = { "
               "'HEADER_SEARCH_PATHS' => '$(PODS_TARGET_SRCROOT)/kept' }")},
      {"Login/src/a.m", "#import \"page.h\"\n"},
      {"Login/kept/page.h", "static Class f(void) { return NSClassFromString(@\"Page\"); }\n"},
      {"House/House.podspec", podspec("House", kSources)},
      {"House/h.m", "@implementation Page\n@end\n"},
  });
  CHECK(meaning(scan, "Login/kept/page.h", "Page") == "House [runtime]");
}

TEST_CASE("46: podworks.yml decides what a looked-up name means", "[scanner][lookup]") {
  Project project;
  project.external.push_back({Glob("Outer"), {}});
  const ScanResult scan =
      scan_pool(pods({{"Login/a.m", "id f() { NSClassFromString(@\"Outer\"); }\n"}}, {"Login"}), project);
  CHECK(meaning(scan, "Login/a.m") == "external Outer");
}

TEST_CASE("47: a storyboard's custom class is the module's, or the class's of that name", "[scanner][lookup]") {
  const ScanResult scan = scan_pool(pods(
      {
          {"Login/Res/Main.storyboard",
           "<document>\n<cell customClass=\"WBCell\" customModule=\"WBHouse\"/>\n<cell customClass=\"Mine\" "
           "customModule=\"WBHouse\" customModuleProvider=\"target\"/>\n<view customClass=\"Plain\"/>\n"
           "<view customClass=\"UIControl\"/></document>\n"},
          {"Login/a.m", "int a;\n"},
          {"WBHouse/c.swift", "class WBCell {}\n"},
          {"WBHouse/Plain.m", "@implementation Plain\n@end\n"},
      },
      {"Login", "WBHouse"}));
  CHECK(meaning(scan, "Login/Res/Main.storyboard", "WBHouse.WBCell") == "WBHouse [runtime]");
  CHECK(how(scan, "Login/Res/Main.storyboard", "WBHouse.WBCell") == "module-name");
  CHECK(import_of(scan, "Login/Res/Main.storyboard", "WBHouse.WBCell").line == 2);
  CHECK(meaning(scan, "Login/Res/Main.storyboard", "WBHouse.Mine") == "none");
  CHECK(meaning(scan, "Login/Res/Main.storyboard", "Plain") == "WBHouse [runtime]");
  CHECK(meaning(scan, "Login/Res/Main.storyboard", "UIControl") == "unresolved");
}

TEST_CASE("47: a xib is a resource: it counts for no pod's sources, and needs no owner", "[scanner][lookup]") {
  Project project;
  PodSource folders;
  folders.from = "directory";
  folders.in = "pods/*";
  project.pods.push_back(folders);
  const ScanResult scan = scan_pool(
      {
          {"pods/A/a.m", "int a;\n"},
          {"pods/A/a.xib", "<a customClass=\"B\"/>"},
          {"pods/B/b.m", "@implementation B\n@end\n"},
          {"other/o.xib", "<a customClass=\"B\"/>"},
      },
      project);
  CHECK(meaning(scan, "pods/A/a.xib", "B") == "B [runtime]");
  CHECK(scan.pods[0].files == 1);
  CHECK(meaning(scan, "other/o.xib", "B") == "none");
  for (const SourceFile& file : scan.files) {
    if (file.path == "other/o.xib") CHECK(file.language == Language::None);
  }
}

namespace {

/// The app's XML file says `text`; `widget` has a view, `lib` a service in the app's own package.
ScanResult scan_android(const std::string& path, const std::string& text, const std::string& script = "") {
  return scan_pool({
      {"settings.gradle", "include ':app', ':widget', ':lib'"},
      {"app/build.gradle", "android { namespace = 'com.wb.app' }\n" + script},
      {"app/src/main/java/Page.kt", "package com.wb.app\nclass Page\n"},
      {path, text},
      {"widget/src/main/java/V.kt", "package com.wb.widget\nclass FancyView { class Row }\n"},
      {"widget/src/test/java/T.kt", "package com.wb.widget\nclass FakeView\n"},
      {"lib/src/main/java/S.java", "package com.wb.app.sync;\npublic class Sync {}\n"},
  });
}

}  // namespace

TEST_CASE("a class that a layout names is the module's that declares it", "[scanner][lookup][android]") {
  const std::string path = "app/src/main/res/layout/page.xml";
  const ScanResult scan = scan_android(path,
                                       "<view\n class=\"com.wb.widget.FancyView$Row\"/>\n<com.wb.widget.FancyView/>\n"
                                       "<androidx.card.CardView/><org.far.Thing/><com.wb.widget.Gone/>\n"
                                       "<a b=\"com.wb.widget.Unknown\" c=\"com.wb.app.Page\"/>\n");
  CHECK(meaning(scan, path, "com.wb.widget.FancyView") == "widget [runtime]");
  CHECK(meaning(scan, path, "com.wb.widget.FancyView$Row") == "widget [runtime]");
  CHECK(how(scan, path, "com.wb.widget.FancyView") == "type-name");
  CHECK(import_of(scan, path, "com.wb.widget.FancyView").line == 3);
  CHECK(meaning(scan, path, "androidx.card.CardView") == "external androidx.card");
  CHECK(meaning(scan, path, "org.far.Thing") == "external org.far");
  CHECK(meaning(scan, path, "com.wb.widget.Gone") == "unresolved");
  CHECK(meaning(scan, path, "com.wb.widget.Unknown") == "none");
  CHECK(meaning(scan, path, "com.wb.app.Page") == "inside");
}

TEST_CASE("a short name of a manifest is of the module's namespace, whoever declares it",
          "[scanner][lookup][android]") {
  const std::string path = "app/src/main/AndroidManifest.xml";
  const ScanResult scan =
      scan_android(path,
                   "<manifest><activity android:name=\"Page\"/><service android:name=\".sync.Sync\"/>\n"
                   "<receiver android:name=\".Gone\"/></manifest>\n");
  CHECK(meaning(scan, path, "Page") == "inside");
  CHECK(meaning(scan, path, ".sync.Sync") == "lib [runtime]");
  CHECK(meaning(scan, path, ".Gone") == "unresolved");
  CHECK(meaning(scan_android(path, "<manifest package='com.wb.app'><service android:name='.sync.Sync'/></manifest>",
                             "android { namespace = name() }"),
                path) == "lib [runtime]");
}

TEST_CASE("Android's XML is nobody's source, wherever it lies", "[scanner][lookup][android]") {
  const ScanResult scan = scan_android("app/src/test/res/layout/page.xml", "<com.wb.widget.FancyView/>");
  for (const Pod& pod : scan.pods) {
    if (pod.name == "app") CHECK(pod.files == 1);
  }
  CHECK(meaning(scan, "app/src/test/res/layout/page.xml") == "widget [runtime]");
  const ScanResult stray = scan_android("other/res/layout/page.xml", "<com.wb.widget.FancyView/>");
  CHECK(meaning(stray, "other/res/layout/page.xml") == "none");
  const ScanResult old =
      scan_android("app/AndroidManifest.xml", "<manifest><activity android:name='com.wb.widget.FancyView'/>");
  CHECK(meaning(old, "app/AndroidManifest.xml") == "widget [runtime]");
}
