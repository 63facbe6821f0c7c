// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/grid.h"

#include <string>

namespace zumik::promqltest {

/// A query and when it is asked: an instant query has a grid of one step.
struct Question {
    std::string expression;
    series::Grid grid;

    bool isInstant() const { return grid.count == 1; }

    /// "at 1700000000.000" or "from ... to ... step ...", in seconds.
    std::string when() const;
};

} // namespace zumik::promqltest
