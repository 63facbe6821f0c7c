// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/timearea.h"

#include "widgets/plot/glide.h"
#include "widgets/plot/strokes.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <utility>

namespace zumik::widgets::plot {

namespace {

/// After the last turn of the wheel.
constexpr int restsAfter = 250; ///< ms
/// Of the range, for one step of the wheel.
constexpr double wheelShare = 0.1;
constexpr double wheelStep = 120; ///< eighths of a degree, as Qt counts them

} // namespace

zumik::plot::Point toPoint(QPointF point)
{
    return {static_cast<float>(point.x()), static_cast<float>(point.y())};
}

QRectF toRect(const zumik::plot::Box &box)
{
    return {double(box.left), double(box.top), double(box.width()), double(box.height())};
}

TimeArea::TimeArea(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_painter(look)
    , m_measure(look->fonts().font("axis"))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    m_resting.setSingleShot(true);
    m_resting.setInterval(restsAfter);
    connect(&m_resting, &QTimer::timeout, this, &TimeArea::rest);
    connect(look, &common::Look::changed, this, [this] {
        m_measure = common::FontMeasure(m_look->fonts().font("axis"));
        invalidate();
    });
}

void TimeArea::setLeftMargin(float margin)
{
    if (margin != m_leftMargin) {
        m_leftMargin = margin;
        invalidate();
    }
}

void TimeArea::setSharedCrosshair(std::optional<base::Time> time)
{
    m_tellsShared = false;
    if (time != m_shared) {
        m_shared = time;
        update();
    }
}

void TimeArea::setSharedTooltip(std::optional<base::Time> time)
{
    setSharedCrosshair(time);
    m_tellsShared = true;
}

std::optional<Tooltip> TimeArea::sharedTooltip() const
{
    const zumik::plot::PlotScene &drawn = plane();
    const bool shows = m_shared && *m_shared >= drawn.range.start && *m_shared <= drawn.range.end;
    return shows && m_tellsShared && !m_pointer ? tooltipAt(*m_shared) : std::nullopt;
}

void TimeArea::invalidate()
{
    forgetLayout();
    repaintScene();
}

void TimeArea::repaintScene()
{
    m_picture = {};
    update();
}

common::Numbers TimeArea::numbersAt(std::optional<base::Time> now, base::TimeRange range) const
{
    return common::Numbers(m_look->clock().formatContext(now.value_or(range.end)), m_look->patterns());
}

QString TimeArea::timeText(base::Time time, base::TimeRange range) const
{
    const bool today = range.length() <= std::chrono::hours(24);
    return today ? m_look->clock().clockTime(time) : m_look->clock().dateAndTime(time);
}

const QImage &TimeArea::picture()
{
    prepare(m_picture, [this](QPainter &painter) { paintScene(painter); });
    return m_picture;
}

void TimeArea::prepare(QImage &image, const std::function<void(QPainter &)> &paint) const
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

void TimeArea::paintCells(QPainter &painter, const zumik::plot::Raster &raster) const
{
    QImage cells(reinterpret_cast<const uchar *>(raster.pixels.data()), raster.width, raster.height,
        raster.width * 4, QImage::Format_ARGB32_Premultiplied);
    cells.setDevicePixelRatio(devicePixelRatioF());
    painter.drawImage(toRect(plane().plot).topLeft(), cells);
}

void TimeArea::paintGround(QPainter &painter)
{
    painter.drawImage(QPointF(0, 0), picture());
}

void TimeArea::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    if (keepsStrokes(painter)) { // of what is there, not of who points at it
        painter.fillRect(rect(), m_look->theme().color("surface.panel"));
        return paintScene(painter);
    }
    paintGround(painter);
    paintOverlay(painter);
    if (m_keyFocus) {
        paintFocus(painter);
    }
}

void TimeArea::paintFocus(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_look->theme().color("accent.focus"), m_look->theme().number("size.focusRing")));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void TimeArea::paintOverlay(QPainter &painter)
{
    const zumik::plot::PlotScene &drawn = plane();
    if (m_dragFrom && m_pointer) {
        m_painter.paintSelection(painter, drawn, toPoint(*m_dragFrom).x, toPoint(*m_pointer).x);
    } else if (m_pointer) {
        paintUnderPointer(painter);
    } else if (m_shared && *m_shared >= drawn.range.start && *m_shared <= drawn.range.end) {
        paintShared(painter);
    }
}

void TimeArea::paintShared(QPainter &painter)
{
    const float x = plane().xOf(*m_shared);
    m_painter.paintCrosshair(painter, plane(), x);
    if (const auto content = sharedTooltip()) {
        const double middle = double(plane().plot.top + plane().plot.bottom) / 2;
        paintTooltip(painter, *content, QPointF(double(x), middle), QRectF(rect()), *m_look);
    }
}

