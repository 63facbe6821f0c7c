// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boardpages.h"

#include "app/dashboardlibrary.h"
#include "widgets/common/text.h"

#include <QStackedWidget>

namespace zumik::app {

using widgets::dashboard::BoardView;

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

QString BoardPages::originOf(const QString &id) const
{
    for (const dashboard::Pack &pack : m_library.packs()) {
        for (const dashboard::PackDashboard &each : pack.dashboards) {
            if (QString::fromStdString(each.id) == id) {
                return tr("%1 pack").arg(widgets::common::plain(pack.title));
            }
        }
    }
    return widgets::common::plain(id.toStdString());
}

base::Result<BoardPages::Page> BoardPages::make(const QString &id)
{
    auto loaded = m_library.load(id);
    if (!loaded) {
        return loaded.error();
    }
    Page page;
    page.run = std::make_unique<board::BoardRun>(std::move(loaded->dashboard), m_source,
        board::BoardOptions{m_scrapeInterval, std::move(loaded->absent)});
    page.view = new BoardView(*page.run, m_source, m_look);
    page.view->setObjectName(QStringLiteral("board"));
    page.view->setOrigin(originOf(id));
    page.view->setDimmed(m_dimmed);
    m_stack->addWidget(page.view);
    return page;
}

base::Result<BoardView *> BoardPages::show(const QString &id)
{
    auto found = m_pages.find(id);
    const bool known = found != m_pages.end();
    if (!known) {
        auto page = make(id);
        if (!page) {
            return page.error();
        }
        found = m_pages.emplace(id, std::move(*page)).first;
        Q_EMIT made(found->second.view, id);
    }
    const Page &page = found->second;
    const bool moved = m_time && page.run->time() != *m_time && page.run->setTime(*m_time);
    m_stack->setCurrentWidget(page.view);
    if (known || moved) {
        page.view->keepUp();
    }
    return page.view;
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

} // namespace zumik::app
