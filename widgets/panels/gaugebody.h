// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/valuepanel.h"

namespace zumik::widgets::panels {

/// Arcs from the range's least to its most; the arc is clamped, the number never.
class GaugeBody final : public ValueBody {
    Q_OBJECT

public:
    GaugeBody(
        const zumik::dashboard::GaugeOptions &options, const common::Look *look, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintCell(QPainter &painter, std::size_t index, const QRectF &cell) const;
    void paintBands(QPainter &painter, const ReducedValue &value, const QRectF &arc, double width) const;
    void paintLimits(
        QPainter &painter, const ReducedValue &value, const QRectF &arc, const QRectF &cell) const;

    zumik::dashboard::GaugeOptions m_options;
};

} // namespace zumik::widgets::panels
