// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"
#include "widgets/panels/reducedvalues.h"

class QFontMetricsF;

namespace zumik::widgets::panels {

/// The body of stat, gauge and bar gauge: values in cells, painted.
class ValueBody : public QWidget {
    Q_OBJECT

public:
    ValueBody(const common::Look *look, QWidget *parent);

    void setValues(std::vector<ReducedValue> values, PanelView::Data owner);

    const std::vector<ReducedValue> &values() const { return m_values; }

protected:
    const common::Look *look() const { return m_look; }

    const PanelView::Data &owner() const { return m_owner; }

    /// The paint of a value: by threshold, scheme, fixed, or the palette in order.
    QColor colorOf(std::size_t index) const;
    /// Cells for all values, in one direction or as a grid that keeps them near `aspect` (width by height).
    std::vector<QRectF> cells(double aspect, double least) const;
    /// "9 m ago", when the sample is older than the panel's own staleness; else empty.
    QString ageText(const ReducedValue &value) const;

private:
    const common::Look *m_look;
    PanelView::Data m_owner;
    std::vector<ReducedValue> m_values;
};

/// The change with what was, else the change alone where only that fits; empty: not compared, or no room.
QString fittingChange(const ReducedValue &value, const QFontMetricsF &metrics, double width);

/// Reduces the frames and hands them to a body.
class ValuePanel final : public PanelView {
    Q_OBJECT

public:
    ValuePanel(const zumik::dashboard::Panel &panel, const zumik::dashboard::ReduceOptions &reduce,
        ValueBody *body, const common::Look *look, QWidget *parent);

    ValueBody *body() const { return m_body; }

protected:
    void showContent() override;
    /// "name: value unit", or the value alone where there is one.
    QStringList bodyTexts() const override;

private:
    zumik::dashboard::ReduceOptions m_reduce;
    ValueBody *m_body;
};

/// The largest of the theme's sizes 32, 22, 18, 15, 13 and 11 px at which `text` fits.
QFont fittingFont(const QString &text, QSizeF room, const common::Look &look, double largest = 32);

} // namespace zumik::widgets::panels
