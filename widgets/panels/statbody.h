// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/colors.h"
#include "widgets/panels/valuepanel.h"

namespace zumik::widgets::panels {

/// Large numbers with a sparkline below.
class StatBody final : public ValueBody {
    Q_OBJECT

public:
    StatBody(
        const zumik::dashboard::StatOptions &options, const common::Look *look, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintCell(QPainter &painter, std::size_t index, const QRectF &cell) const;
    void paintName(QPainter &painter, const QString &name, const QRectF &box, const QColor &ink) const;
    /// In a line below the value.
    void paintChange(
        QPainter &painter, const ReducedValue &value, const QRectF &line, const QColor &ink) const;
    /// What stands behind the value where there is no such line.
    QString changeBeside(const ReducedValue &value, double room) const;
    double widthOf(const QString &beside) const;
    QPointF paintValue(
        QPainter &painter, const ReducedValue &value, const QRectF &box, const QColor &ink) const;
    void paintSparkline(QPainter &painter, std::size_t index, const QRectF &box, const QColor &color) const;
    bool showsName() const;
    bool onBackground() const;
    QColor valueInk(std::size_t index) const;

    zumik::dashboard::StatOptions m_options;
};

/// Whether a value's color is a judgement (thresholds with more than one step), and which.
common::Severity judgement(const ReducedValue &value);

} // namespace zumik::widgets::panels
