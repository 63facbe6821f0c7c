// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandwords.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace zumik::plot {

/// Which of a palette's colors a cell has; 0: none, n: color n - 1.
using BandMark = std::uint16_t;

/// The colors of a picture, each once. A continuous scheme counts as 256.
class BandPalette {
public:
    static constexpr std::size_t rampSteps = 256;

    BandMark markOf(const BandColor &color);
    /// The mark of a scheme's low end; the others follow it.
    BandMark rampFrom(const std::string &scheme, double opacity);

    /// Sorts the colors by their rank; tells what the marks have become, by the former.
    std::vector<BandMark> sortByRank(const BandWords &words);

    const std::vector<BandColor> &colors() const { return m_colors; }

private:
    using Key = std::tuple<int, std::string, std::size_t, int>;

    BandMark add(BandColor color);

    std::vector<BandColor> m_colors;
    std::map<Key, BandMark> m_known;
};

} // namespace zumik::plot
