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

    QString whole() const { return prefix + text + suffix; }
};

/// Each matching field by each calc; or each row, with `allValues`. Fields live as long as the frames.
std::vector<ReducedValue> reducedValues(const std::vector<frame::Frame> &frames,
    const zumik::dashboard::ReduceOptions &options, const common::Numbers &numbers);

/// More values than a panel can show at once.
inline constexpr std::size_t mostReducedValues = 1000;

} // namespace zumik::widgets::panels
