// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/valuepanel.h"

namespace zumik::widgets::panels {

/// Bars from the range's least to its most, lying (one a row) or standing. More rows than fit are counted in
/// words below.
class BarGaugeBody final : public ValueBody {
    Q_OBJECT

public:
    BarGaugeBody(const zumik::dashboard::BarGaugeOptions &options, const common::Look *look,
        QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintRows(QPainter &painter) const;
    void paintColumns(QPainter &painter) const;
    void paintBar(QPainter &painter, const QRectF &track, bool lies, std::size_t index) const;
    QColor valueInk(std::size_t index) const;
    bool lying() const;

    zumik::dashboard::BarGaugeOptions m_options;
};

} // namespace zumik::widgets::panels
