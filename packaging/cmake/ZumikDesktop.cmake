# SPDX-License-Identifier: GPL-3.0-or-later
# What a desktop knows of the program once it is installed: its menu entry, and that it opens .zsnap files.
include(GNUInstallDirs)
if(UNIX AND NOT APPLE)
  install(TARGETS zumik-console RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(FILES "${PROJECT_SOURCE_DIR}/packaging/desktop/zumik-console.desktop"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES "${PROJECT_SOURCE_DIR}/packaging/desktop/zumik-console.xml"
    DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages")
endif()
