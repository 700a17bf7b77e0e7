// The names under which enum values and selectors stand in podworks.yml, messages and JSON.
#include "base/check.h"
#include "model/diagnostic.h"
#include "model/project.h"
#include "model/scan.h"

namespace podworks {

const char* to_string(Status status) {
  return status == Status::New ? "new" : status == Status::Known ? "known" : "allowed";
}

const char* to_string(Severity severity) {
  switch (severity) {
    case Severity::Off:
      return "off";
    case Severity::Note:
      return "note";
    case Severity::Warn:
      return "warn";
    case Severity::Error:
      return "error";
  }
  PW_CHECK(false);
}

const char* to_string(DependencyKind kind) {
  switch (kind) {
    case DependencyKind::Build:
      return "build";
    case DependencyKind::Test:
      return "test";
    case DependencyKind::Optional:
      return "optional";
    case DependencyKind::TypeOnly:
      return "type-only";
    case DependencyKind::Forward:
      return "forward";
    case DependencyKind::Runtime:
      return "runtime";
  }
  PW_CHECK(false);
}

const char* how_name(How how) {
  switch (how) {
    case How::Override:
      return "override";
    case How::Generated:
      return "generated";
    case How::Beside:
      return "beside";
    case How::SearchPath:
      return "search-path";
    case How::HeaderKey:
      return "header-key";
    case How::ModuleName:
      return "module-name";
    case How::IncludeRoot:
      return "include-root";
    case How::OwnPod:
      return "own-pod";
    case How::DeclaredPod:
      return "declared-pod";
    case How::AnyPod:
      return "any-pod";
    case How::DeclaredOnly:
      return "declared-only";
    case How::IgnoringCase:
      return "ignoring-case";
    case How::Declaration:
      return "declaration";
    case How::TypeName:
      return "type-name";
    case How::PackageName:
      return "package-name";
    case How::Namespace:
      return "namespace";
    case How::Compiler:
      return "compiler";
    case How::PathAlias:
      return "path-alias";
  }
  PW_CHECK(false);
}

std::string to_string(const PodSelector& selector) {
  switch (selector.kind) {
    case PodSelector::Kind::Pods:
      return selector.pattern;
    case PodSelector::Kind::Layer:
      return "layer:" + selector.pattern;
    case PodSelector::Kind::Tag:
      return "tag:" + selector.dimension + "=" + selector.pattern;
  }
  return {};
}

}  // namespace podworks
