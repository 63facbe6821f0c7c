// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/diff/judge.h"

namespace zumik::promqltest {

/// The smallest question found that is still answered differently: parts of the expression instead of the
/// whole, one step of a range instead of all.
Question minimized(const Judge &judge, Question question);

} // namespace zumik::promqltest
