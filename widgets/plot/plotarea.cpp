// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plotarea.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Hit;
using zumik::plot::PlotScene;
using zumik::plot::Point;

/// How near the pointer must come to a line to lift it over the others, in px.
constexpr float lineReach = 14;

Point toPoint(QPointF point)
{
    return {static_cast<float>(point.x()), static_cast<float>(point.y())};
}

} // namespace

PlotArea::PlotArea(const common::Look *look, QWidget *parent)
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
        invalidate();
    });
}

void PlotArea::setData(PlotData content, Paints paints)
{
    m_data = std::move(content);
    m_paints = std::move(paints);
    m_highlighted.reset();
    invalidate();
}

void PlotArea::setVisibleSeries(const std::vector<bool> &visible)
{
    for (std::size_t i = 0; i < std::min(visible.size(), m_data.series.size()); ++i) {
        m_data.series[i].visible = visible[i];
    }
    invalidate();
}

void PlotArea::setLeftMargin(float margin)
{
    if (margin != m_leftMargin) {
        m_leftMargin = margin;
        invalidate();
    }
}

void PlotArea::invalidate()
{
    m_scene.reset();
    m_picture = {};
    m_dimmedPicture = {};
    update();
}

void PlotArea::rebuild() const
{
    const common::Theme &theme = m_look->theme();
    zumik::plot::PlotInput input;
    input.series = m_data.series;
    input.range = m_data.range;
    input.now = m_data.now;
    input.width = static_cast<float>(width());
    input.height = static_cast<float>(height());
    input.left = std::max(m_leftMargin, theme.pixels("chart.marginLeft"));
    input.right = theme.pixels("chart.marginRight");
    input.top = theme.pixels("chart.marginTop");
    input.bottom = theme.pixels("chart.marginBottom");
    const common::Numbers numbers(m_look->clock().formatContext(m_data.now.value_or(m_data.range.end)));
    m_scene = buildScene(input, {m_look->clock(), m_look->clock(), numbers, m_measure});
}

const PlotScene &PlotArea::scene() const
{
    if (!m_scene) {
        rebuild();
    }
    return *m_scene;
}

const QImage &PlotArea::picture()
{
    prepare(m_picture, [this](QPainter &painter) { m_painter.paint(painter, scene(), m_paints); });
    return m_picture;
}

/// Series at a quarter of their strength over the empty plot: a blend of two pictures, so that no line has to
/// be drawn again.
const QImage &PlotArea::dimmedPicture()
{
    const QImage &full = picture();
    prepare(m_dimmedPicture, [&](QPainter &painter) {
        m_painter.paintEmpty(painter, scene());
        painter.setOpacity(m_look->theme().number("chart.lineDimmed"));
        painter.drawImage(QPointF(0, 0), full);
    });
    return m_dimmedPicture;
}

void PlotArea::prepare(QImage &image, const std::function<void(QPainter &)> &paint) const
{
    const double ratio = devicePixelRatioF();
    const QSize wanted = (QSizeF(size()) * ratio).toSize();
    if (image.size() == wanted) {
        return;
    }
    image = QImage(wanted, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(m_look->theme().color("surface.panel"));
    QPainter painter(&image);
    paint(painter);
}

void PlotArea::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const auto hovered = hoveredSeries();
    const bool dimmed = hovered.has_value() && m_data.series.size() > 1;
    painter.drawImage(QPointF(0, 0), dimmed ? dimmedPicture() : picture());
    if (dimmed) {
        m_painter.paintHovered(painter, scene(), m_paints, *hovered);
    }
    paintOverlay(painter);
    if (m_keyFocus) {
        const double ring = m_look->theme().number("size.focusRing");
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_look->theme().color("accent.focus"), ring));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void PlotArea::paintOverlay(QPainter &painter)
{
    const PlotScene &drawn = scene();
    if (m_dragFrom && m_pointer) {
        m_painter.paintSelection(painter, drawn, toPoint(*m_dragFrom).x, toPoint(*m_pointer).x);
        return;
    }
    if (m_pointer) {
        const base::Time time = drawn.snapped(drawn.timeAt(toPoint(*m_pointer).x));
        const float x = drawn.xOf(time);
        m_painter.paintCrosshair(painter, drawn, x);
        std::vector<Hit> dots = hits();
        if (dots.size() > tooltipRows) {
            const auto hovered = hoveredSeries();
            std::erase_if(dots, [&](const Hit &hit) { return hit.series != hovered; });
        }
        m_painter.paintDots(painter, dots, m_paints);
        if (const auto content = tooltip()) {
            paintTooltip(painter, *content, tooltipAnchor(), QRectF(rect()), *m_look);
        }
        m_painter.paintPill(painter, drawn, x, m_look->clock().clockTime(time));
    } else if (m_shared && *m_shared >= drawn.range.start && *m_shared <= drawn.range.end) {
        m_painter.paintCrosshair(painter, drawn, drawn.xOf(*m_shared));
    }
}

QPointF PlotArea::tooltipAnchor() const
{
    const float x = scene().xOf(scene().snapped(scene().timeAt(toPoint(*m_pointer).x)));
    return {double(x), m_pointer->y()};
}

