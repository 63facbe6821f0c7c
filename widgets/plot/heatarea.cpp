// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/heatarea.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::HeatHit;
using zumik::plot::HeatScene;
using zumik::plot::Point;

Point toPoint(QPointF point)
{
    return {static_cast<float>(point.x()), static_cast<float>(point.y())};
}

QRectF toRect(const zumik::plot::Box &box)
{
    return {double(box.left), double(box.top), double(box.width()), double(box.height())};
}

} // namespace

HeatArea::HeatArea(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_painter(look)
    , m_measure(look->fonts().font("axis"))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    connect(look, &common::Look::changed, this, [this] {
        m_measure = common::FontMeasure(m_look->fonts().font("axis"));
        invalidate(false);
    });
}

void HeatArea::setOptions(const dashboard::HeatmapOptions &options)
{
    m_options = options;
    invalidate(true);
}

void HeatArea::setData(HeatData content)
{
    m_data = std::move(content);
    invalidate(true);
}

void HeatArea::setLeftMargin(float margin)
{
    if (margin != m_leftMargin) {
        m_leftMargin = margin;
        invalidate(false);
    }
}

void HeatArea::setSharedCrosshair(std::optional<base::Time> time)
{
    if (time != m_shared) {
        m_shared = time;
        update();
    }
}

void HeatArea::invalidate(bool cells)
{
    m_cellsKnown = m_cellsKnown && !cells;
    m_laidOut = false;
    m_picture = {};
    update();
}

common::Numbers HeatArea::numbers() const
{
    return common::Numbers(m_look->clock().formatContext(m_data.now.value_or(m_data.range.end)));
}

void HeatArea::rebuild() const
{
    const common::Theme &theme = m_look->theme();
    zumik::plot::HeatInput input;
    input.sources = m_data.sources;
    input.style = m_options.style;
    input.paint.dark = theme.kind() != common::Theme::Kind::Light;
    input.paint.fill =
        common::namedColor(m_options.style.color.fill, theme, theme.color("status.warn.fg")).rgba();
    input.range = m_data.range;
    input.now = m_data.now;
    input.width = static_cast<float>(width());
    input.height = static_cast<float>(height());
    input.left = std::max(m_leftMargin, theme.pixels("chart.marginLeft"));
    input.right = theme.pixels("chart.marginRight");
    input.top = theme.pixels("chart.marginTop");
    input.bottom = theme.pixels("chart.marginBottom");
    const common::Numbers format = numbers();
    const zumik::plot::Words words{m_look->clock(), m_look->clock(), format, m_measure};
    m_scene = m_cellsKnown && m_scene ? rebuiltHeatScene(std::move(*m_scene), input, words)
                                      : buildHeatScene(input, words);
    m_cellsKnown = true;
    m_laidOut = true;
}

const HeatScene &HeatArea::scene() const
{
    if (!m_laidOut || !m_scene) {
        rebuild();
    }
    return *m_scene;
}

