// Pools of Gradle modules, read as a whole: who owns a file, and what the imports between modules mean.
#include <catch2/catch.hpp>

#include "support/scan_text.h"

using namespace podworks;
using namespace podworks::test;

TEST_CASE("sources that a module takes out of another one's folder are both modules'", "[scanner][gradle][pool]") {
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':all', ':net', ':core'"},
      {"all/build.gradle",
       "android { sourceSets { androidTest { java.srcDirs(\"../net/src/test/java\") } } }\n"
       "dependencies { androidTestImplementation project(':core') }"},
      {"all/src/main/java/All.java", "package com.wb.all; public class All {}"},
      {"net/build.gradle", "dependencies { testImplementation project(':core') }"},
      {"net/src/main/java/Net.java", "package com.wb.net; public class Net {}"},
      {"net/src/test/java/NetTest.java", "package com.wb.net; import com.wb.core.Core;"},
      {"core/src/main/java/Core.java", "package com.wb.core; public class Core {}"},
  });
  CHECK(owners(scan, "net/src/test/java/NetTest.java") == std::vector<std::string>{"all", "net"});
  CHECK(meaning(scan, "net/src/test/java/NetTest.java") == "core [test]");
}

TEST_CASE("a class that two declared modules have is each one's, in its variant", "[scanner][jvm][pool]") {
  const Files files = {
      {"settings.gradle", "include ':app', ':qa', ':prod', ':other'"},
      {"app/build.gradle", "dependencies { qaImplementation project(':qa')\n prodImplementation project(':prod') }"},
      {"app/src/main/java/App.kt", "package com.wb.app\nimport com.wb.di.Graph\n"},
      {"qa/src/main/java/Graph.kt", "package com.wb.di\nclass Graph"},
      {"prod/src/main/java/Graph.kt", "package com.wb.di\nclass Graph"},
      {"other/src/main/java/Other.kt", "package com.wb.other\nimport com.wb.di.Graph\n"},
  };
  const ScanResult scan = scan_pool(files);
  std::vector<std::string> pods;
  for (const Import& import : scan.imports) {
    const auto* resolved = std::get_if<Resolved>(&import.target);
    if (resolved != nullptr) pods.push_back(scan.pod_of(resolved->unit).name);
  }
  CHECK(pods == std::vector<std::string>{"prod", "qa"});
  CHECK(meaning(scan, "other/src/main/java/Other.kt") == "ambiguous prod qa");
}

TEST_CASE("what a build makes below the pod's own packages is the pod's", "[scanner][jvm][pool]") {
  const Files files = {
      {"settings.gradle", "include ':star', ':net'"},
      {"star/src/main/kotlin/A.kt", "package com.wb.star.home\nimport com.wb.star.home.resources.logo\n"},
      {"net/src/main/kotlin/B.kt", "package com.wb.star.net\nimport com.wb.star.home.resources.logo\n"},
      {"net/src/main/kotlin/C.kt", "package com.wb.star.net\nimport com.wb.editor.Editor\n"},
  };
  const ScanResult scan = scan_pool(files);
  CHECK(meaning(scan, "star/src/main/kotlin/A.kt") == "inside");
  CHECK(meaning(scan, "net/src/main/kotlin/B.kt") == "unresolved");
  CHECK(meaning(scan, "net/src/main/kotlin/C.kt") == "external com.wb.editor");
}

TEST_CASE("a library of the pool's owner is no part of the pool", "[scanner][jvm][pool]") {
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':app'"},
      {"app/src/main/kotlin/A.kt", "package org.wb.android.app\nimport org.wb.android.editor.view.Editor\n"},
  });
  CHECK(meaning(scan, "app/src/main/kotlin/A.kt") == "external org.wb.android");
}

