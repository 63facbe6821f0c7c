// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardimage.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/timewords.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>

namespace zumik::widgets::dashboard {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BoardImage)
};

constexpr int margin = 12;
constexpr int stripHeight = 44;
constexpr int noteHeight = 26;
constexpr int leastRow = 14; ///< px; a panel of eight rows is then 168 px high
constexpr int mostRow = 60;
constexpr int between = 10;

QString rangeWords(const ImageTexts &texts, const common::Look &look)
{
    const QString zone = look.clock().zoneName(texts.now);
    const QString named = timeText(texts.time, look.clock(), texts.now);
    const auto range = resolved(texts.time, texts.now);
    if (!range || !lengthBeforeNow(texts.time)) {
        return named + QLatin1Char(' ') + zone;
    }
    return Text::tr("%1, to %2 %3", "a length of time, its end, the zone")
        .arg(named, look.clock().dateAndTime(range->end), zone);
}

void paintStrip(QPainter &painter, const QRect &strip, const common::Look &look, const ImageTexts &texts)
{
    const common::Theme &theme = look.theme();
    const QFont title = look.fonts().font("heading");
    const QFont quiet = look.fonts().font("body");
    const QString right = rangeWords(texts, look);
    const double rightWidth = std::min(QFontMetricsF(quiet).horizontalAdvance(right), strip.width() / 2.0);
    const double room = strip.width() - rightWidth - 2 * between;
    const QString name = common::elidedRight(texts.title, QFontMetricsF(title), room);
    const double nameWidth = QFontMetricsF(title).horizontalAdvance(name);
    painter.setFont(title);
    painter.setPen(theme.color("text.primary"));
    painter.drawText(
        QRectF(strip.left(), strip.top(), nameWidth + 1, strip.height()), Qt::AlignVCenter, name);
    painter.setFont(quiet);
    painter.setPen(theme.color("text.secondary"));
    const QRectF source(
        strip.left() + nameWidth + between, strip.top() + 1, room - nameWidth, strip.height());
    painter.drawText(
        source, Qt::AlignVCenter, common::elidedMiddle(texts.source, QFontMetricsF(quiet), source.width()));
    painter.drawText(QRectF(strip.right() - rightWidth, strip.top() + 1, rightWidth + 1, strip.height()),
        Qt::AlignVCenter | Qt::AlignRight, common::elidedMiddle(right, QFontMetricsF(quiet), rightWidth));
}

int cutPanels(const PanelGrid &grid, int height)
{
    int cut = 0;
    for (const int id : grid.panelIds()) {
        cut += grid.boxOf(id).bottom() >= height ? 1 : 0;
    }
    return cut;
}

void paintNote(QPainter &painter, const QRectF &place, const common::Look &look, const QString &text)
{
    const double size = look.theme().number("size.statusIcon");
    common::paintStatus(painter, common::Status::Warn,
        QRectF(place.left(), place.center().y() - size / 2, size, size), look.theme(),
        look.theme().color("surface.window"));
    painter.setFont(look.fonts().font("body"));
    painter.setPen(look.theme().color("text.primary"));
    painter.drawText(place.adjusted(size + 6, 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace

ImagePlan planImage(const QSize &size, int rows)
{
    ImagePlan plan;
    plan.strip = QRect(margin, 0, std::max(1, size.width() - 2 * margin), stripHeight);
    plan.grid =
        QRect(margin, stripHeight, plan.strip.width(), std::max(1, size.height() - stripHeight - margin));
    if (rows > 0) {
        const int fitting = (plan.grid.height() + plan.measures.gap) / rows - plan.measures.gap;
        plan.cut = fitting < leastRow;
        plan.measures.rowHeight = std::clamp(fitting, leastRow, mostRow);
    }
    if (plan.cut) {
        plan.grid.setHeight(std::max(1, plan.grid.height() - noteHeight + margin / 2));
    }
    return plan;
}

void paintBoardImage(QImage &image, PanelGrid &grid, const common::Look &look, const ImageTexts &texts)
{
    const ImagePlan plan = planImage(image.size(), grid.solo() ? 0 : grid.rows());
    image.fill(look.theme().color("surface.window"));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintStrip(painter, plan.strip, look, texts);
    painter.save();
    painter.setClipRect(plan.grid);
    grid.render(&painter, plan.grid.topLeft(), QRegion(), QWidget::DrawChildren);
    painter.restore();
    const int cut = cutPanels(grid, plan.grid.height());
    if (plan.cut && cut > 0) {
        const QRectF place(plan.grid.left(), plan.grid.bottom() + 1, plan.grid.width(), noteHeight);
        paintNote(painter, place, look,
            Text::tr(
                "Cut off here: %n of the board's panels are not in this picture, or not whole. Ask for a "
                "higher one.",
                nullptr, cut));
    }
}

} // namespace zumik::widgets::dashboard
