// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <unordered_set>
#include <vector>

namespace zumik::dashboard {

/// Ids of panels that repeats have made: in the upper half of what an int can be, from a hash (FNV-1a, 64
/// bits) of the source's id and the values; the next free one where that is taken. Private to
/// models/dashboard.
class RepeatIds {
public:
    /// Nobody gets the id of one of these.
    explicit RepeatIds(const std::vector<Panel> &panels);

    int of(int source, const decltype(Panel::scope) &scope);

private:
    void take(const std::vector<Panel> &panels);

    std::unordered_set<int> m_taken;
};

} // namespace zumik::dashboard
