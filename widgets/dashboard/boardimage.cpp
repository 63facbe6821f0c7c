// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardimage.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/timewords.h"
#include "widgets/panels/panelview.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <iterator>

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
constexpr int highest = 16'000; ///< px of a whole board
constexpr std::ptrdiff_t mostPanels = 1200; ///< in the picture of a whole board

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

QSize wholeBoardSize(const zumik::dashboard::Dashboard &dashboard, const std::set<int> &folded, int width)
{
    GridMeasures least;
    least.rowHeight = leastRow;
    const int room = std::max(1, width - 2 * margin);
    const int whole = planGrid(dashboard, folded, room).height;
    std::vector<int> tops;
    for (const PlacedPanel &placed : planGrid(dashboard, folded, room, least).panels) {
        tops.push_back(placed.box.top());
    }
    int height = std::min(whole, highest);
    if (std::ssize(tops) > mostPanels) {
        std::nth_element(tops.begin(), tops.begin() + mostPanels, tops.end());
        height = std::clamp(tops[std::size_t(mostPanels)], 1, height);
    }
    return {width, stripHeight + height + margin};
}

BoardPainter::BoardPainter(
    QImage &image, const PanelGrid &grid, const common::Look &look, const ImageTexts &texts)
    : m_image(image)
    , m_grid(grid)
    , m_look(look)
    , m_plan(planImage(image.size(), grid.solo() ? 0 : grid.rows()))
    , m_ids(grid.shownIds())
{
    std::reverse(m_ids.begin(), m_ids.end());
    image.fill(look.theme().color("surface.window"));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintStrip(painter, m_plan.strip, look, texts);
    paintCut(painter);
}

bool BoardPainter::paintSome(std::chrono::milliseconds time)
{
    QElapsedTimer timer;
    timer.start();
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setClipRect(m_plan.grid);
    while (!m_ids.empty() && timer.elapsed() < time.count()) {
        paintPanel(painter, m_ids.back());
        m_ids.pop_back();
    }
    return !m_ids.empty();
}

void BoardPainter::paintPanel(QPainter &painter, int id) const
{
    panels::PanelView *const view = m_grid.view(id);
    if (view != nullptr && view->y() < m_plan.grid.height()) {
        view->render(&painter, m_plan.grid.topLeft() + view->pos(), QRegion(), QWidget::DrawChildren);
    }
}

void BoardPainter::paintCut(QPainter &painter) const
{
    const int cut = cutPanels(m_grid, m_plan.grid.height());
    if (m_plan.cut && cut > 0) {
        const QRectF place(m_plan.grid.left(), m_plan.grid.bottom() + 1, m_plan.grid.width(), noteHeight);
        paintNote(painter, place, m_look,
            Text::tr(
                "Cut off here: %n of the board's panels are not in this picture, or not whole. Ask for a "
                "higher one.",
                nullptr, cut));
    }
}

} // namespace zumik::widgets::dashboard