std::vector<Hit> PlotArea::hits() const
{
    if (!m_pointer) {
        return {};
    }
    std::vector<Hit> found = scene().valuesAt(scene().timeAt(toPoint(*m_pointer).x));
    std::erase_if(found,
        [this](const Hit &hit) { return m_data.series[hit.series].field->config.style.hideFromTooltip; });
    return found;
}

std::optional<std::size_t> PlotArea::hoveredSeries() const
{
    if (m_highlighted) {
        return m_highlighted;
    }
    if (!m_pointer || m_dragFrom) {
        return std::nullopt;
    }
    const auto hit = scene().nearest(toPoint(*m_pointer), lineReach);
    return hit ? std::optional(hit->series) : std::nullopt;
}

std::optional<Tooltip> PlotArea::tooltip() const
{
    using Mode = dashboard::Tooltip::Mode;
    std::vector<Hit> found = hits();
    if (found.empty() || m_tooltip.mode == Mode::None) {
        return std::nullopt;
    }
    const auto hovered = hoveredSeries();
    if (m_tooltip.mode == Mode::Single) {
        const auto nearest = scene().nearest(toPoint(*m_pointer), 1e6F);
        std::erase_if(found, [&](const Hit &hit) { return !nearest || hit.series != nearest->series; });
    }
    const bool ascending = m_tooltip.sort == dashboard::Tooltip::Sort::Ascending;
    const std::size_t shown = std::min(found.size(), tooltipRows);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(),
        [ascending](const Hit &a, const Hit &b) {
            const bool nan = std::isnan(a.value) || std::isnan(b.value);
            return nan      ? !std::isnan(a.value) && std::isnan(b.value)
                : ascending ? a.value < b.value
                            : a.value > b.value;
        });
    Tooltip result;
    const base::Time time = found.empty() ? base::Time{} : found.front().time;
    const bool today = m_data.range.length() <= std::chrono::hours(24);
    result.time = today ? m_look->clock().clockTime(time) : m_look->clock().dateAndTime(time);
    result.zone = m_look->clock().zoneName(time);
    result.more = found.size() - shown;
    const common::Numbers numbers(m_look->clock().formatContext(m_data.now.value_or(m_data.range.end)));
    for (std::size_t i = 0; i < shown; ++i) {
        const frame::Field &field = *m_data.series[found[i].series].field;
        result.rows.push_back({m_paints[found[i].series], common::plain(field.name),
            numbers.text(found[i].value, field.config), hovered == found[i].series});
    }
    return result;
}

void PlotArea::setSharedCrosshair(std::optional<base::Time> time)
{
    if (time != m_shared) {
        m_shared = time;
        update();
    }
}

void PlotArea::setHighlighted(std::optional<std::size_t> series)
{
    m_highlighted = series;
    update();
}

void PlotArea::setPointer(std::optional<QPointF> pointer)
{
    const bool inside = pointer && scene().plot.contains(toPoint(*pointer));
    if (m_dragFrom) {
        m_pointer = pointer;
    } else if (inside) {
        m_pointer = pointer;
        Q_EMIT crosshairMoved(scene().snapped(scene().timeAt(toPoint(*pointer).x)));
    } else if (m_pointer) {
        m_pointer.reset();
        Q_EMIT crosshairMoved(std::nullopt);
    } else {
        return;
    }
    update();
}

void PlotArea::resizeEvent(QResizeEvent * /*event*/)
{
    invalidate();
}

void PlotArea::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && scene().plot.contains(toPoint(event->position()))) {
        m_dragFrom = event->position();
        m_pointer = event->position();
    }
}

void PlotArea::mouseMoveEvent(QMouseEvent *event)
{
    setPointer(event->position());
}

void PlotArea::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_dragFrom) {
        return;
    }
    const auto range = scene().rangeBetween(toPoint(*m_dragFrom).x, toPoint(event->position()).x);
    m_dragFrom.reset();
    setPointer(event->position());
    if (range) {
        Q_EMIT zoomRequested(*range);
    }
}

void PlotArea::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_dragFrom.reset();
        Q_EMIT zoomOutRequested();
    }
}

void PlotArea::leaveEvent(QEvent * /*event*/)
{
    setPointer(std::nullopt);
}

void PlotArea::moveBySample(int steps)
{
    const PlotScene &drawn = scene();
    if (drawn.samples.empty()) {
        return;
    }
    const base::Duration step = drawn.samples.front().grid.step;
    const base::Time from = m_pointer ? drawn.timeAt(toPoint(*m_pointer).x)
        : steps > 0                   ? drawn.range.start - step
                                      : drawn.range.end + step;
    const base::Time to =
        drawn.snapped(std::clamp(drawn.snapped(from) + step * steps, drawn.range.start, drawn.range.end));
    setPointer(QPointF(double(drawn.xOf(to)), double((drawn.plot.top + drawn.plot.bottom) / 2)));
}

void PlotArea::keyPressEvent(QKeyEvent *event)
{
    const bool fast = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBySample(fast ? -10 : -1);
    case Qt::Key_Right:
        return moveBySample(fast ? 10 : 1);
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

void PlotArea::focusInEvent(QFocusEvent *event)
{
    m_keyFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void PlotArea::focusOutEvent(QFocusEvent * /*event*/)
{
    m_keyFocus = false;
    setPointer(std::nullopt);
    update();
}

} // namespace zumik::widgets::plot
