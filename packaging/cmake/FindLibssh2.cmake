# SPDX-License-Identifier: GPL-3.0-or-later
# Libssh2::Libssh2: the static library that packaging/libssh2.sh built, else the system's when it is new enough. Debian 12's
# own 1.10 is refused: it cannot sign rsa-sha2-*, so RSA keys fail against any current sshd.
if(DEFINED ENV{XDG_CACHE_HOME})
  set(_cache "$ENV{XDG_CACHE_HOME}")
else()
  set(_cache "$ENV{HOME}/.cache")
endif()
set(_hints "${ZUMIK_PREFIX}" "$ENV{ZUMIK_PREFIX}" "${_cache}/zumik-console/prefix")
find_path(Libssh2_INCLUDE_DIR libssh2.h HINTS ${_hints} PATH_SUFFIXES include)
find_library(Libssh2_LIBRARY NAMES libssh2.a ssh2 HINTS ${_hints} PATH_SUFFIXES lib)
find_package(OpenSSL REQUIRED)
if(Libssh2_INCLUDE_DIR)
  file(STRINGS "${Libssh2_INCLUDE_DIR}/libssh2.h" _line REGEX "define LIBSSH2_VERSION +\"")
  string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" Libssh2_VERSION "${_line}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libssh2 REQUIRED_VARS Libssh2_LIBRARY Libssh2_INCLUDE_DIR
  VERSION_VAR Libssh2_VERSION)
if(Libssh2_FOUND AND NOT TARGET Libssh2::Libssh2)
  add_library(Libssh2::Libssh2 UNKNOWN IMPORTED)
  set_target_properties(Libssh2::Libssh2 PROPERTIES IMPORTED_LOCATION "${Libssh2_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${Libssh2_INCLUDE_DIR}" INTERFACE_LINK_LIBRARIES "OpenSSL::SSL;OpenSSL::Crypto")
endif()
