// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

#include <vector>

namespace zumik::frame {

/// A numeric field, and the frame that it is a column of; null: there is none.
struct FieldAt {
    const Frame *frame = nullptr;
    const Field *field = nullptr;
};

/// The same series now and then, either of which may lack it.
struct Counterpart {
    FieldAt now;
    FieldAt then;
};

/// The numeric fields of `now` in their order, then those that only `then` has. They are the same where
/// query, labels and name are; else, since a name may tell the time, where query and labels are, and no other
/// is like it.
std::vector<Counterpart> counterparts(const std::vector<Frame> &now, const std::vector<Frame> &then);

} // namespace zumik::frame
