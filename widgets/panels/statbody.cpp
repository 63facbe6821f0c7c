// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/statbody.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/sparkline.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

constexpr double nameHeight = 18;
constexpr double nameShare = 0.4; ///< of the width, where name and value share a line
constexpr double ageHeight = 16;
constexpr double changeHeight = 18;
constexpr double changeShare = 0.5; ///< of the width, where value and change share a line
constexpr double lowest = 42; ///< with room for a line below the value
constexpr double least = 90; ///< width of a cell that still reads well
constexpr double shapeGap = 6;
constexpr double unitShare = 0.6; ///< of the number's size

std::optional<common::Status> statusOf(common::Severity severity)
{
    switch (severity) {
    case common::Severity::Ok:
        return common::Status::Ok;
    case common::Severity::Warn:
        return common::Status::Warn;
    case common::Severity::Critical:
        return common::Status::Critical;
    case common::Severity::None:
        break;
    }
    return std::nullopt;
}

} // namespace

common::Severity judgement(const ReducedValue &value)
{
    const bool steps = value.field->config.thresholds.steps.size() > 1;
    const bool mapped = !value.field->config.mappings.empty();
    return value.color.kind == frame::ValueColor::Kind::Named && (steps || mapped)
        ? common::severityOf(value.color.name)
        : common::Severity::None;
}

StatBody::StatBody(const dashboard::StatOptions &options, const common::Look *look, QWidget *parent)
    : ValueBody(look, parent)
    , m_options(options)
{
}

bool StatBody::showsName() const
{
    using Mode = dashboard::StatOptions::TextMode;
    return m_options.text == Mode::ValueAndName || m_options.text == Mode::Name
        || (m_options.text == Mode::Auto && values().size() > 1);
}

bool StatBody::onBackground() const
{
    using Mode = dashboard::StatOptions::ColorMode;
    return m_options.color == Mode::Background || m_options.color == Mode::BackgroundSolid;
}

QColor StatBody::valueInk(std::size_t index) const
{
    const ReducedValue &value = values()[index];
    const bool judged = judgement(value) != common::Severity::None;
    const bool chosen = value.field->config.color.mode == frame::ColorConfig::Mode::Fixed
        || value.color.kind == frame::ValueColor::Kind::Continuous;
    const bool colored = m_options.color == dashboard::StatOptions::ColorMode::Value && (judged || chosen);
    return colored ? colorOf(index) : look()->theme().color("text.primary");
}

void StatBody::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<QRectF> boxes =
        cells(m_options.orientation == dashboard::Orientation::Horizontal ? 6 : 1.8, least);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        paintCell(painter, i, boxes[i]);
    }
}

void StatBody::paintCell(QPainter &painter, std::size_t index, const QRectF &cell) const
{
    const common::Theme &theme = look()->theme();
    const ReducedValue &value = values()[index];
    const bool ground = onBackground() && judgement(value) != common::Severity::None;
    const QColor color = colorOf(index);
    QRectF box = cell;
    if (ground) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(cell, theme.number("radius.control"), theme.number("radius.control"));
        box.adjust(8, 2, -8, -4);
    }
    const QColor ink = ground ? common::inkOn(color) : valueInk(index);
    const QColor quiet = ground ? ink : theme.color("text.secondary");
    const bool above = box.height() > 2 * nameHeight;
    if (showsName() && !above) { // too low for two lines: the name stands before its value
        paintName(painter, value.name,
            QRectF(box.left(), box.top(), box.width() * nameShare - 6, box.height()), quiet);
        box.setLeft(box.left() + box.width() * nameShare);
    } else if (showsName()) {
        paintName(painter, value.name, QRectF(box.left(), box.top(), box.width(), nameHeight), quiet);
        box.setTop(box.top() + nameHeight);
    }
    const QString age = ageText(value);
    if (!age.isEmpty() && box.height() > 48) {
        painter.setFont(look()->fonts().font("axis"));
        painter.setPen(quiet);
        painter.drawText(QRectF(box.left(), box.bottom() - ageHeight, box.width(), ageHeight),
            Qt::AlignLeft | Qt::AlignBottom, age);
        box.setBottom(box.bottom() - ageHeight);
    }
    const bool compared = !value.change.isEmpty() || !value.was.isEmpty();
    const double line = compared && box.height() > lowest ? changeHeight : 0;
    const QString beside = compared && line == 0 ? changeBeside(value, box.width() * changeShare) : QString();
    const QRectF whole = box;
    box.setRight(box.right() - widthOf(beside));
    const bool spark = m_options.graph != dashboard::StatOptions::GraphMode::None && value.grid
        && box.height() > 64 + line && !ground;
    const double share = spark ? std::clamp(box.height() * 0.45, 34.0, 64.0) : box.height() - line;
    QPointF end(box.right(), box.top() + share);
    if (m_options.text == dashboard::StatOptions::TextMode::Name) {
        painter.setPen(ink);
        painter.setFont(fittingFont(value.name, QSizeF(box.width(), share), *look()));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, value.name);
    } else if (m_options.text != dashboard::StatOptions::TextMode::None) {
        end = paintValue(painter, value, QRectF(box.left(), box.top(), box.width(), share), ink);
    }
    if (line > 0) {
        paintChange(painter, value, QRectF(box.left(), end.y(), box.width(), line), quiet);
    } else {
        paintName(painter, beside, QRectF(end.x() + shapeGap, whole.top(), widthOf(beside), share), quiet);
    }
    if (spark) {
        const QColor series = ink == theme.color("text.primary") ? theme.series().front() : ink;
        paintSparkline(painter, index, box.adjusted(0, share + line + 6, 0, 0), series);
    }
}

