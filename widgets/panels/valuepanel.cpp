// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/valuepanel.h"

#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/zoneclock.h"
#include "widgets/panels/comparedvalues.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

constexpr double cellGap = 8;
constexpr double padding = 10;
constexpr double emptyCell = 1.5; ///< how bad a hole in the grid is, against a stretched cell

} // namespace

QFont fittingFont(const QString &text, QSizeF room, const common::Look &look, double largest)
{
    const common::Fonts &fonts = look.fonts();
    for (const double size : {48.0, 40.0, 32.0, 22.0, 18.0, 15.0, 13.0}) {
        if (size > largest) {
            continue;
        }
        const QFont font = fonts.sized(size, QFont::DemiBold);
        const QFontMetricsF metrics(font);
        if (metrics.horizontalAdvance(text) <= room.width() && metrics.height() <= room.height()) {
            return font;
        }
    }
    return fonts.sized(11, QFont::DemiBold);
}

QString fittingChange(const ReducedValue &value, const QFontMetricsF &metrics, double width)
{
    const bool both = !value.change.isEmpty() && !value.was.isEmpty();
    const QString whole =
        both ? QString(value.change + QLatin1String("   ") + value.was) : value.change + value.was;
    for (const QString &text : {whole, value.change}) {
        if (metrics.horizontalAdvance(text) <= width) {
            return text;
        }
    }
    return {};
}

ValueBody::ValueBody(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

void ValueBody::setValues(std::vector<ReducedValue> values, PanelView::Data owner)
{
    m_values = std::move(values);
    m_owner = std::move(owner);
    QStringList spoken;
    for (const ReducedValue &value : m_values) {
        spoken << value.name + QLatin1Char(' ') + value.told();
    }
    setAccessibleDescription(spoken.mid(0, 20).join(QLatin1String(", ")));
    update();
}

QColor ValueBody::colorOf(std::size_t index) const
{
    const ReducedValue &value = m_values[index];
    return common::seriesPaint(value.field->config, index, value.color, m_look->theme()).color;
}

QString ValueBody::ageText(const ReducedValue &value) const
{
    if (!value.time || !m_owner || m_owner->step.count() <= 0) {
        return {};
    }
    const base::Duration age = std::min(m_owner->now, m_owner->range.end) - *value.time;
    return age * 2 > m_owner->step * 5 ? tr("%1 ago", "a length of time").arg(common::spanText(age))
                                       : QString();
}

std::vector<QRectF> ValueBody::cells(double aspect, double least) const
{
    const QRectF area = QRectF(rect()).adjusted(padding, 2, -padding, -2);
    const auto count = static_cast<int>(m_values.size());
    int columns = 1;
    double best = 1e9;
    for (int tried = 1; tried <= count; ++tried) {
        const int rows = (count + tried - 1) / tried;
        const double width = (area.width() - cellGap * (tried - 1)) / tried;
        const double height = (area.height() - cellGap * (rows - 1)) / rows;
        const double misfit = std::abs(std::log(std::max(width, 1.0) / std::max(height, 1.0) / aspect))
            + emptyCell * (rows * tried - count);
        if (misfit < best && (width >= least || tried == 1)) {
            best = misfit;
            columns = tried;
        }
    }
    const int rows = (count + columns - 1) / std::max(1, columns);
    const double width = (area.width() - cellGap * (columns - 1)) / columns;
    const double height = (area.height() - cellGap * (rows - 1)) / std::max(1, rows);
    std::vector<QRectF> result;
    result.reserve(static_cast<std::size_t>(std::max(0, count)));
    for (int i = 0; i < count; ++i) {
        result.emplace_back(area.left() + (i % columns) * (width + cellGap),
            area.top() + (i / columns) * (height + cellGap), width, height); // NOLINT: whole rows
    }
    return result;
}

ValuePanel::ValuePanel(const dashboard::Panel &panel, const dashboard::ReduceOptions &reduce, ValueBody *body,
    const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_reduce(reduce)
    , m_body(body)
{
    body->setParent(this);
    setBody(body);
}

void ValuePanel::showContent()
{
    std::vector<ReducedValue> values = reducedValues(content()->frames, m_reduce, numbers());
    compareValues(values, *content(), m_reduce, numbers());
    m_body->setValues(std::move(values), content());
}

QStringList ValuePanel::bodyTexts() const
{
    QStringList texts;
    for (const ReducedValue &value : m_body->values()) {
        const bool named = m_body->values().size() > 1 && !value.name.isEmpty();
        texts << (named ? QString(value.name + QLatin1String(": ") + value.told()) : value.told());
    }
    return texts;
}

} // namespace zumik::widgets::panels
