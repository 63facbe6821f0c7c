// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/bandarea.h"

#include "widgets/common/text.h"
#include "widgets/plot/bandlook.h"
#include "widgets/plot/strokes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::BandAlign;
using zumik::plot::BandHit;
using zumik::plot::BandScene;
using zumik::plot::BandText;

constexpr std::size_t mostStroked = 500; ///< rows; more are kept as an image

void strokeStates(QPainter &painter, const BandScene &scene)
{
    for (std::size_t row = 0; row < scene.cells.rows.size(); ++row) {
        const auto [first, end] = scene.visibleCells(scene.cells.rows[row].track);
        for (std::size_t cell = first; cell < end;) {
            const auto state = scene.state(row, cell);
            if (state && state->mark != 0) {
                painter.fillRect(toRect(state->box), QColor::fromRgba(scene.paints[state->mark].fill));
            }
            cell = state ? std::max(state->end, cell + 1) : cell + 1;
        }
    }
}

BandText textOf(dashboard::ShowValue show)
{
    return show == dashboard::ShowValue::Always ? BandText::Always
        : show == dashboard::ShowValue::Never   ? BandText::Never
                                                : BandText::Auto;
}

BandAlign alignOf(dashboard::StateTimelineOptions::Align align)
{
    using Align = dashboard::StateTimelineOptions::Align;
    return align == Align::Center ? BandAlign::Center
        : align == Align::Right   ? BandAlign::Right
                                  : BandAlign::Left;
}

} // namespace

BandOptions bandOptions(const dashboard::StateTimelineOptions &options)
{
    return {{false, options.mergeValues, 0, options.perPage}, textOf(options.showValue),
        alignOf(options.align), options.rowHeight, 1, options.legend, options.tooltip};
}

BandOptions bandOptions(const dashboard::StatusHistoryOptions &options)
{
    return {{true, false, 0, options.perPage}, textOf(options.showValue), BandAlign::Center,
        options.rowHeight, options.columnWidth, options.legend, options.tooltip};
}

BandArea::BandArea(const common::Look *look, QWidget *parent)
    : TimeArea(look, parent)
{
}

void BandArea::setOptions(const BandOptions &options)
{
    m_options = options;
    forgetCells();
}

void BandArea::setData(BandData content)
{
    const bool same =
        content.owner != nullptr && content.owner == m_data.owner && content.frames == m_data.frames;
    m_data = std::move(content);
    if (same) {
        invalidate();
    } else {
        forgetCells();
    }
}

bool BandArea::showRange(base::TimeRange range)
{
    m_data.range = range;
    invalidate();
    return true;
}

void BandArea::forgetCells()
{
    m_cellsKnown = false;
    invalidate();
}

void BandArea::rebuild() const
{
    zumik::plot::BandInput input;
    input.frames = m_data.frames;
    input.style = m_options.style;
    input.show = m_options.show;
    input.align = m_options.align;
    input.rowHeight = m_options.rowHeight;
    input.columnWidth = m_options.columnWidth;
    input.range = m_data.range;
    input.now = m_data.now;
    input.textHeight = static_cast<float>(QFontMetricsF(look().fonts().font("axis")).height());
    setRoom(input);
    const common::Numbers numbers = numbersAt(m_data.now, m_data.range);
    const zumik::plot::Words words{look().clock(), look().clock(), numbers, measure()};
    const BandLook bandLook(look().theme(), numbers);
    m_scene = m_cellsKnown && m_scene ? rebuiltBandScene(std::move(*m_scene), input, words, bandLook)
                                      : buildBandScene(input, words, bandLook);
    m_cellsKnown = true;
    m_laidOut = true;
}

const BandScene &BandArea::scene() const
{
    if (!m_laidOut || !m_scene) {
        rebuild();
    }
    return *m_scene;
}

void BandArea::paintScene(QPainter &painter)
{
    plotPainter().paintEmpty(painter, scene().plane, {});
    if (keepsStrokes(painter) && scene().cells.rows.size() <= mostStroked) {
        strokeStates(painter, scene());
        return paintLabels(painter);
    }
    rasterize(scene(), devicePixelRatioF(), m_raster, m_lines);
    paintCells(painter, m_raster);
    paintLabels(painter);
}