void StatBody::paintName(QPainter &painter, const QString &name, const QRectF &box, const QColor &ink) const
{
    const QFont font = look()->fonts().font("table");
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(
        box, Qt::AlignLeft | Qt::AlignVCenter, common::elidedMiddle(name, QFontMetricsF(font), box.width()));
}

void StatBody::paintChange(
    QPainter &painter, const ReducedValue &value, const QRectF &line, const QColor &ink) const
{
    const QFont font = look()->fonts().font("table");
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter, fittingChange(value, QFontMetricsF(font), line.width()));
}

/// As much of it as there is room for.
QString StatBody::changeBeside(const ReducedValue &value, double room) const
{
    return fittingChange(value, QFontMetricsF(look()->fonts().font("table")), room);
}

/// With the gap before it.
double StatBody::widthOf(const QString &beside) const
{
    const QFontMetricsF metrics(look()->fonts().font("table"));
    return beside.isEmpty() ? 0 : std::ceil(metrics.horizontalAdvance(beside)) + shapeGap;
}

/// Where it ends: right, and at the bottom.
QPointF StatBody::paintValue(
    QPainter &painter, const ReducedValue &value, const QRectF &box, const QColor &ink) const
{
    const auto status = statusOf(judgement(value));
    const bool shaped = status.has_value() && !onBackground();
    const double shape = shaped ? look()->theme().number("size.statusIcon") : 0;
    const double indent = shaped ? shape + shapeGap : 0;
    const double wanted = m_options.valueSize.value_or(box.height() > 56 ? 40 : 32);
    const QString number = value.prefix + value.text;
    const QFont font = fittingFont(
        number + value.suffix, QSizeF(box.width() - indent, box.height()), *look(), std::max(13.0, wanted));
    const QFontMetricsF metrics(font);
    const double baseline = box.top() + (box.height() + metrics.ascent() - metrics.descent()) / 2;
    if (shaped) {
        paintStatus(painter, *status,
            QRectF(box.left(), baseline - metrics.capHeight() / 2 - shape / 2, shape, shape),
            look()->theme());
    }
    QFont unitFont = font;
    unitFont.setPixelSize(std::max(11, static_cast<int>(font.pixelSize() * unitShare)));
    unitFont.setWeight(QFont::Normal);
    const double unit = QFontMetricsF(unitFont).horizontalAdvance(value.suffix);
    const QString shown = common::elidedRight(number, metrics, std::max(10.0, box.width() - indent - unit));
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QPointF(box.left() + indent, baseline), shown);
    painter.setFont(unitFont);
    painter.setPen(onBackground() ? ink : look()->theme().color("text.secondary"));
    painter.drawText(QPointF(box.left() + indent + metrics.horizontalAdvance(shown), baseline), value.suffix);
    const double width = metrics.horizontalAdvance(shown) + unit;
    return {box.left() + indent + width, baseline + metrics.descent()};
}

void StatBody::paintSparkline(
    QPainter &painter, std::size_t index, const QRectF &box, const QColor &color) const
{
    const ReducedValue &value = values()[index];
    Sparkline spark{*value.field, *value.grid, owner()->range, color};
    spark.field.config.style = {};
    spark.field.config.style.fillOpacity =
        m_options.graph == dashboard::StatOptions::GraphMode::Area ? 12 : 0;
    spark.field.config.max.reset();
    frame::Field before;
    if (value.earlier != nullptr) {
        before = *value.earlier;
        before.config = spark.field.config;
        before.config.style.fillOpacity = 0;
        spark.earlier = &before;
        spark.earlierGrid = value.earlierGrid;
    }
    panels::paintSparkline(painter, spark, box, *look());
}

} // namespace zumik::widgets::panels
