// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardview.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/annotationswitches.h"
#include "widgets/dashboard/boardheader.h"
#include "widgets/dashboard/boardimage.h"
#include "widgets/dashboard/boardlinks.h"
#include "widgets/dashboard/boardmenu.h"
#include "widgets/dashboard/filterrow.h"
#include "widgets/dashboard/importreport.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/variablepicker.h"

#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace zumik::widgets::dashboard {

namespace {

constexpr int pageMargin = 12;
constexpr int nearlyInView = 200; ///< px beyond the edge that already count as visible
constexpr int settleMs = 150;
/// Panels that a picture's board is asked for though they have no room in it, for what is told beside it:
/// about as many as a server is asked in a minute (source::SendQueue).
constexpr std::size_t mostBelow = 500;

} // namespace

BoardView::BoardView(board::BoardRun &run, const source::MetricSource &source, const common::Look *look,
    const std::string &scopeVariable, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_source(source)
    , m_look(look)
    , m_header(new BoardHeader(look, this))
    , m_scroll(new QScrollArea(this))
    , m_grid(new PanelGrid(run, look))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    auto *const page = new QHBoxLayout;
    page->setContentsMargins(pageMargin, 0, 0, 0);
    page->addWidget(m_scroll);
    column->addLayout(page, 1);
    m_scroll->setWidget(m_grid);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_grid->setAutoFillBackground(false);
    buildHeader(scopeVariable);
    addImportReport(*m_header, look, m_run.dashboard().notes);
    addMenu();
    connectGrid();
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleMs);
}

void BoardView::buildHeader(const std::string &scopeVariable)
{
    m_header->setTitle(common::plain(m_run.dashboard().title));
    setAccessibleName(common::plain(m_run.dashboard().title));
    setOrigin({});
    for (const zumik::dashboard::Variable &variable : m_run.dashboard().variables) {
        if (variable.type == zumik::dashboard::Variable::Type::AdHoc) {
            addFilters(variable);
        }
        if (!isChosenByHand(variable)) {
            continue;
        }
        auto *const picker = new VariablePicker(m_run, variable, m_look, this);
        connect(picker, &VariablePicker::chosen, this, &BoardView::setVariable);
        if (variable.name == scopeVariable) {
            m_scope = picker;
            picker->hide();
        } else {
            m_header->addPicker(picker);
        }
    }
    if (!m_run.dashboard().links.empty()) {
        m_links = new BoardLinks(m_run, m_source, m_look, this);
        connect(m_links, &BoardLinks::linkRequested, this, &BoardView::linkRequested);
        connect(m_links, &BoardLinks::dashboardRequested, this, &BoardView::dashboardRequested);
        m_header->addPicker(m_links);
    }
    if (AnnotationSwitches::hasAny(m_run.dashboard())) {
        auto *const switches = new AnnotationSwitches(m_run, m_look, this);
        connect(switches, &AnnotationSwitches::chosen, this, &BoardView::keepUp);
        m_header->addPicker(switches);
    }
}

void BoardView::addMenu()
{
    auto *const menu = new BoardMenu(m_look, this);
    connect(menu, &BoardMenu::pictureRequested, this, &BoardView::pictureRequested);
    connect(menu, &BoardMenu::kioskRequested, this, &BoardView::kioskRequested);
    m_header->addPicker(menu);
}

void BoardView::setAge(const QString &age)
{
    m_header->setAge(age);
}

void BoardView::setTaggedBoards(TaggedBoards find)
{
    if (m_links != nullptr) {
        m_links->setTaggedBoards(std::move(find));
    }
}

int BoardView::scrolled() const
{
    return m_scrollTo.value_or(m_scroll->verticalScrollBar()->value());
}

/// The bar has its range only after the page has been given its height, and the page only when it shows.
void BoardView::scrollTo(int top)
{
    m_scrollTo = top;
    if (m_started) {
        QTimer::singleShot(0, this, [this] {
            m_scroll->verticalScrollBar()->setValue(m_scrollTo.value_or(0));
            m_scrollTo.reset();
        });
    }
}

void BoardView::addFilters(const zumik::dashboard::Variable &variable)
{
    if (variable.hide != zumik::dashboard::Variable::Hide::Variable) {
        auto *const filters = new FilterRow(m_run, variable, m_look, this);
        connect(filters, &FilterRow::changed, this, &BoardView::setFilters);
        m_header->addLine(filters);
    }
}

