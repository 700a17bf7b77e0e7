// The words before and behind Swift's `import`: attributes, access modifiers, the kind of a scoped import. And @objc.
#pragma once

#include <string_view>

namespace podworks {

/// What the attributes and modifiers of an import say.
struct SwiftAttributes {
  bool testable = false;    ///< @testable
  bool reexport = false;    ///< @_exported
  bool non_public = false;  ///< @_implementationOnly, internal, private, fileprivate, package

  /// Takes the name of an attribute, without its @, or a modifier.
  void add(std::string_view word);
};

/// The name that @objc(Name) gives a class or a protocol. Methods, extensions and so on have such names too.
struct SwiftObjcName {
  std::string_view name = {};  ///< empty: none, or of something else
  bool is_protocol = false;
};
/// `p` points to an `@`.
SwiftObjcName read_swift_objc_name(const char* p, const char* end);

/// public, internal, private, fileprivate, package (SE-0409)
bool is_access_modifier(std::string_view word);
/// The keywords of scoped imports (import struct M.X); `actor` is one too, but may be a module's name as well.
bool is_import_kind(std::string_view word);
/// Behind the parenthesised arguments at `p`; `p` if there are none that are closed.
const char* after_attribute_arguments(const char* p, const char* end);

}  // namespace podworks
