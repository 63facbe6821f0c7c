# SPDX-License-Identifier: GPL-3.0-or-later
# One folder, one target. These functions record who links whom, so that the architecture test can hold every
# include against it.

# zumik_library(FOLDER SOURCES file... LINKS folder... USES external-target... [QT])
# FOLDER is the path from the top, "models/base"; its target is zumik_models_base. LINKS names folders. Without QT the
# library is an engine: it is compiled without Qt's flags and may link no Qt.
function(zumik_library folder)
  cmake_parse_arguments(arg "QT" "" "SOURCES;LINKS;USES" ${ARGN})
  string(REPLACE "/" "_" name "zumik_${folder}")
  add_library(${name} STATIC ${arg_SOURCES})
  if(arg_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PUBLIC zumik_qt_flags)
  else()
    target_link_libraries(${name} PUBLIC zumik_flags)
  endif()
  foreach(link IN LISTS arg_LINKS)
    string(REPLACE "/" "_" target "zumik_${link}")
    target_link_libraries(${name} PUBLIC ${target})
  endforeach()
  target_link_libraries(${name} PUBLIC ${arg_USES})
  # With commas, since the lines themselves are kept in a list.
  string(REPLACE ";" "," line "${folder}|${arg_QT}|${arg_LINKS}|${arg_USES}")
  set_property(GLOBAL APPEND PROPERTY ZUMIK_LINKS "${line}")
endfunction()

# Sanitizers make a test several times slower.
set(ZUMIK_PATIENCE 1)
if(ZUMIK_SANITIZE)
  set(ZUMIK_PATIENCE 5)
endif()

# zumik_test(NAME SOURCES file... LINKS folder... USES target... [QT] [WHOLE] [LABELS label...])
# A GoogleTest program; every case becomes a ctest entry NAME.Suite.Case. WHOLE makes it one entry, run in one process:
# for suites whose cases share servers that take seconds to start. With QT, main() is tests/support/qtmain.cpp,
# which runs the offscreen platform and makes an unannounced Qt warning a failure.
function(zumik_test name)
  cmake_parse_arguments(arg "QT;WHOLE" "" "SOURCES;LINKS;USES;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
  foreach(link IN LISTS arg_LINKS)
    string(REPLACE "/" "_" target "zumik_${link}")
    target_link_libraries(${name} PRIVATE ${target})
  endforeach()
  target_link_libraries(${name} PRIVATE ${arg_USES} GTest::gtest GTest::gmock)
  if(arg_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE zumik_qt_flags zumik_tests_support_qt)
  else()
    target_link_libraries(${name} PRIVATE zumik_flags GTest::gtest_main)
  endif()
  math(EXPR whole_timeout "120 * ${ZUMIK_PATIENCE}")
  math(EXPR case_timeout "60 * ${ZUMIK_PATIENCE}")
  if(arg_WHOLE)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${whole_timeout} LABELS "${arg_LABELS}")
    return()
  endif()
  gtest_discover_tests(${name} TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT ${case_timeout} LABELS "${arg_LABELS}")
endfunction()

# zumik_fuzzer(NAME SOURCES file... LINKS folder...): a libFuzzer program, built with the asan preset under clang.
function(zumik_fuzzer name)
  if(NOT ZUMIK_FUZZERS)
    return()
  endif()
  cmake_parse_arguments(arg "" "" "SOURCES;LINKS;USES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/fuzz")
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  foreach(link IN LISTS arg_LINKS)
    string(REPLACE "/" "_" target "zumik_${link}")
    target_link_libraries(${name} PRIVATE ${target})
  endforeach()
  target_link_libraries(${name} PRIVATE zumik_flags ${arg_USES})
endfunction()

# zumik_bench(NAME SOURCES file... LINKS folder... USES target... [QT]): a program that measures; `make bench` runs all.
function(zumik_bench name)
  cmake_parse_arguments(arg "QT" "" "SOURCES;LINKS;USES" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
  foreach(link IN LISTS arg_LINKS)
    string(REPLACE "/" "_" target "zumik_${link}")
    target_link_libraries(${name} PRIVATE ${target})
  endforeach()
  target_link_libraries(${name} PRIVATE zumik_flags ${arg_USES})
  if(arg_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE zumik_qt_flags)
  endif()
endfunction()

# One line a library: folder|QT or not|linked folders|external targets, the last two with commas.
function(zumik_write_links file)
  get_property(lines GLOBAL PROPERTY ZUMIK_LINKS)
  list(JOIN lines "\n" text)
  file(WRITE "${file}" "${text}\n")
endfunction()