TEST_CASE("Wire makes a class of each message, without an outer one", "[scanner][jvm][pool]") {
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':app', ':protos'"},
      {"protos/src/main/proto/p.proto", "syntax = \"proto3\";\npackage com.wb.proto;\nmessage Note {}\nenum Kind {}\n"},
      {"app/src/main/kotlin/A.kt", "package com.wb.app\nimport com.wb.proto.Note\nimport com.wb.proto.Kind\n"},
  });
  CHECK(meaning(scan, "app/src/main/kotlin/A.kt", "com.wb.proto.Note") == "protos");
  CHECK(meaning(scan, "app/src/main/kotlin/A.kt", "com.wb.proto.Kind") == "protos");
}

TEST_CASE("modules of packages from outside, and of those that they bring, are external", "[scanner][swift][pool]") {
  const ScanResult scan = scan_pool({
      {"Package.swift",
       "// swift-tools-version:5.9\nimport PackageDescription\nlet package = Package(name: \"P\", dependencies: [\n"
       ".package(url: \"https://e.org/arch\", from: \"1.0.0\")], targets: [\n"
       ".target(name: \"App\", dependencies: [\"Core\"]),\n"
       ".target(name: \"Core\", dependencies: [.product(name: \"Architecture\", package: \"arch\")]),\n"
       ".target(name: \"Plain\")])\n"},
      {"Sources/App/a.swift", "import Dependencies\n"},
      {"Sources/Core/c.swift", "import Architecture\n"},
      {"Sources/Plain/p.swift", "import Nowhere\n"},
  });
  CHECK(meaning(scan, "Sources/App/a.swift") == "external Dependencies");
  CHECK(meaning(scan, "Sources/Core/c.swift") == "external Architecture");
  CHECK(meaning(scan, "Sources/Plain/p.swift") == "unresolved");
}

TEST_CASE("code that is made is of a module with its package that may be used, and of no other",
          "[scanner][jvm][pool]") {
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':core', ':app', ':made'"},
      {"core/build.gradle", "dependencies { implementation 'a.b:c:1' }"},
      {"core/src/main/java/Core.java", "package com.wb.core; import com.wb.specs.MadeSpec; public class Core {}"},
      {"app/build.gradle", "dependencies { implementation project(':core') }"},
      {"app/src/main/java/App.java", "package com.wb.specs; import com.wb.core.Core; public class AppSpec {}"},
      {"made/build.gradle", "dependencies { implementation project(':app') }"},
      {"made/src/main/java/M.java", "package com.wb.made; import com.wb.specs.MadeSpec;"},
  });
  CHECK(meaning(scan, "core/src/main/java/Core.java") == "unresolved");
  CHECK(meaning(scan, "made/src/main/java/M.java") == "app");
}

TEST_CASE("what others declare for their tests decides no import", "[scanner][jvm][pool]") {
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':app', ':core', ':fx', ':notes', ':auto'"},
      {"app/build.gradle", "dependencies { implementation project(':core') }"},
      {"app/src/main/kotlin/A.kt", "package com.wb.app\nimport com.wb.kit.*\nval a = unused()\n"},
      {"core/build.gradle", "dependencies { api project(':notes')\n testImplementation project(':fx') }"},
      {"core/src/main/kotlin/C.kt", "package com.wb.core"},
      {"fx/build.gradle", "dependencies { api project(':auto') }"},
      {"fx/src/main/kotlin/F.kt", "package com.wb.fx"},
      {"notes/src/main/kotlin/N.kt", "package com.wb.kit\nclass Note"},
      {"auto/src/main/kotlin/U.kt", "package com.wb.kit\nclass Auto"},
  });
  CHECK(meaning(scan, "app/src/main/kotlin/A.kt") == "notes");
}

TEST_CASE("sources among a module's resources are texts", "[scanner][gradle][pool]") {
  const ScanResult scan = scan_pool({
      {"settings.gradle", "include ':app', ':net'"},
      {"app/src/main/java/A.java", "package com.wb.app; public class A {}"},
      {"app/src/test/resources/B.java", "package com.wb.app; import com.wb.net.Net;"},
      {"net/src/main/java/Net.java", "package com.wb.net; public class Net {}"},
  });
  CHECK(owners(scan, "app/src/test/resources/B.java").empty());
  CHECK(scan.imports.empty());
  CHECK(problems(scan, "unowned-file").empty());
}
