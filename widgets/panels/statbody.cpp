// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/statbody.h"

#include "models/plot/scenebuilder.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/plot/plotpainter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

constexpr double nameHeight = 18;
constexpr double nameShare = 0.4; ///< of the width, where name and value share a line
constexpr double ageHeight = 16;
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
    const bool spark = m_options.graph != dashboard::StatOptions::GraphMode::None && value.grid
        && box.height() > 64 && !ground;
    const double share = spark ? std::clamp(box.height() * 0.45, 34.0, 64.0) : box.height();
    if (m_options.text == dashboard::StatOptions::TextMode::Name) {
        painter.setPen(ink);
        painter.setFont(fittingFont(value.name, QSizeF(box.width(), share), *look()));
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, value.name);
    } else if (m_options.text != dashboard::StatOptions::TextMode::None) {
        paintValue(painter, value, QRectF(box.left(), box.top(), box.width(), share), ink);
    }
    if (spark) {
        const QColor line = ink == theme.color("text.primary") ? theme.series().front() : ink;
        paintSparkline(painter, index, box.adjusted(0, share + 6, 0, 0), line);
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

void StatBody::paintValue(
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
}

void StatBody::paintSparkline(
    QPainter &painter, std::size_t index, const QRectF &box, const QColor &color) const
{
    const ReducedValue &value = values()[index];
    frame::Field field = *value.field;
    field.config.style = {};
    field.config.style.fillOpacity = m_options.graph == dashboard::StatOptions::GraphMode::Area ? 12 : 0;
    field.config.max.reset();
    zumik::plot::PlotInput input;
    input.series = {{&field, *value.grid, true}};
    input.range = owner()->range;
    input.width = static_cast<float>(box.width());
    input.height = static_cast<float>(box.height());
    input.left = input.right = 0;
    input.top = 2;
    input.bottom = 1;
    input.bare = true;
    const common::Numbers numbers({});
    const common::FontMeasure measure(look()->fonts().font("axis"));
    const auto scene = zumik::plot::buildScene(input, {look()->clock(), look()->clock(), numbers, measure});
    painter.save();
    painter.translate(box.topLeft());
    plot::PlotPainter(look()).paintBare(painter, scene, {{color, {}}});
    painter.restore();
}

} // namespace zumik::widgets::panels
