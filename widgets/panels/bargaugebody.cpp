// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/bargaugebody.h"

#include "models/frame/thresholds.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/statbody.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

constexpr double padding = 10;
constexpr double gap = 10;
constexpr double thickest = 18;
constexpr double lcdStep = 8;
constexpr double leastColumn = 46;

} // namespace

BarGaugeBody::BarGaugeBody(
    const dashboard::BarGaugeOptions &options, const common::Look *look, QWidget *parent)
    : ValueBody(look, parent)
    , m_options(options)
{
}

bool BarGaugeBody::lying() const
{
    if (m_options.orientation != dashboard::Orientation::Auto) {
        return m_options.orientation == dashboard::Orientation::Horizontal;
    }
    return width() < 2 * height() || static_cast<double>(values().size()) * leastColumn > width();
}

void BarGaugeBody::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!values().empty()) {
        lying() ? paintRows(painter) : paintColumns(painter);
    }
}

QColor BarGaugeBody::valueInk(std::size_t index) const
{
    const bool colored = m_options.values == dashboard::BarGaugeOptions::ValueMode::Color
        && judgement(values()[index]) > common::Severity::Ok;
    return colored ? colorOf(index) : look()->theme().color("text.primary");
}

void BarGaugeBody::paintRows(QPainter &painter) const
{
    const common::Theme &theme = look()->theme();
    const QFont font = look()->fonts().font("table");
    const QFontMetricsF metrics(font);
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF strongMetrics(strong);
    const QRectF area = QRectF(rect()).adjusted(padding, 4, -padding, -2);
    const double least = theme.number("size.rowCompact");
    const auto fits = static_cast<std::size_t>(std::max(1.0, std::floor(area.height() / least)));
    const bool cut = values().size() > fits;
    const std::size_t rows = cut ? fits - 1 : values().size();
    double nameWidth = 0;
    double valueWidth = 0;
    double changeWidth = 0; // of no room where nothing is compared
    for (std::size_t i = 0; i < rows; ++i) {
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(values()[i].name));
        const QString &change = values()[i].change;
        changeWidth = std::max(changeWidth, change.isEmpty() ? 0 : metrics.horizontalAdvance(change) + gap);
        valueWidth = std::max(valueWidth, strongMetrics.horizontalAdvance(values()[i].whole()));
    }
    nameWidth = std::min(nameWidth, area.width() * 0.4);
    valueWidth = m_options.values == dashboard::BarGaugeOptions::ValueMode::Hidden
        ? 0
        : std::min(valueWidth, area.width() * 0.35);
    const double high = std::min(area.height() / std::max<double>(1, double(rows) + (cut ? 1 : 0)), 40.0);
    for (std::size_t i = 0; i < rows; ++i) {
        const QRectF row(area.left(), area.top() + double(i) * high, area.width() - changeWidth, high);
        painter.setFont(font);
        painter.setPen(theme.color("text.primary"));
        painter.drawText(QRectF(row.left(), row.top(), nameWidth + 2, high), Qt::AlignVCenter | Qt::AlignLeft,
            common::elidedMiddle(values()[i].name, metrics, nameWidth + 1));
        const double thick = std::clamp(high * 0.5, 6.0, thickest);
        const QRectF track(row.left() + nameWidth + gap, row.center().y() - thick / 2,
            row.width() - nameWidth - valueWidth - 2 * gap, thick);
        paintBar(painter, track, true, i);
        if (valueWidth > 0) {
            painter.setFont(strong);
            painter.setPen(valueInk(i));
            painter.drawText(QRectF(row.right() - valueWidth - 2, row.top(), valueWidth + 2, high),
                Qt::AlignVCenter | Qt::AlignRight,
                common::elidedRight(values()[i].whole(), strongMetrics, valueWidth + 2));
        }
        painter.setFont(font);
        painter.setPen(theme.color("text.secondary"));
        painter.drawText(QRectF(row.right(), row.top(), changeWidth, high), Qt::AlignVCenter | Qt::AlignRight,
            values()[i].change);
    }
    if (cut) {
        painter.setFont(font);
        painter.setPen(theme.color("text.tertiary"));
        painter.drawText(QRectF(area.left(), area.top() + double(rows) * high, area.width(), high),
            Qt::AlignVCenter | Qt::AlignLeft,
            tr("+ %n more", nullptr, static_cast<int>(values().size() - rows)));
    }
}

