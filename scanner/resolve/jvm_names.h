// What dotted names of Kotlin and Java say by themselves: "com.wb.net.Client.Builder".
#pragma once

#include <string_view>

namespace podworks {

/// Without the last part: "com.wb.net.Client"; empty if there is only one.
std::string_view outer_name(std::string_view name);
/// The first parts, at most `count`.
std::string_view first_parts(std::string_view name, std::size_t count);
/// The part of `name` behind `outer`, up to the next dot.
std::string_view part_behind(std::string_view name, std::string_view outer);
/// It begins with an ASCII capital, as types do.
bool is_type_like(std::string_view part);

/// The class `name` is what Kotlin makes of the functions of a file, load-page.kt -> Load_pageKt.
bool is_class_of_kotlin_file(std::string_view path, std::string_view name);
/// The class `name` is what protoc makes of a file without `java_outer_classname`: user_id.proto -> UserId, or
/// UserIdOuterClass where a message of the file has that name.
bool is_class_of_proto_file(std::string_view path, std::string_view name);

/// Of the JDK, of Kotlin, of Android or of Flutter's engine: nobody else generates code into it, though some put a
/// class there to reach what is not public.
bool is_platform_package(std::string_view name);
/// What to call the library that `name` comes from: "androidx.compose", "com.squareup.okhttp", "java.util".
std::string_view library_of(std::string_view name);
/// The library with these coordinates, "com.squareup.okhttp3:okhttp", may hold a class of this name: its group begins
/// the name, or one of its words is the name's first part where that is no domain. Takes "libs.assertk", too.
bool may_hold(std::string_view coordinates, std::string_view name);
/// The namespace for which Android's build makes the class: "com.wb.net" of com.wb.net.R.string.title and of
/// com.wb.net.databinding.PageBinding. Empty if no such class is named.
std::string_view android_namespace(std::string_view name);

}  // namespace podworks
