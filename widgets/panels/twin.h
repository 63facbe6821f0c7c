// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"

#include <QString>

#include <memory>
#include <vector>

class QWidget;

namespace zumik::dashboard {
struct Panel;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

class PanelView;

/// A panel that draws data has a twin: the same panel as a table. Tables, texts and rows are what they are.
bool hasTwin(const zumik::dashboard::Panel &panel);

PanelView *makeTwin(
    const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

/// Of the column of times.
QString timeTitle();

/// The frames as those of one table: series on the same instants stand side by side, and single values of one
/// kind one below the other, with their names.
std::vector<frame::Frame> tableFrames(const std::vector<frame::Frame> &frames);

/// What the twin shows of a panel's data.
std::shared_ptr<const board::PanelData> twinData(const std::shared_ptr<const board::PanelData> &data);

} // namespace zumik::widgets::panels