void TimeArea::paintUnderPointer(QPainter &painter)
{
    const base::Time time = timeUnder(toPoint(*m_pointer).x);
    const float x = plane().xOf(time);
    m_painter.paintCrosshair(painter, plane(), x);
    paintPointed(painter);
    if (const auto content = paintInstead(painter) ? std::nullopt : tooltip()) {
        paintTooltip(painter, *content, QPointF(double(x), m_pointer->y()), QRectF(rect()), *m_look);
    }
    m_painter.paintPill(painter, plane(), x, m_look->clock().clockTime(time));
}

void TimeArea::setPointer(std::optional<QPointF> pointer)
{
    const bool inside = pointer && plane().plot.contains(toPoint(*pointer));
    if (m_dragFrom) {
        m_pointer = pointer;
    } else if (inside) {
        m_pointer = pointer;
        Q_EMIT crosshairMoved(timeUnder(toPoint(*pointer).x));
    } else if (m_pointer) {
        m_pointer.reset();
        Q_EMIT crosshairMoved(std::nullopt);
    } else {
        return;
    }
    update();
}

void TimeArea::resizeEvent(QResizeEvent * /*event*/)
{
    invalidate();
}

void TimeArea::mousePressEvent(QMouseEvent *event)
{
    const bool moves = event->button() == Qt::MiddleButton
        || (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (!plane().plot.contains(toPoint(event->position()))) {
        return;
    }
    if (moves) {
        m_hold = Hold{toPoint(event->position()).x, plane().range};
    } else if (event->button() == Qt::LeftButton) {
        m_dragFrom = event->position();
        m_pointer = event->position();
    }
}

void TimeArea::mouseMoveEvent(QMouseEvent *event)
{
    if (m_hold) {
        const float width = std::max(1.0F, plane().plot.width());
        glideTo(moved(m_hold->range, double((m_hold->x - toPoint(event->position()).x) / width)));
    }
    setPointer(event->position());
}

void TimeArea::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_hold) {
        m_hold.reset();
        rest();
        return;
    }
    if (event->button() != Qt::LeftButton || !m_dragFrom) {
        return;
    }
    const auto range = plane().rangeBetween(toPoint(*m_dragFrom).x, toPoint(event->position()).x);
    m_dragFrom.reset();
    setPointer(event->position());
    if (range) {
        Q_EMIT zoomRequested(*range);
    }
}

void TimeArea::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton) {
        m_dragFrom.reset();
        Q_EMIT zoomOutRequested();
    }
}

void TimeArea::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    const bool zooms = event->modifiers().testFlag(Qt::ControlModifier) && turned.y() != 0;
    // Some systems turn the wheel over themselves when Shift is held.
    const int sideways = turned.x() != 0                 ? turned.x()
        : event->modifiers().testFlag(Qt::ShiftModifier) ? turned.y()
                                                         : 0;
    const base::TimeRange from = m_gliding.value_or(plane().range);
    if (!plane().plot.contains(toPoint(event->position())) || (!zooms && sideways == 0)) {
        return event->ignore(); // the page scrolls
    }
    if (zooms) {
        glideTo(zoomedAround(from, plane().timeAt(toPoint(event->position()).x), turned.y() / wheelStep));
    } else {
        glideTo(moved(from, -wheelShare * sideways / wheelStep));
    }
    m_resting.start();
    event->accept();
}

/// The pointer stays where it is; what is under it changes.
void TimeArea::glideTo(base::TimeRange range)
{
    m_gliding = range;
    if (showRange(range)) {
        setPointer(m_pointer);
    }
}

void TimeArea::rest()
{
    m_resting.stop();
    if (const auto range = std::exchange(m_gliding, std::nullopt)) {
        Q_EMIT zoomRequested(*range);
    }
}

void TimeArea::leaveEvent(QEvent * /*event*/)
{
    setPointer(std::nullopt);
}

bool TimeArea::letGo()
{
    const bool held = m_pointer || m_dragFrom || m_hold;
    m_dragFrom.reset();
    m_hold.reset();
    setPointer(std::nullopt);
    return held;
}

bool TimeArea::handleKey(int key, int far)
{
    switch (key) {
    case Qt::Key_Left:
        return moveBy(-far, 0);
    case Qt::Key_Right:
        return moveBy(far, 0);
    case Qt::Key_Up:
        return moveBy(0, far);
    case Qt::Key_Down:
        return moveBy(0, -far);
    case Qt::Key_Z:
        Q_EMIT zoomOutRequested();
        return true;
    case Qt::Key_Escape:
        return letGo();
    default:
        return false;
    }
}

void TimeArea::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (!handleKey(event->key(), shift ? 10 : 1)) {
        QWidget::keyPressEvent(event);
    }
}

void TimeArea::focusInEvent(QFocusEvent *event)
{
    m_keyFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void TimeArea::focusOutEvent(QFocusEvent * /*event*/)
{
    m_keyFocus = false;
    setPointer(std::nullopt);
    update();
}

} // namespace zumik::widgets::plot
