// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/frame/frame.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace zumik::plot {

/// The samples' times that the rows of one frame share, ascending.
struct BandTrack {
    std::vector<base::TimeRange> spans;
    std::vector<std::size_t> order; ///< the sample's index in its field; empty: its own
    bool even = false; ///< a grid's

    std::size_t sampleOf(std::size_t cell) const { return order.empty() ? cell : order[cell]; }
};

/// How long each sample of a frame stands, by its grid or its columns of times; nothing without either.
/// `history`: around the sample, for a status history. Private to models/plot.
std::optional<BandTrack> trackOf(const frame::Frame &frame, bool history);

bool isTimeField(const frame::Field &field);

} // namespace zumik::plot
