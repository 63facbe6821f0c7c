// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/base/time.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace zumik::board {

/// A time, or a stretch of it, that an annotation query marks. Texts are the server's.
struct Event {
    std::size_t annotation = 0; ///< index into the dashboard's
    base::Time from;
    base::Time until; ///< not before `from`; the same for an instant
    std::string title; ///< the annotation's name where the query gives none
    std::string text;
    std::vector<std::string> tags;
    std::string color; ///< as in the dashboard
    int panelId = 0; ///< in the file: shown on that panel alone; 0: on all that its annotation is shown on

    bool operator==(const Event &) const = default;
};

/// More marks than anybody tells apart; what is beyond is counted.
inline constexpr std::size_t mostEvents = 1000;

/// All that the annotations of a board came to in one refresh; immutable once made.
struct Events {
    std::vector<Event> events; ///< by their beginning
    std::size_t dropped = 0;
    std::map<std::size_t, base::Error> errors; ///< of annotations whose query failed
};

} // namespace zumik::board
