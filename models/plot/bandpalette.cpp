// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandpalette.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace zumik::plot {

namespace {

constexpr std::size_t mostColors = std::numeric_limits<BandMark>::max();

} // namespace

BandMark BandPalette::add(BandColor color)
{
    m_colors.push_back(std::move(color));
    return static_cast<BandMark>(m_colors.size());
}

BandMark BandPalette::markOf(const BandColor &color)
{
    using Kind = frame::ValueColor::Kind;
    if (color.value.kind == Kind::Continuous) {
        const double position = std::isnan(color.value.position) ? 1 : color.value.position;
        const auto step = std::lround(std::clamp(position, 0.0, 1.0) * (rampSteps - 1));
        return static_cast<BandMark>(rampFrom(color.value.name, color.opacity) + step);
    }
    const bool series = color.value.kind == Kind::Series;
    const Key key{static_cast<int>(color.value.kind), series ? std::string() : color.value.name,
        series ? color.place : 0, static_cast<int>(color.opacity)};
    if (const auto known = m_known.find(key); known != m_known.end()) {
        return known->second;
    }
    if (m_colors.size() >= mostColors) {
        return static_cast<BandMark>(mostColors);
    }
    const BandMark mark = add({{color.value.kind, std::get<1>(key), 0}, std::get<2>(key), color.opacity});
    m_known.emplace(key, mark);
    return mark;
}

BandMark BandPalette::rampFrom(const std::string &scheme, double opacity)
{
    using Kind = frame::ValueColor::Kind;
    const Key key{static_cast<int>(Kind::Continuous), scheme, 0, static_cast<int>(opacity)};
    if (const auto known = m_known.find(key); known != m_known.end()) {
        return known->second;
    }
    if (m_colors.size() + rampSteps > mostColors) {
        return static_cast<BandMark>(mostColors - rampSteps);
    }
    const auto first = static_cast<BandMark>(m_colors.size() + 1);
    for (std::size_t i = 0; i < rampSteps; ++i) {
        const double position = static_cast<double>(i) / (rampSteps - 1);
        add({{Kind::Continuous, scheme, position}, 0, opacity});
    }
    m_known.emplace(key, first);
    return first;
}

std::vector<BandMark> BandPalette::sortByRank(const BandWords &words)
{
    std::vector<double> ranks;
    ranks.reserve(m_colors.size());
    for (const BandColor &color : m_colors) {
        ranks.push_back(words.rank(color.value));
    }
    std::vector<std::size_t> order(m_colors.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(
        order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
    std::vector<BandMark> became(m_colors.size() + 1, 0);
    std::vector<BandColor> sorted;
    sorted.reserve(m_colors.size());
    for (const std::size_t old : order) {
        sorted.push_back(std::move(m_colors[old]));
        became[old + 1] = static_cast<BandMark>(sorted.size());
    }
    m_colors = std::move(sorted);
    m_known.clear();
    return became;
}

} // namespace zumik::plot
