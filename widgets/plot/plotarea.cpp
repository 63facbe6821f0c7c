// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plotarea.h"

#include "models/async/reply.h"
#include "models/base/number.h"
#include "models/plot/earlier.h"
#include "widgets/common/comparisonwords.h"
#include "widgets/common/text.h"
#include "widgets/plot/strokes.h"

#include <QKeyEvent>
#include <QPainter>
#include <QThreadPool>

#include <algorithm>
#include <cmath>
#include <utility>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Hit;
using zumik::plot::PlotScene;

/// How near the pointer must come to a line to lift it over the others, in px.
constexpr float lineReach = 14;
/// Drawn within a few milliseconds: not worth another thread.
constexpr std::size_t fewSamples = 60'000;

} // namespace

PlotArea::PlotArea(const common::Look *look, QWidget *parent)
    : TimeArea(look, parent)
{
}

void PlotArea::setData(PlotData content, Paints paints)
{
    m_data = std::move(content);
    m_paints = std::move(paints);
    m_highlighted.reset();
    invalidate();
}

bool PlotArea::showRange(base::TimeRange range)
{
    m_data.range = range;
    if (m_series && m_scene) {
        moveTo(range);
        drawApart();
    } else {
        invalidate();
    }
    return true;
}

bool PlotArea::isCostly() const
{
    std::size_t samples = 0;
    for (const zumik::plot::PlotSeries &series : m_data.series) {
        samples += series.visible ? series.grid.count : 0;
    }
    return samples > fewSamples;
}

bool PlotArea::sharp() const
{
    return !m_isDrawing && (!m_series || m_series->range == m_data.range);
}

void PlotArea::moveTo(base::TimeRange range)
{
    const common::Numbers numbers = numbersAt(m_data.now, range);
    m_scene = planeAt(*m_scene, range, {look().clock(), look().clock(), numbers, measure()});
    m_dimmedPicture = {};
    repaintScene();
}

/// One at a time: what is asked for meanwhile comes after it.
void PlotArea::drawApart()
{
    if (std::exchange(m_isDrawing, true)) {
        return;
    }
    const async::Reply<DrawnPlot> reply(
        m_drawing.get_token(), async::Receiver(this), [this](base::Result<DrawnPlot> plot) {
            if (plot) {
                onDrawn(std::move(*plot));
            }
        });
    const auto drawing = std::make_shared<const PlotDrawing>(PlotDrawing{m_data.owner, input(), m_paints,
        look().theme(), look().clock(), look().fonts().font("axis"), devicePixelRatioF()});
    QThreadPool::globalInstance()->start([reply, drawing] {
        if (!reply.settled()) {
            reply.deliver(draw(*drawing));
        }
    });
}

void PlotArea::onDrawn(DrawnPlot plot)
{
    m_isDrawing = false;
    m_series = std::move(plot.series);
    m_scene = std::move(plot.scene);
    m_dimmedPicture = {};
    if (m_series->range != m_data.range) {
        moveTo(m_data.range);
        drawApart();
    }
    repaintScene();
    Q_EMIT drawn();
}

void PlotArea::setVisibleSeries(const std::vector<bool> &visible)
{
    for (std::size_t i = 0; i < std::min(visible.size(), m_data.series.size()); ++i) {
        m_data.series[i].visible = visible[i];
    }
    invalidate();
}

void PlotArea::setEvents(EventNotes events)
{
    m_events = std::move(events);
    invalidate();
}

std::vector<zumik::plot::EventMark> PlotArea::marks() const
{
    std::vector<base::TimeRange> times;
    for (const EventNote &event : m_events) {
        times.push_back(event.when);
    }
    return zumik::plot::eventMarks(scene(), times);
}

std::vector<const EventNote *> PlotArea::hoveredEvents() const
{
    std::vector<const EventNote *> notes;
    if (pointer() && !dragging() && !m_events.empty()) {
        for (const zumik::plot::EventMark &mark :
            zumik::plot::eventsAt(scene(), marks(), toPoint(*pointer()))) {
            notes.push_back(&m_events[mark.event]);
        }
    }
    return notes;
}

void PlotArea::forgetLayout()
{
    m_scene.reset();
    m_series.reset();
    m_dimmedPicture = {};
    m_drawing.request_stop();
    m_drawing = {};
    m_isDrawing = false;
}

