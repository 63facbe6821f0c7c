// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/baseline.h"
#include "models/board/panelwork.h"

namespace zumik::board {

/// Panels that can show what was before: those of lines over time, and those of single values.
bool isCompared(const dashboard::Panel &panel);

/// What `plan` asks, `shift` earlier: on the same steps, in texts that name the earlier range.
PanelPlan earlierPlan(
    const dashboard::Panel &panel, const PanelContext &context, const PanelPlan &plan, base::Duration shift);

/// Of what buildPanelData made of the earlier plan's answers.
Baseline baselineOf(PanelData data, base::Duration shift);

} // namespace zumik::board
