// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/bandpanel.h"

#include "widgets/common/look.h"
#include "widgets/panels/pager.h"
#include "widgets/plot/bandview.h"
#include "widgets/plot/legendview.h"

#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

/// More rows than a person reads.
constexpr std::size_t mostRows = 200;

} // namespace

BandPanel::BandPanel(const dashboard::Panel &panel, const plot::BandOptions &options,
    const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_options(options)
    , m_whole(new QWidget(this))
    , m_view(new plot::BandView(look, m_whole))
    , m_pager(new Pager(look, m_whole))
{
    m_view->setOptions(options);
    auto *const column = new QVBoxLayout(m_whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_pager);
    m_pager->hide();
    connect(m_pager, &Pager::turned, this, &BandPanel::turn);
    const plot::BandArea *area = m_view->area();
    connect(area, &plot::BandArea::crosshairMoved, this, &PanelView::crosshairMoved);
    connect(area, &plot::BandArea::zoomRequested, this, &PanelView::zoomRequested);
    connect(area, &plot::BandArea::zoomOutRequested, this, &PanelView::zoomOutRequested);
    setBody(m_whole);
}

void BandPanel::showContent()
{
    plot::BandData shown{content(), {}, content()->range, content()->now};
    for (const frame::Frame &frame : content()->frames) {
        shown.frames.push_back(&frame);
    }
    m_view->setData(std::move(shown));
    showPage();
    base::Duration missing{0};
    for (const base::TimeRange gap : m_view->area()->scene().cells.gaps) {
        missing += gap.length();
    }
    setGapBadge(missing);
    setBodyWarnings(warnings());
}

void BandPanel::turn(int pages)
{
    m_options.style.skip += m_options.style.rowsOfPage * static_cast<std::size_t>(pages);
    m_view->setOptions(m_options);
    showPage();
}

void BandPanel::showPage()
{
    const std::size_t page = m_options.style.rowsOfPage;
    const std::size_t all = m_view->area()->scene().cells.allRows;
    if (page > 0 && m_options.style.skip > 0 && m_options.style.skip >= all) {
        m_options.style.skip = all == 0 ? 0 : (all - 1) / page * page;
        m_view->setOptions(m_options);
    }
    m_pager->showRows(m_options.style.skip, m_view->area()->scene().cells.rows.size(), all);
    m_pager->setVisible(page > 0 && all > page);
}

QStringList BandPanel::warnings() const
{
    const zumik::plot::BandCells &cells = m_view->area()->scene().cells;
    QStringList warnings;
    if (cells.timeless) {
        warnings << tr("The data has no column of times: states over time can't be shown.");
    }
    if (cells.leftOut > 0) {
        warnings << tr(
            "There are too many rows to draw: %n were left out.", nullptr, static_cast<int>(cells.leftOut));
    }
    return warnings;
}

QString BandPanel::rowText(std::size_t row) const
{
    const plot::BandArea &area = *m_view->area();
    const auto state = area.lastState(row);
    if (!state || state->mark == 0) {
        return tr("%1: no data", "a row").arg(area.nameOf(row));
    }
    if (area.scene().history) {
        return tr("%1: %2", "a row and its state").arg(area.nameOf(row), area.stateText(*state));
    }
    return tr("%1: %2 since %3", "a row, its state, and a time")
        .arg(area.nameOf(row), area.stateText(*state), look()->clock().clockTime(state->times.start));
}

void BandPanel::addLegendTexts(QStringList &texts) const
{
    for (const plot::LegendRow &row : m_view->legend()->table().rows) {
        texts << row.name;
    }
    const std::vector<zumik::plot::BandTick> &ticks = m_view->area()->scene().rampTicks;
    if (!ticks.empty()) {
        texts << tr("from %1 to %2", "of a color scale")
                     .arg(QString::fromStdString(ticks.front().label),
                         QString::fromStdString(ticks.back().label));
    }
}

QStringList BandPanel::bodyTexts() const
{
    QStringList texts;
    const std::size_t rows = m_view->area()->scene().cells.rows.size();
    for (std::size_t row = 0; row < std::min(rows, mostRows); ++row) {
        texts << rowText(row);
    }
    addLegendTexts(texts);
    if (m_pager->isVisibleTo(m_whole)) {
        texts << m_pager->text();
    }
    return texts;
}

void BandPanel::setSharedCrosshair(std::optional<base::Time> time)
{
    m_view->area()->setSharedCrosshair(time);
}

void BandPanel::setSharedTooltip(std::optional<base::Time> time)
{
    m_view->area()->setSharedTooltip(time);
}

void BandPanel::setLeftMargin(float margin)
{
    m_view->area()->setLeftMargin(margin);
}

float BandPanel::neededLeftMargin() const
{
    return m_view->area()->scene().plane.neededLeft;
}

} // namespace zumik::widgets::panels
