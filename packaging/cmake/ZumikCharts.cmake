# SPDX-License-Identifier: GPL-3.0-or-later
# Qt Charts where it is asked for and there; else ZUMIK_CHARTS is off for this build.
if(ZUMIK_CHARTS)
  find_package(Qt6Charts 6.4 QUIET)
  if(NOT Qt6Charts_FOUND)
    message(STATUS "Qt Charts isn't here: pie charts, bar charts and histograms are told as tables")
    set(ZUMIK_CHARTS OFF)
  endif()
endif()
