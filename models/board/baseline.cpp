// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/baseline.h"

#include <algorithm>

namespace zumik::board {

namespace {

void moveForward(frame::Field &field, base::Duration shift)
{
    auto *const times = std::get_if<frame::Field::Times>(&field.values);
    for (std::size_t i = 0; times != nullptr && i < times->size(); ++i) {
        base::Time &time = (*times)[i];
        time = time == frame::noTime ? time : time + shift;
    }
}

} // namespace

base::Status checkShift(base::Duration shift)
{
    if (shift.count() <= 0) {
        return base::Error{base::ErrorCode::InvalidArgument,
            "what is compared with lies before: a length of time above 0", {}};
    }
    if (shift > longestShift) {
        return base::Error{base::ErrorCode::InvalidArgument, "no farther back than 10 years", {}};
    }
    return base::Done{};
}

base::Status checkDistance(base::Duration shift)
{
    if (shift > longestShift || shift < -longestShift) {
        return base::Error{base::ErrorCode::InvalidArgument, "no farther apart than 10 years", {}};
    }
    return base::Done{};
}

base::Result<base::Duration> parseShift(std::string_view text)
{
    std::string joined(text);
    std::erase(joined, ' ');
    const auto shift = base::parseDuration(joined);
    if (!shift) {
        return shift.error();
    }
    if (const base::Status checked = checkShift(*shift); !checked) {
        return checked.error();
    }
    return *shift;
}

void moveForward(std::vector<frame::Frame> &frames, base::Duration shift)
{
    for (frame::Frame &frame : frames) {
        if (frame.grid) {
            frame.grid->start = frame.grid->start + shift;
        }
        for (frame::Field &field : frame.fields) {
            moveForward(field, shift);
        }
    }
}

} // namespace zumik::board
