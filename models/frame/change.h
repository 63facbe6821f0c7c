// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"

namespace zumik::frame {

/// How a value differs from an earlier one, in the form that tells most.
struct Change {
    enum class Kind {
        None, ///< can't be told: one of them is no number, or they are no amounts
        Same,
        Percent, ///< of the size of the earlier one
        Times, ///< so many times as much: where percents would be thousands
        Absolute ///< the difference, in the unit: from zero, through zero, or where percents make no sense
    };

    Kind kind = Kind::None;
    double amount = 0;
    bool rises = false;

    bool operator==(const Change &) const = default;
};

/// Percents and degrees, whose zero is a convention or which are shares already, differ absolutely; times and
/// what mappings replace by a text don't differ by an amount.
Change changeOf(double now, double then, const FieldConfig &config);

} // namespace zumik::frame