zumik::plot::PlotInput PlotArea::input() const
{
    zumik::plot::PlotInput input = inputOf(m_data);
    setRoom(input);
    return input;
}

void PlotArea::rebuild() const
{
    const common::Numbers numbers = numbersAt(m_data.now, m_data.range);
    m_scene = buildScene(input(), {look().clock(), look().clock(), numbers, measure()});
}

const PlotScene &PlotArea::scene() const
{
    if (!m_scene) {
        rebuild();
    }
    return *m_scene;
}

void PlotArea::paintScene(QPainter &painter)
{
    if (keepsStrokes(painter)) {
        plotPainter().paint(painter, scene(), m_paints, {});
        return paintEvents(painter, scene(), m_events, marks(), look());
    }
    if (!m_series) {
        m_series = SeriesPainter(look().theme()).image(scene(), m_paints, devicePixelRatioF());
    }
    plotPainter().paint(painter, scene(), m_paints, *m_series);
    if (!isCostly()) {
        m_series.reset();
    }
    paintEvents(painter, scene(), m_events, marks(), look());
}

/// Series at a quarter of their strength over the empty plot: a blend of two pictures, so that no line has to
/// be drawn again.
const QImage &PlotArea::dimmedPicture()
{
    const QImage &full = picture();
    prepare(m_dimmedPicture, [&](QPainter &painter) {
        plotPainter().paintEmpty(painter, scene(), m_paints);
        painter.setOpacity(look().theme().number("chart.lineDimmed"));
        painter.drawImage(QPointF(0, 0), full);
    });
    return m_dimmedPicture;
}

void PlotArea::paintGround(QPainter &painter)
{
    const auto hovered = hoveredSeries();
    const bool dimmed = hovered.has_value() && m_data.series.size() > 1;
    painter.drawImage(QPointF(0, 0), dimmed ? dimmedPicture() : picture());
    if (dimmed) {
        if (const auto earlier = zumik::plot::earlierOf(m_data.series, *hovered)) {
            plotPainter().paintHovered(painter, scene(), m_paints, *earlier);
        }
        plotPainter().paintHovered(painter, scene(), m_paints, *hovered);
    }
}

void PlotArea::paintPointed(QPainter &painter)
{
    std::vector<Hit> dots = hits();
    if (dots.size() > tooltipRows) {
        const auto hovered = hoveredSeries();
        std::erase_if(dots, [&](const Hit &hit) { return hit.series != hovered; });
    }
    plotPainter().paintDots(painter, dots, m_paints);
}

bool PlotArea::paintInstead(QPainter &painter)
{
    const auto events = hoveredEvents();
    if (!events.empty()) {
        paintEventBox(painter, events, *pointer(), QRectF(rect()), look());
    }
    return !events.empty();
}

base::Time PlotArea::timeUnder(float x) const
{
    return scene().snapped(scene().timeAt(x));
}

std::vector<Hit> PlotArea::hits() const
{
    return pointer() ? hitsAt(scene().timeAt(toPoint(*pointer()).x)) : std::vector<Hit>();
}

std::vector<Hit> PlotArea::hitsAt(base::Time time) const
{
    std::vector<Hit> found = scene().valuesAt(time);
    std::erase_if(found,
        [this](const Hit &hit) { return m_data.series[hit.series].field->config.style.hideFromTooltip; });
    return found;
}

std::optional<std::size_t> PlotArea::hoveredSeries() const
{
    if (m_highlighted) {
        return m_highlighted;
    }
    if (!pointer() || dragging() || gliding()) {
        return std::nullopt;
    }
    const auto hit = scene().nearest(toPoint(*pointer()), lineReach);
    return hit ? std::optional(hit->series) : std::nullopt;
}

std::optional<Tooltip> PlotArea::tooltip() const
{
    using Mode = dashboard::Tooltip::Mode;
    std::vector<Hit> found = hits();
    if (found.empty() || m_tooltip.mode == Mode::None) {
        return std::nullopt;
    }
    if (m_tooltip.mode == Mode::Single) {
        const auto nearest = scene().nearest(toPoint(*pointer()), 1e6F);
        std::erase_if(found, [&](const Hit &hit) { return !nearest || hit.series != nearest->series; });
    }
    return tooltipOf(std::move(found), hoveredSeries());
}

