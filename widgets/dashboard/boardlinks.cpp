// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardlinks.h"

#include "widgets/common/text.h"
#include "widgets/controls/barbutton.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/panels/linkpopup.h"

#include <QHBoxLayout>

namespace zumik::widgets::dashboard {

BoardLinks::BoardLinks(
    const board::BoardRun &run, const source::MetricSource &source, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_source(source)
    , m_button(new controls::BarButton(look, this))
    , m_popup(new panels::LinkPopup(look, this))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    m_button->setGlyph(controls::Glyph::Link);
    m_button->setLabel(tr("Links"));
    m_button->setOpens(true);
    connect(m_button, &QAbstractButton::clicked, this, &BoardLinks::open);
    connect(m_popup, &panels::LinkPopup::openRequested, this, &BoardLinks::linkRequested);
    connect(m_popup, &panels::LinkPopup::dashboardRequested, this, &BoardLinks::dashboardRequested);
}

void BoardLinks::open()
{
    const base::Time now = m_source.now();
    const board::BoardTime &time = m_run.time();
    const auto range = resolved(time, now);
    const zumik::dashboard::LinkScope scope = zumik::dashboard::linkScope(
        m_run.dashboard(), range ? *range : base::TimeRange{now, now}, time.from, time.to);
    m_popup->setLinks(links(scope), true);
    m_popup->openAt(m_button);
}

/// In the board's order: an address as it is, tags as what carries them all.
std::vector<panels::ShownLink> BoardLinks::links(const zumik::dashboard::LinkScope &scope) const
{
    std::vector<panels::ShownLink> all;
    for (const zumik::dashboard::Link &link : m_run.dashboard().links) {
        const bool tagged = link.kind == zumik::dashboard::Link::Kind::Dashboards;
        for (panels::ShownLink &each :
            tagged ? taggedLinks(link, scope) : panels::panelLinks({link}, &scope)) {
            if (all.size() < panels::mostLinks) {
                all.push_back(std::move(each));
            }
        }
    }
    return all;
}

/// Grafana shows them side by side, or as a menu under the link's title (asDropdown); in a list both are the
/// same, each named after the link and its board. The board itself is passed over, as there
/// (grafana/grafana: public/app/features/dashboard/components/SubMenu/DashboardLinksDashboard.tsx).
std::vector<panels::ShownLink> BoardLinks::taggedLinks(
    const zumik::dashboard::Link &link, const zumik::dashboard::LinkScope &scope) const
{
    std::vector<zumik::dashboard::Link> found;
    for (const TaggedBoard &board : m_tagged ? m_tagged(link.tags) : std::vector<TaggedBoard>()) {
        if (board.uid == m_run.dashboard().uid) {
            continue;
        }
        zumik::dashboard::Link one = link;
        one.kind = zumik::dashboard::Link::Kind::Address;
        one.title = link.title.empty() ? board.title : link.title + ": " + board.title;
        one.url = "/d/" + board.uid;
        found.push_back(std::move(one));
    }
    if (!found.empty()) {
        return panels::panelLinks(found, &scope);
    }
    QStringList tags;
    for (const std::string &tag : link.tags) {
        tags << common::plain(tag, 60);
    }
    const QString all = tags.join(QStringLiteral(", "));
    zumik::dashboard::LinkTarget nowhere;
    nowhere.detail = tr("No other board here carries the tags it asks for: %1.").arg(all).toStdString();
    return {{link.title.empty() ? all : common::plain(link.title, 200), nowhere}};
}

} // namespace zumik::widgets::dashboard
