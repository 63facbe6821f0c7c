// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/eventpainter.h"

#include "models/plot/scene.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventPainter)
};

constexpr double triangle = 7; ///< px, its height and half its base
constexpr double barHeight = 4;
constexpr float shade = 0.12F;
constexpr double padding = 10;
constexpr double widest = 320;
constexpr double distance = 14; ///< from the pointer
constexpr std::size_t mostNotes = 3;
constexpr int mostLines = 4;

QColor colorOf(const EventNote &note, const common::Look &look)
{
    const QColor usual = look.theme().color("accent.text");
    return note.color.empty() ? usual : common::namedColor(note.color, look.theme(), usual);
}

void paintEdge(QPainter &painter, const zumik::plot::PlotScene &scene, float x, const QColor &color)
{
    const double at = std::floor(double(x)) + 0.5;
    QPen pen(color, 1);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({3, 3});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    painter.drawLine(QPointF(at, double(scene.plot.top)), QPointF(at, double(scene.plot.bottom)));
}

void paintTriangle(QPainter &painter, const zumik::plot::PlotScene &scene, float x, const QColor &color)
{
    const double at = std::floor(double(x)) + 0.5;
    const auto base = double(scene.plot.bottom);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(
        QPolygonF{{at - triangle * 0.6, base}, {at + triangle * 0.6, base}, {at, base - triangle}});
}

void paintStretch(QPainter &painter, const zumik::plot::PlotScene &scene, const zumik::plot::EventMark &mark,
    const QColor &color)
{
    QColor ground = color;
    ground.setAlphaF(shade);
    const auto left = double(mark.x);
    const double width = double(mark.x2 - mark.x);
    painter.fillRect(QRectF(left, double(scene.plot.top), width, double(scene.plot.height())), ground);
    painter.fillRect(QRectF(left, double(scene.plot.bottom) - barHeight, width, barHeight), color);
    if (mark.begins) {
        paintEdge(painter, scene, mark.x, color);
    }
    if (mark.ends) {
        paintEdge(painter, scene, mark.x2, color);
    }
}

/// A line of the box, with the font and color that it has.
struct Line {
    QString text;
    std::string_view font;
    std::string_view color;
    double above = 0; ///< room before it
};

/// At most mostLines, the last one cut.
QStringList wrappedLines(const QString &text, const QFontMetricsF &metrics, double width)
{
    QStringList lines;
    const QStringList given = text.split(QLatin1Char('\n'));
    for (const QString &each : given) {
        QString line;
        const QStringList words = each.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString &word : words) {
            const QString longer = line.isEmpty() ? word : QString(line + u' ' + word);
            if (!line.isEmpty() && metrics.horizontalAdvance(longer) > width) {
                lines << line;
                line = word;
            } else {
                line = longer;
            }
            if (lines.size() > mostLines) {
                break;
            }
        }
        lines << line;
    }
    lines.removeAll(QString());
    if (lines.size() > mostLines) {
        lines = lines.mid(0, mostLines);
        lines.last() += QChar(0x2026);
    }
    return lines;
}

void addNote(std::vector<Line> &lines, const EventNote &note, double width, const common::Look &look)
{
    const QFontMetricsF metrics(look.fonts().font("table"));
    lines.push_back({note.title, "strong", "text.primary", lines.empty() ? 0.0 : 6.0});
    lines.push_back({eventTime(note, look), "table", "text.tertiary", 0});
    const QStringList texts = wrappedLines(note.text, metrics, width);
    for (const QString &text : texts) {
        lines.push_back({text, "table", "text.primary", 0});
    }
    if (!note.tags.isEmpty()) {
        lines.push_back({note.tags.join(QStringLiteral(" \u00b7 ")), "table", "text.secondary", 0});
    }
}

std::vector<Line> linesOf(const std::vector<const EventNote *> &notes, double width, const common::Look &look)
{
    std::vector<Line> lines;
    for (std::size_t i = 0; i < std::min(notes.size(), mostNotes); ++i) {
        addNote(lines, *notes[i], width, look);
    }
    if (notes.size() > mostNotes) {
        const int more = static_cast<int>(notes.size() - mostNotes);
        lines.push_back({Text::tr("+ %n more", nullptr, more), "table", "text.tertiary", 4});
    }
    return lines;
}

QRectF placed(QSizeF size, QPointF pointer, const QRectF &bounds)
{
    const bool right = pointer.x() + distance + size.width() <= bounds.right();
    const double x = right ? pointer.x() + distance : pointer.x() - distance - size.width();
    const double y = pointer.y() - distance - size.height();
    return {std::floor(std::clamp(x, bounds.left(), std::max(bounds.left(), bounds.right() - size.width()))),
        std::floor(std::max(bounds.top(), y)), size.width(), size.height()};
}

} // namespace

QString eventTime(const EventNote &note, const common::Look &look)
{
    const QString from = look.clock().dateAndTime(note.when.start);
    if (note.when.end <= note.when.start) {
        return from;
    }
    return Text::tr("%1 to %2", "two times").arg(from, look.clock().dateAndTime(note.when.end));
}

void paintEvents(QPainter &painter, const zumik::plot::PlotScene &scene, const EventNotes &notes,
    const std::vector<zumik::plot::EventMark> &marks, const common::Look &look)
{
    painter.save();
    for (const zumik::plot::EventMark &mark : marks) {
        if (mark.lasts()) {
            paintStretch(painter, scene, mark, colorOf(notes[mark.event], look));
        }
    }
    for (const zumik::plot::EventMark &mark : marks) {
        if (!mark.lasts()) {
            const QColor color = colorOf(notes[mark.event], look);
            paintEdge(painter, scene, mark.x, color);
            paintTriangle(painter, scene, mark.x, color);
        }
    }
    painter.restore();
}

QRectF paintEventBox(QPainter &painter, const std::vector<const EventNote *> &notes, QPointF pointer,
    const QRectF &bounds, const common::Look &look)
{
    const common::Theme &theme = look.theme();
    const double most = std::min(widest, bounds.width()) - 2 * padding;
    const std::vector<Line> lines = linesOf(notes, most, look);
    const double high = QFontMetricsF(look.fonts().font("strong")).lineSpacing() + 1;
    QSizeF size(0, padding * 1.4);
    for (const Line &line : lines) {
        const double width = QFontMetricsF(look.fonts().font(line.font)).horizontalAdvance(line.text);
        size.setWidth(std::max(size.width(), std::min(std::ceil(width) + 1, most)));
        size.setHeight(size.height() + high + line.above);
    }
    size.setWidth(size.width() + 2 * padding);
    const QRectF box = placed(size, pointer, bounds);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color("border.control"), 1));
    painter.setBrush(theme.color("surface.raised"));
    const double radius = theme.number("radius.control");
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    QRectF room(box.left() + padding, box.top() + padding * 0.7, box.width() - 2 * padding, high);
    for (const Line &line : lines) {
        room.translate(0, line.above);
        const QFont font = look.fonts().font(line.font);
        painter.setFont(font);
        painter.setPen(theme.color(line.color));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
            common::elidedRight(line.text, QFontMetricsF(font), room.width()));
        room.translate(0, high);
    }
    painter.restore();
    return box;
}

} // namespace zumik::widgets::plot
