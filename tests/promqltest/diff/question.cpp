// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/question.h"

#include "models/base/number.h"

namespace zumik::promqltest {

namespace {

std::string seconds(std::int64_t ms)
{
    return base::formatFixed(static_cast<double>(ms) / 1000, 3);
}

} // namespace

std::string Question::when() const
{
    if (isInstant()) {
        return "at " + seconds(grid.start.ms);
    }
    return "from " + seconds(grid.start.ms) + " to " + seconds(grid.end().ms) + " step "
        + seconds(grid.step.count());
}

} // namespace zumik::promqltest
