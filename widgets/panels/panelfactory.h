// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

class QWidget;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

class PanelView;

/// The view for a panel's type; one that says so for a type that is not drawn. Never null; owned by `parent`,
/// or by the caller without one. `look` must outlive it.
PanelView *makePanel(
    const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

} // namespace zumik::widgets::panels