std::optional<Tooltip> PlotArea::tooltipAt(base::Time time) const
{
    std::vector<Hit> found = hitsAt(time);
    if (found.empty() || m_tooltip.mode == dashboard::Tooltip::Mode::None) {
        return std::nullopt;
    }
    return tooltipOf(std::move(found), std::nullopt);
}

Tooltip PlotArea::tooltipOf(std::vector<Hit> found, std::optional<std::size_t> strong) const
{
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
    result.time = timeText(time, m_data.range);
    result.zone = look().clock().zoneName(time);
    result.more = found.size() - shown;
    const common::Numbers numbers = numbersAt(m_data.now, m_data.range);
    for (std::size_t i = 0; i < shown; ++i) {
        const frame::Field &field = *m_data.series[found[i].series].field;
        result.rows.push_back({m_paints[found[i].series], common::plain(field.name),
            numbers.text(found[i].value, field.config), strong == found[i].series});
        addEarlier(result.rows.back(), found[i], numbers);
    }
    if (m_data.shift.count() > 0 || !m_data.other.empty()) {
        result.named = !m_data.other.empty();
        result.before =
            m_data.other.empty() ? common::shiftText(m_data.shift) : common::plain(m_data.other, 40);
        result.beforeTime = look().clock().dateAndTime(time - m_data.shift);
    }
    return result;
}

/// What is only there of before has no value now.
void PlotArea::addEarlier(TooltipRow &row, const Hit &hit, const common::Numbers &numbers) const
{
    const zumik::plot::PlotSeries &series = m_data.series[hit.series];
    if (series.earlier) {
        row.earlier = std::exchange(row.value, QStringLiteral("\u2013"));
        return;
    }
    const auto earlier = zumik::plot::earlierOf(m_data.series, hit.series);
    const double before = earlier ? valueNear(m_data.series[*earlier], hit.time) : base::absent();
    if (!base::isAbsent(before)) {
        const frame::FieldConfig &config = series.field->config;
        row.earlier = numbers.text(before, config);
        row.change = common::changeText(frame::changeOf(hit.value, before, config), config, numbers);
    }
}

void PlotArea::setHighlighted(std::optional<std::size_t> series)
{
    m_highlighted = series;
    update();
}

bool PlotArea::moveBy(int steps, int /*rows*/)
{
    if (steps == 0) {
        return false;
    }
    const PlotScene &drawn = scene();
    if (drawn.samples.empty()) {
        return true;
    }
    const base::Duration step = drawn.samples.front().grid.step;
    const base::Time from = pointer() ? drawn.timeAt(toPoint(*pointer()).x)
        : steps > 0                   ? drawn.range.start - step
                                      : drawn.range.end + step;
    const base::Time to =
        drawn.snapped(std::clamp(drawn.snapped(from) + step * steps, drawn.range.start, drawn.range.end));
    setPointer(QPointF(double(drawn.xOf(to)), double((drawn.plot.top + drawn.plot.bottom) / 2)));
    return true;
}

/// To the strip above the axis, at the next event's beginning.
void PlotArea::moveByEvent(int steps)
{
    std::vector<float> places;
    for (const zumik::plot::EventMark &mark : marks()) {
        places.push_back(mark.x);
    }
    std::sort(places.begin(), places.end());
    const float from = pointer() ? toPoint(*pointer()).x : steps > 0 ? -1 : scene().width;
    const auto y = double(scene().plot.bottom) - 2;
    if (steps > 0) {
        const auto next =
            std::find_if(places.begin(), places.end(), [from](float x) { return x > from + 0.5F; });
        return next == places.end() ? void() : setPointer(QPointF(double(*next), y));
    }
    const auto before =
        std::find_if(places.rbegin(), places.rend(), [from](float x) { return x < from - 0.5F; });
    return before == places.rend() ? void() : setPointer(QPointF(double(*before), y));
}

void PlotArea::keyPressEvent(QKeyEvent *event)
{
    const bool arrow = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (arrow && event->modifiers().testFlag(Qt::ControlModifier)) {
        return moveByEvent(event->key() == Qt::Key_Left ? -1 : 1);
    }
    TimeArea::keyPressEvent(event);
}

} // namespace zumik::widgets::plot
