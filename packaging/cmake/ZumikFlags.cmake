# SPDX-License-Identifier: GPL-3.0-or-later
# Every flag of the project lives on the INTERFACE target zumik_flags; zumik_qt_flags adds what Qt code obeys.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC_MOC_OPTIONS --no-notes)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

add_library(zumik_flags INTERFACE)
target_include_directories(zumik_flags INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
# Contraction to fused multiply-add changes the last bit of quantiles; answers must equal Prometheus's.
target_compile_options(zumik_flags INTERFACE -ffp-contract=off -fno-fast-math
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align -Wconversion
  -Wno-sign-conversion -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)
if(ZUMIK_WARNINGS_AS_ERRORS)
  target_compile_options(zumik_flags INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(zumik_flags INTERFACE -Wthread-safety)
endif()
if(ZUMIK_SANITIZE)
  target_compile_options(zumik_flags INTERFACE -fsanitize=${ZUMIK_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(zumik_flags INTERFACE -fsanitize=${ZUMIK_SANITIZE})
endif()
if(ZUMIK_FUZZERS)
  target_compile_options(zumik_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

add_library(zumik_qt_flags INTERFACE)
target_link_libraries(zumik_qt_flags INTERFACE zumik_flags)
target_compile_definitions(zumik_qt_flags INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
  QT_NO_KEYWORDS QT_USE_QSTRINGBUILDER QT_NO_URL_CAST_FROM_STRING QT_DISABLE_DEPRECATED_BEFORE=0x060400)
