// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "widgets/panels/reducedvalues.h"

namespace zumik::widgets::panels {

/// Says of each value how it differs from what it was, where the panel is compared. `values` are the reduced
/// ones of the panel's frames; one that is new, while others are not, says nothing.
void compareValues(std::vector<ReducedValue> &values, const board::PanelData &content,
    const zumik::dashboard::ReduceOptions &options, const common::Numbers &numbers);

} // namespace zumik::widgets::panels