void BoardView::connectGrid()
{
    connect(m_grid, &PanelGrid::zoomRequested, this, &BoardView::zoomTo);
    connect(m_grid, &PanelGrid::zoomOutRequested, this, &BoardView::zoomOut);
    connect(m_grid, &PanelGrid::linkRequested, this, &BoardView::linkRequested);
    connect(m_grid, &PanelGrid::dashboardRequested, this, &BoardView::dashboardRequested);
    connect(m_grid, &PanelGrid::refreshRequested, this, &BoardView::refresh);
    connect(m_grid, &PanelGrid::cancelRequested, this, [this] {
        m_run.stop();
        m_grid->setWaiting(PanelGrid::Waiting::Nothing);
    });
    connect(m_grid, &PanelGrid::fullScreenRequested, this,
        [this](int id) { setSoloPanel(soloPanel() ? std::nullopt : std::optional(id)); });
    connectLayout();
    connect(&m_run, &board::BoardRun::finished, this, &BoardView::onFinished);
}

void BoardView::connectLayout()
{
    connect(m_grid, &PanelGrid::rowsChanged, this, [this] {
        layOutPanels();
        m_settled.start();
    });
    connect(m_grid, &PanelGrid::panelsReplaced, this, &BoardView::onPanelsReplaced);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        m_settled.start();
        m_grid->showPart(visiblePart());
    });
    connect(&m_settled, &QTimer::timeout, this, [this] {
        if (m_grid->showOnly(m_grid->visibleRegion().boundingRect())) {
            askForWhatCameIntoView();
        } else {
            tellVisible();
        }
    });
}

/// Their data is asked for next: until then the run is to know how wide they are and which ones show.
void BoardView::onPanelsReplaced()
{
    setOrigin(m_origin);
    if (m_started) {
        layOutPanels();
        tellVisible();
        m_grid->setWaiting(PanelGrid::Waiting::NewlyShown);
    } else if (!m_picture.isEmpty()) {
        prepareImage(m_picture);
    }
}

void BoardView::setOrigin(const QString &origin)
{
    m_origin = origin;
    const QString count = tr("%n panels", nullptr, m_grid->panelCount());
    m_header->setNote(origin.isEmpty() ? count : origin + QStringLiteral(" \u00b7 ") + count);
}

bool BoardView::setTime(const board::BoardTime &time)
{
    if (!m_run.setTime(time)) {
        return false;
    }
    Q_EMIT timeChanged(m_run.time());
    refresh();
    return true;
}

void BoardView::setVariable(const std::string &name, const std::vector<std::string> &values)
{
    if (m_run.setVariable(name, values)) {
        startAsking();
        m_run.refreshChanged();
    }
}

bool BoardView::setComparison(std::optional<base::Duration> back)
{
    if (back == m_run.comparison() && m_run.comparedSource().source == nullptr) {
        return true;
    }
    if (!m_run.setComparison(back)) {
        return false;
    }
    if (m_started) { // else it asks when it first shows
        keepUp();
    }
    return true;
}

bool BoardView::compareWith(const board::ComparedSource &other, base::Duration back)
{
    if (!m_run.compareWith(other, back)) {
        return false;
    }
    if (m_started) {
        keepUp();
    }
    return true;
}

void BoardView::setFilters(const std::string &name, const std::vector<zumik::dashboard::AdHocFilter> &filters)
{
    if (m_run.setFilters(name, filters)) {
        startAsking();
        m_run.refreshChanged();
    }
}

void BoardView::refresh()
{
    startAsking();
    m_run.refresh(board::BoardRun::Freshness::Whole);
}

void BoardView::keepUp()
{
    startAsking();
    m_run.refresh(board::BoardRun::Freshness::MayJoin);
}

void BoardView::preview()
{
    tellVisible();
    m_asking.start();
    m_run.refresh(board::BoardRun::Freshness::Preview);
}

void BoardView::askForWhatCameIntoView()
{
    tellVisible();
    m_asking.start();
    m_grid->setWaiting(PanelGrid::Waiting::NewlyShown);
    Q_EMIT refreshStarted();
    m_run.completeRefresh();
}

