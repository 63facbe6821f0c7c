// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boardpages.h"

#include "app/dashboardlibrary.h"
#include "models/dashboard/urlvalues.h"
#include "widgets/common/text.h"

#include <QStackedWidget>

#include <tuple>

namespace zumik::app {

using widgets::dashboard::BoardView;

namespace {

/// What can't be read as a filter is none.
std::vector<dashboard::AdHocFilter> filtersOf(const std::vector<std::string> &texts)
{
    std::vector<dashboard::AdHocFilter> filters;
    for (const std::string &text : texts) {
        const auto filter = dashboard::parseUrlFilter(text);
        if (filter && filters.size() < dashboard::mostFilters) {
            filters.push_back(*filter);
        }
    }
    return filters;
}

void keepChoices(const board::BoardRun &from, board::BoardRun &to)
{
    for (const dashboard::Variable &variable : std::vector(to.dashboard().variables)) {
        const board::VariableState *const was = from.variable(variable.name);
        if (was == nullptr) {
            continue;
        }
        if (variable.type == dashboard::Variable::Type::AdHoc) {
            to.setFilters(variable.name, was->filters);
        } else if (!was->chosen.empty()) {
            to.setVariable(variable.name, was->chosen);
        }
    }
}

} // namespace

BoardPages::BoardPages(const DashboardLibrary &library, source::MetricSource &source,
    const widgets::common::Look *look, std::optional<base::Duration> scrapeInterval, QStackedWidget *pages)
    : m_library(library)
    , m_source(source)
    , m_look(look)
    , m_scrapeInterval(scrapeInterval)
    , m_stack(pages)
{
}

BoardPages::~BoardPages()
{
    for (auto &[id, page] : m_pages) {
        delete page.view; // before its run
    }
}

void BoardPages::give(const QString &id, dashboard::Dashboard dashboard, const QString &origin)
{
    m_given.insert_or_assign(id, std::pair(std::move(dashboard), origin));
}

base::Result<LoadedDashboard> BoardPages::load(const QString &id) const
{
    const auto given = m_given.find(id);
    return given == m_given.end() ? m_library.load(id) : LoadedDashboard{given->second.first, {}};
}

QString BoardPages::originOf(const QString &id) const
{
    if (const auto given = m_given.find(id); given != m_given.end()) {
        return given->second.second;
    }
    for (const dashboard::Pack &pack : m_library.packs()) {
        for (const dashboard::PackDashboard &each : pack.dashboards) {
            if (QString::fromStdString(each.id) == id) {
                return tr("%1 pack").arg(widgets::common::plain(pack.title));
            }
        }
    }
    return widgets::common::plain(id.toStdString());
}

void BoardPages::setComparison(std::optional<base::Duration> back)
{
    m_back = back;
    m_other = {};
}

void BoardPages::compareWith(board::ComparedSource other, base::Duration back)
{
    m_back = back;
    m_other = std::move(other);
}

/// Whether that is another comparison than the board had.
bool BoardPages::compare(board::BoardRun &run) const
{
    if (run.comparison() == m_back && run.comparedSource() == m_other) {
        return false;
    }
    const bool elsewhere = m_other.source != nullptr && m_back;
    return bool(elsewhere ? run.compareWith(m_other, *m_back) : run.setComparison(m_back));
}

BoardPages::Page BoardPages::make(const QString &id, LoadedDashboard loaded)
{
    Page page;
    page.run = std::make_unique<board::BoardRun>(std::move(loaded.dashboard), m_source,
        board::BoardOptions{m_scrapeInterval, std::move(loaded.absent), m_annotations, m_recording});
    std::ignore = compare(*page.run);
    page.view = new BoardView(*page.run, m_source, m_look);
    page.view->setObjectName(QStringLiteral("board"));
    page.view->setOrigin(originOf(id));
    page.view->setDimmed(m_dimmed);
    m_stack->addWidget(page.view);
    return page;
}

void BoardPages::put(const QString &id, LoadedDashboard loaded)
{
    if (!m_pages.contains(id)) {
        const auto added = m_pages.emplace(id, make(id, std::move(loaded))).first;
        if (const auto wished = m_wished.extract(id)) {
            choose(id, wished.mapped(), false);
        }
        Q_EMIT made(added->second.view, id);
    }
}

base::Status BoardPages::ensure(const QString &id)
{
    if (!m_pages.contains(id)) {
        auto loaded = load(id);
        if (!loaded) {
            return loaded.error();
        }
        put(id, std::move(*loaded));
    }
    return base::Done{};
}

void BoardPages::replace(const QString &id, LoadedDashboard loaded)
{
    const auto found = m_pages.find(id);
    if (found == m_pages.end()) {
        return;
    }
    Page old = std::move(found->second);
    const bool shows = m_stack->currentWidget() == old.view;
    Page page = make(id, std::move(loaded));
    std::ignore = page.run->setTime(old.run->time());
    keepChoices(*old.run, *page.run);
    page.view->scrollTo(old.view->scrolled());
    page.view->setSoloPanel(old.view->soloPanel());
    found->second = std::move(page);
    Q_EMIT made(found->second.view, id);
    if (shows) {
        m_stack->setCurrentWidget(found->second.view);
    }
    delete old.view; // before its run
}

void BoardPages::chooseAtFirst(const QString &id, BoardChoices choices)
{
    m_wished.insert_or_assign(id, std::move(choices));
}

void BoardPages::choose(const QString &id, const BoardChoices &choices, bool written)
{
    const auto found = m_pages.find(id);
    if (found == m_pages.end()) {
        return;
    }
    board::BoardRun &run = *found->second.run;
    for (const dashboard::Variable &variable : std::vector(run.dashboard().variables)) {
        const auto values = choices.find(variable.name);
        if (values == choices.end()) {
            continue;
        }
        if (variable.type == dashboard::Variable::Type::AdHoc) {
            run.setFilters(variable.name, filtersOf(values->second));
        } else {
            run.setVariable(
                variable.name, written ? dashboard::urlChoice(variable, values->second) : values->second);
        }
    }
}

base::Result<BoardView *> BoardPages::show(const QString &id)
{
    if (const base::Status there = ensure(id); !there) {
        return there.error();
    }
    Page &page = m_pages.at(id);
    bool moved = m_time && page.run->time() != *m_time && page.run->setTime(*m_time);
    moved = compare(*page.run) || moved;
    m_stack->setCurrentWidget(page.view);
    if (!page.fresh || moved) {
        page.view->keepUp();
    }
    page.fresh = false;
    return page.view;
}

QStringList BoardPages::ids() const
{
    QStringList all;
    for (const auto &[id, page] : m_pages) {
        all << id;
    }
    return all;
}

BoardView *BoardPages::view(const QString &id) const
{
    const auto found = m_pages.find(id);
    return found == m_pages.end() ? nullptr : found->second.view;
}

void BoardPages::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    for (const auto &[id, page] : m_pages) {
        page.view->setDimmed(dimmed);
    }
}

void BoardPages::setAge(const QString &age)
{
    for (const auto &[id, page] : m_pages) {
        page.view->setAge(age);
    }
}

} // namespace zumik::app
