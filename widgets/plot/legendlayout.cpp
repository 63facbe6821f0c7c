// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/legendlayout.h"

#include "widgets/common/theme.h"
#include "widgets/plot/legendview.h"

#include <algorithm>

namespace zumik::widgets::plot {

namespace {

constexpr int gap = 4;
constexpr int sideGap = 12;
constexpr int sidePadding = 6; ///< of the legend, in line with the panel's title

void layOutRight(QWidget &plot, LegendView &legend, const QRect &room, const LegendRoom &how)
{
    const int most = std::max(140, static_cast<int>(room.width() * how.mostWidth));
    const int wide = std::clamp(legend.comfortableWidth(), 140, most);
    plot.setGeometry(room.left(), room.top(), room.width() - wide - sideGap - sidePadding, room.height());
    legend.setGeometry(room.left() + room.width() - wide - sidePadding, room.top() + 8, wide,
        std::max(0, room.height() - 8));
}

void layOutBelow(QWidget &plot, LegendView &legend, const QRect &room, const LegendRoom &how, int row)
{
    const int free = room.height() - how.leastPlot - gap;
    const int share = static_cast<int>(room.height() * how.mostHeight);
    const int wanted = std::min({legend.heightFor(room.width()), free, std::max(share, 2 * row)});
    const bool fits = wanted >= legend.leastHeight();
    legend.setVisible(fits);
    const int high = fits ? wanted / row * row : 0; // whole rows
    plot.setGeometry(room.left(), room.top(), room.width(), room.height() - high - (high > 0 ? gap : 0));
    legend.setGeometry(room.left() + sidePadding, room.top() + room.height() - high,
        std::max(0, room.width() - 2 * sidePadding), high);
}

} // namespace

void layOutLegend(
    QWidget &plot, LegendView &legend, const QRect &room, const LegendRoom &how, const common::Theme &theme)
{
    const bool hidden = legend.table().rows.empty();
    const bool right =
        how.placement == dashboard::Legend::Placement::Right && room.width() >= how.leastForRight;
    legend.setVisible(!hidden);
    if (hidden) {
        plot.setGeometry(room);
    } else if (right) {
        layOutRight(plot, legend, room, how);
    } else {
        layOutBelow(plot, legend, room, how, static_cast<int>(theme.number("size.rowCompact")));
    }
}

} // namespace zumik::widgets::plot
