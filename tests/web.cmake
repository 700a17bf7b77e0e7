# The tests of the report's page, src/report/web; skipped where Node, what npm installs, or Chromium is missing.
function(podworks_web_test check title)
  add_test(NAME "web: ${title}" COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/web.sh ${CMAKE_BINARY_DIR}/web ${check})
  set_tests_properties("web: ${title}" PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900 LABELS web
                       ENVIRONMENT "PODWORKS_BINARY=$<TARGET_FILE:podworks>" ${ARGN})
endfunction()

podworks_web_test(template "rebuilt template is the committed one, byte for byte")
podworks_web_test(types "types")
podworks_web_test(unit "unit tests")
file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/report/web/test/browser/*.mjs)
foreach(file ${files})
  get_filename_component(name ${file} NAME_WE)
  if(NOT name MATCHES "^(pages|checked|pools|bench)$")  # what the tests use, and what only prints
    podworks_web_test(${name} "browser, ${name}" RESOURCE_LOCK browser)
  endif()
endforeach()