const QImage &HeatArea::picture()
{
    const double ratio = devicePixelRatioF();
    const QSize wanted = (QSizeF(size()) * ratio).toSize();
    if (m_picture.size() == wanted) {
        return m_picture;
    }
    m_picture = QImage(wanted, QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(m_look->theme().color("surface.panel"));
    QPainter painter(&m_picture);
    m_painter.paintEmpty(painter, scene().plane);
    rasterize(scene(), ratio, m_raster);
    QImage cells(reinterpret_cast<const uchar *>(m_raster.pixels.data()), m_raster.width, m_raster.height,
        m_raster.width * 4, QImage::Format_ARGB32_Premultiplied);
    cells.setDevicePixelRatio(ratio);
    painter.drawImage(toRect(scene().plane.plot).topLeft(), cells);
    return m_picture;
}

void HeatArea::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.drawImage(QPointF(0, 0), picture());
    paintOverlay(painter);
    if (m_keyFocus) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look->theme().color("accent.focus"), m_look->theme().number("size.focusRing")));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void HeatArea::paintOverlay(QPainter &painter)
{
    const zumik::plot::PlotScene &plane = scene().plane;
    if (m_dragFrom && m_pointer) {
        m_painter.paintSelection(painter, plane, toPoint(*m_dragFrom).x, toPoint(*m_pointer).x);
        return;
    }
    if (m_pointer) {
        const float x = toPoint(*m_pointer).x;
        m_painter.paintCrosshair(painter, plane, x);
        if (const auto cell = hit()) {
            painter.setPen(QPen(m_look->theme().color("text.primary"), 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(toRect(cell->box).adjusted(-0.5, -0.5, 0.5, 0.5));
        }
        if (const auto content = tooltip()) {
            paintTooltip(painter, *content, *m_pointer, QRectF(rect()), *m_look);
        }
        m_painter.paintPill(painter, plane, x, m_look->clock().clockTime(plane.timeAt(x)));
    } else if (m_shared && *m_shared >= plane.range.start && *m_shared <= plane.range.end) {
        m_painter.paintCrosshair(painter, plane, plane.xOf(*m_shared));
    }
}

std::optional<HeatHit> HeatArea::hit() const
{
    return m_pointer && !m_dragFrom ? scene().at(toPoint(*m_pointer)) : std::nullopt;
}

QString HeatArea::bucketText(const zumik::plot::HeatRow &row) const
{
    const common::Numbers format = numbers();
    const auto bound = [&](double value) {
        return QString::fromStdString(boundLabel(value, scene().bound, format));
    };
    if (std::isnan(row.high)) {
        return std::isnan(row.low) ? common::plain(row.name) : bound(row.low);
    }
    if (std::isnan(row.low)) {
        return bound(row.high);
    }
    return tr("%1 – %2", "bounds of a bucket").arg(bound(row.low), bound(row.high));
}

std::optional<Tooltip> HeatArea::tooltip() const
{
    const std::optional<HeatHit> cell = hit();
    if (!cell || m_options.tooltip == dashboard::Tooltip::Mode::None) {
        return std::nullopt;
    }
    const bool today = m_data.range.length() <= std::chrono::hours(24);
    const auto time = [&](base::Time at) {
        return today ? m_look->clock().clockTime(at) : m_look->clock().dateAndTime(at);
    };
    Tooltip result;
    result.time = tr("%1 – %2", "from a time to another").arg(time(cell->times.start), time(cell->times.end));
    result.zone = m_look->clock().zoneName(cell->times.start);
    const common::Numbers format = numbers();
    const bool multi = m_options.tooltip == dashboard::Tooltip::Mode::Multi;
    for (std::size_t row = scene().endRow; row-- > scene().firstRow;) {
        const auto other = scene().cell(cell->column, row);
        const bool wanted = row == cell->row || (multi && other->shade > 0);
        if (wanted && result.rows.size() < tooltipRows) {
            const QColor color = other->shade > 0
                ? QColor::fromRgba(scene().colors.palette()[other->shade - 1U])
                : m_look->theme().color("chart.grid");
            result.rows.push_back({{color, {}}, bucketText(other->bucket),
                std::isnan(other->value) ? QStringLiteral("-") : format.text(other->value, scene().value),
                row == cell->row});
        } else {
            result.more += wanted ? 1 : 0;
        }
    }
    return result;
}

void HeatArea::setPointer(std::optional<QPointF> pointer)
{
    const bool inside = pointer && scene().plane.plot.contains(toPoint(*pointer));
    if (m_dragFrom) {
        m_pointer = pointer;
    } else if (inside) {
        m_pointer = pointer;
        Q_EMIT crosshairMoved(scene().plane.timeAt(toPoint(*pointer).x));
    } else if (m_pointer) {
        m_pointer.reset();
        Q_EMIT crosshairMoved(std::nullopt);
    } else {
        return;
    }
    update();
}

void HeatArea::resizeEvent(QResizeEvent * /*event*/)
{
    invalidate(false);
}

void HeatArea::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && scene().plane.plot.contains(toPoint(event->position()))) {
        m_dragFrom = event->position();
        m_pointer = event->position();
    }
}

void HeatArea::mouseMoveEvent(QMouseEvent *event)
{
    setPointer(event->position());
}

void HeatArea::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom) {
        return;
    }
    const auto range = scene().plane.rangeBetween(toPoint(*m_dragFrom).x, toPoint(event->position()).x);
    m_dragFrom.reset();
    setPointer(event->position());
    if (range) {
        Q_EMIT zoomRequested(*range);
    }
}

void HeatArea::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_dragFrom.reset();
        Q_EMIT zoomOutRequested();
    }
}

void HeatArea::leaveEvent(QEvent * /*event*/)
{
    setPointer(std::nullopt);
}

/// To the middle of a neighboring cell; without a pointer, from the side that the keys lead away from.
void HeatArea::moveBy(int columns, int rows)
{
    const HeatScene &drawn = scene();
    const auto from = hit();
    const auto count = static_cast<std::int64_t>(drawn.cells.columns);
    if (count == 0 || drawn.endRow <= drawn.firstRow) {
        return;
    }
    const std::int64_t start = columns > 0 ? -1 : count;
    const auto column = std::clamp<std::int64_t>(
        (from ? static_cast<std::int64_t>(from->column) : start) + columns, 0, count - 1);
    const auto row =
        std::clamp<std::int64_t>(static_cast<std::int64_t>(from ? from->row : drawn.firstRow) + rows,
            static_cast<std::int64_t>(drawn.firstRow), static_cast<std::int64_t>(drawn.endRow) - 1);
    const auto cell = drawn.cell(static_cast<std::size_t>(column), static_cast<std::size_t>(row));
    if (cell) {
        setPointer(toRect(cell->box).center());
    }
}

void HeatArea::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
    const int up = scene().reverse ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBy(-step, 0);
    case Qt::Key_Right:
        return moveBy(step, 0);
    case Qt::Key_Up:
        return moveBy(0, up * step);
    case Qt::Key_Down:
        return moveBy(0, -up * step);
    case Qt::Key_Z:
        Q_EMIT zoomOutRequested();
        return;
    case Qt::Key_Escape:
        if (m_pointer || m_dragFrom) {
            m_dragFrom.reset();
            setPointer(std::nullopt);
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void HeatArea::focusInEvent(QFocusEvent *event)
{
    m_keyFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void HeatArea::focusOutEvent(QFocusEvent * /*event*/)
{
    m_keyFocus = false;
    setPointer(std::nullopt);
    update();
}

} // namespace zumik::widgets::plot
