// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/frame/display.h"
#include "models/frame/frame.h"
#include "widgets/common/numbers.h"

#include <QString>

#include <optional>
#include <vector>

namespace zumik::widgets::panels {

/// One value of a stat, gauge or bar gauge.
struct ReducedValue {
    QString name;
    double value = 0;
    QString prefix; ///< "$"
    QString text; ///< "41.20", or a mapping's text
    QString suffix; ///< " ms"
    frame::ValueColor color;
    frame::ValueRange range;
    const frame::Field *field = nullptr;
    std::optional<series::Grid> grid; ///< of a time series: for its sparkline
    std::optional<base::Time> time; ///< of the sample that is shown, for lastNotNull and last
    bool ownUnit = true; ///< it is in the field's unit
    const frame::Field *earlier = nullptr; ///< what it was, of a time series: for its sparkline
    series::Grid earlierGrid = {};
    QString change = {}; ///< against what was, "↑ 18 %", or that there is no baseline; empty: not compared
    QString was = {}; ///< "1 w ago 180 ms"
    QString compared = {}; ///< both in words: "+18 %, 1 w ago 180 ms"

    QString whole() const { return prefix + text + suffix; }

    /// With the change, as a person is told.
    QString told() const
    {
        return compared.isEmpty() ? whole() : whole() + QLatin1String(" (") + compared + QLatin1Char(')');
    }
};

/// Each matching field by each calc; or each row, with `allValues`. Texts count only where `fields` names
/// them, as in Grafana (packages/grafana-data/src/field/fieldDisplay.ts), and their value is NaN. Fields live
/// as long as the frames.
std::vector<ReducedValue> reducedValues(const std::vector<frame::Frame> &frames,
    const zumik::dashboard::ReduceOptions &options, const common::Numbers &numbers);

/// More values than a panel can show at once.
inline constexpr std::size_t mostReducedValues = 1000;

} // namespace zumik::widgets::panels