void BandArea::paintLabels(QPainter &painter) const
{
    const QFont font = look().fonts().font("axis");
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    for (const zumik::plot::BandLabel &label : scene().labels) {
        const QRectF box = toRect(label.box);
        painter.setPen(common::inkOn(QColor::fromRgba(scene().paints[label.mark].fill)));
        const double base = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        painter.drawText(QPointF(double(label.left), std::round(base)), QString::fromStdString(label.text));
    }
}

void BandArea::paintPointed(QPainter &painter)
{
    if (const auto state = hit()) {
        painter.setPen(QPen(look().theme().color("text.primary"), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(toRect(state->box).adjusted(-0.5, -0.5, 0.5, 0.5));
    }
}

std::optional<BandHit> BandArea::hit() const
{
    return pointer() && !dragging() ? scene().at(toPoint(*pointer())) : std::nullopt;
}

QString BandArea::nameOf(std::size_t row) const
{
    return common::plain(scene().cells.rows[row].field->name);
}

QString BandArea::stateText(const BandHit &hit) const
{
    if (hit.mark == 0) {
        return tr("No data");
    }
    const common::Numbers numbers = numbersAt(m_data.now, m_data.range);
    const BandLook bandLook(look().theme(), numbers);
    return QString::fromStdString(scene().cells.textAt(hit.row, hit.cell, bandLook));
}

std::optional<BandHit> BandArea::lastState(std::size_t row) const
{
    const auto [first, end] = scene().visibleCells(scene().cells.rows[row].track);
    return end > first ? scene().state(row, end - 1) : std::nullopt;
}

std::size_t BandArea::rowFrom(std::optional<BandHit> from, int rows) const
{
    const auto last = static_cast<std::int64_t>(scene().cells.rows.size()) - 1;
    const auto start = static_cast<std::int64_t>(from ? from->row : 0);
    return static_cast<std::size_t>(std::clamp<std::int64_t>(start - rows, 0, last));
}

/// A step is a state; without a pointer, from the side that the keys lead away from.
std::size_t BandArea::cellFrom(std::optional<BandHit> from, std::size_t row, int columns) const
{
    const auto [first, end] = scene().visibleCells(scene().cells.rows[row].track);
    if (!from) {
        return columns > 0 ? first : end - 1;
    }
    if (columns == 0) {
        const auto cell = scene().cellAt(row, scene().plane.timeAt(toPoint(*pointer()).x));
        return std::clamp(cell.value_or(from->cell), first, end - 1);
    }
    std::size_t cell = from->cell;
    for (int i = 0; i < std::abs(columns); ++i) {
        const auto state = scene().state(row, cell);
        cell = columns > 0 ? state->end : state->cell - std::min<std::size_t>(state->cell, 1);
        cell = std::clamp(cell, first, end - 1);
    }
    return cell;
}

/// Where rows are lower than a pixel, a step is one of pixels: what is seen there is told.
void BandArea::moveByPixels(int lines)
{
    const zumik::plot::Box &plot = scene().plane.plot;
    const double y = std::floor(pointer()->y()) + 0.5 - lines;
    setPointer(QPointF(pointer()->x(), std::clamp(y, double(plot.top) + 0.5, double(plot.bottom) - 0.5)));
}

void BandArea::moveToState(int columns, int rows)
{
    const auto from = hit();
    const std::size_t row = rowFrom(from, rows);
    const auto [first, end] = scene().visibleCells(scene().cells.rows[row].track);
    const auto state = end > first ? scene().state(row, cellFrom(from, row, columns)) : std::nullopt;
    if (state) {
        const QPointF middle = toRect(state->box).center();
        setPointer(QPointF(columns != 0 || !pointer() ? middle.x() : pointer()->x(),
            rows != 0 || !pointer() ? middle.y() : pointer()->y()));
    }
}

bool BandArea::moveBy(int columns, int rows)
{
    if (scene().cells.rows.empty()) {
        return true;
    }
    if (rows != 0 && pointer() && scene().slot() < 1) {
        moveByPixels(rows);
    } else {
        moveToState(columns, rows);
    }
    return true;
}

} // namespace zumik::widgets::plot
