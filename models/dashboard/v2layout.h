// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace zumik::dashboard {

/// Panels in their places, rows among them, and {"what", "detail"} for the notes of what that loses.
struct PlacedPanels {
    QJsonArray panels;
    QJsonArray lost;
};

/// Places the elements by the tree of layouts, each once, at most 20,001. Rows and tabs become rows; a
/// collapsed one holds its panels, but where it holds rows itself these are collapsed instead. An automatic
/// grid has as many columns as Grafana would show on a page of 1,888 px. Private to models/dashboard.
PlacedPanels placePanels(const QJsonObject &elements, const QJsonValue &layout);

/// A panel element as a classic panel without its place.
QJsonObject classicPanel(const QJsonValue &element);

} // namespace zumik::dashboard