void BarGaugeBody::paintColumns(QPainter &painter) const
{
    const common::Theme &theme = look()->theme();
    const QFont font = look()->fonts().font("table");
    const QFontMetricsF metrics(font);
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    const QRectF area = QRectF(rect()).adjusted(padding, 4, -padding, -2);
    const double wide = area.width() / double(values().size());
    const double line = 18;
    const bool compared = std::any_of(
        values().begin(), values().end(), [](const ReducedValue &value) { return !value.change.isEmpty(); });
    const double above = compared ? 2 * line : line;
    for (std::size_t i = 0; i < values().size(); ++i) {
        const QRectF column(area.left() + double(i) * wide, area.top(), wide, area.height());
        if (m_options.values != dashboard::BarGaugeOptions::ValueMode::Hidden) {
            painter.setFont(strong);
            painter.setPen(valueInk(i));
            const QFontMetricsF strongMetrics(strong);
            const bool fits = strongMetrics.horizontalAdvance(values()[i].whole()) <= wide - 4;
            const QString text = fits ? values()[i].whole() : QString(values()[i].prefix + values()[i].text);
            painter.drawText(QRectF(column.left(), column.top(), wide, line), Qt::AlignCenter,
                common::elidedRight(text, strongMetrics, wide - 2));
        }
        const double thick = std::min(wide * 0.5, 44.0);
        paintBar(painter,
            QRectF(column.center().x() - thick / 2, column.top() + above + 2, thick,
                column.height() - above - line - 6),
            false, i);
        painter.setFont(font);
        painter.setPen(theme.color("text.secondary"));
        painter.drawText(QRectF(column.left(), column.top() + line, wide, line), Qt::AlignCenter,
            metrics.horizontalAdvance(values()[i].change) <= wide - 2
                ? values()[i].change
                : values()[i].change.left(1)); // the arrow
        painter.drawText(QRectF(column.left(), column.bottom() - line, wide, line), Qt::AlignCenter,
            common::elidedMiddle(values()[i].name, metrics, wide - 6));
    }
}

void BarGaugeBody::paintBar(QPainter &painter, const QRectF &track, bool lies, std::size_t index) const
{
    const common::Theme &theme = look()->theme();
    const double radius = theme.number("radius.cell");
    const ReducedValue &value = values()[index];
    const double at = std::isnan(value.value) ? 0 : frame::positionIn(value.range, value.value);
    const bool plainColor =
        value.color.kind == frame::ValueColor::Kind::Named && judgement(value) == common::Severity::None;
    const QColor color = plainColor ? theme.series().front() : colorOf(index);
    painter.setPen(Qt::NoPen);
    if (m_options.showUnfilled) {
        const bool outlined = theme.kind() == common::Theme::Kind::HighContrast;
        painter.setPen(outlined ? QPen(theme.color("border.subtle"), 1) : QPen(Qt::NoPen));
        painter.setBrush(theme.color("surface.sunken"));
        painter.drawRoundedRect(track, radius, radius);
        painter.setPen(Qt::NoPen);
    }
    QRectF filled = track;
    lies ? filled.setWidth(track.width() * at) : filled.setTop(track.bottom() - track.height() * at);
    painter.setBrush(color);
    painter.drawRoundedRect(filled, radius, radius);
    if (m_options.display == dashboard::BarGaugeOptions::Display::Lcd) {
        painter.setBrush(theme.color("surface.panel"));
        const double length = lies ? track.width() : track.height();
        for (double off = lcdStep - 1.5; off < length; off += lcdStep) {
            painter.drawRect(lies ? QRectF(track.left() + off, track.top(), 1.5, track.height())
                                  : QRectF(track.left(), track.bottom() - off, track.width(), 1.5));
        }
    }
}

} // namespace zumik::widgets::panels