void BoardView::startAsking()
{
    tellVisible();
    m_asking.start();
    m_grid->setWaiting(PanelGrid::Waiting::AllThatShow);
    Q_EMIT refreshStarted();
}

void BoardView::onFinished()
{
    const double took = m_asking.isValid() ? static_cast<double>(m_asking.nsecsElapsed()) / 1e6 : 0;
    Q_EMIT refreshed({m_run.queriesSent(), took, m_grid->youngestSample(), m_grid->unreachable()});
}

bool BoardView::settled() const
{
    return m_asking.isValid() && !m_settled.isActive() && m_run.idle() && m_grid->complete();
}

void BoardView::goEarlier()
{
    setTime(earlier(m_run.time(), m_source.now()));
}

void BoardView::goLater()
{
    setTime(later(m_run.time(), m_source.now()));
}

void BoardView::zoomOut()
{
    setTime(zoomedOut(m_run.time(), m_source.now()));
}

void BoardView::zoomTo(base::TimeRange range)
{
    setTime(fixedTime(range));
}

std::optional<int> BoardView::soloPanel() const
{
    return m_grid->solo();
}

void BoardView::setSoloPanel(std::optional<int> panelId)
{
    if (panelId == soloPanel() || (panelId && m_grid->panelOf(*panelId) == nullptr)) {
        return;
    }
    m_grid->setSolo(panelId);
    if (m_started) {
        layOutPanels();
        refresh();
    }
}

void BoardView::toggleSolo()
{
    setSoloPanel(soloPanel() ? std::nullopt : m_grid->panelAtHand());
}

void BoardView::setDimmed(bool dimmed)
{
    m_grid->setDimmed(dimmed);
}

panels::PanelView *BoardView::panelView(int panelId) const
{
    return m_grid->view(panelId);
}

void BoardView::layOutPanels()
{
    // The scroll bar stands in the margin, so that nothing moves when it comes.
    const QSize room(m_scroll->width() - pageMargin, m_scroll->height());
    m_scroll->verticalScrollBar()->setValue(soloPanel() ? 0 : m_scroll->verticalScrollBar()->value());
    if (soloPanel()) {
        m_grid->layOutSolo(room - QSize(0, pageMargin));
    } else {
        m_grid->layOut(room.width());
    }
    m_grid->showPart(visiblePart());
}

QRect BoardView::visiblePart() const
{
    return {QPoint(0, m_scroll->verticalScrollBar()->value()), m_scroll->viewport()->size()};
}

void BoardView::tellVisible()
{
    if (isVisible()) {
        m_grid->showPart(visiblePart());
        m_grid->showOnly(visiblePart().adjusted(0, -nearlyInView, 0, nearlyInView));
    }
}

void BoardView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_started) { // a picture has a layout of its own
        layOutPanels();
        m_settled.start();
    }
}

void BoardView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_started) {
        m_started = true;
        layOutPanels();
        if (m_scrollTo) {
            scrollTo(*m_scrollTo);
        }
        QTimer::singleShot(0, this, &BoardView::refresh);
    }
}

void BoardView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), m_look->theme().color("surface.window"));
}

void BoardView::prepareImage(const QSize &size)
{
    m_picture = size;
    const ImagePlan plan = planImage(size, soloPanel() ? 0 : m_grid->rows());
    if (soloPanel()) {
        m_grid->layOutSolo(plan.grid.size());
    } else {
        m_grid->layOut(plan.grid.width(), plan.measures);
    }
    m_grid->showOnly(m_grid->firstPart(mostBelow).united(QRect({}, plan.grid.size())));
}

void BoardView::renderTo(QImage &image, const QString &sourceName)
{
    prepareImage(image.size());
    m_grid->makePart(QRect({}, planImage(image.size(), soloPanel() ? 0 : m_grid->rows()).grid.size()));
    m_grid->alignColumns();
    BoardPainter painter(image, *m_grid, *m_look,
        {common::plain(m_run.dashboard().title), sourceName, m_run.time(), m_source.now()});
    painter.paintSome(std::chrono::milliseconds::max());
    if (m_started) {
        layOutPanels();
        tellVisible();
    }
}

} // namespace zumik::widgets::dashboard
