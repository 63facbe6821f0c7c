// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowgrafana.h"

#include "models/clients/grafana/pageaddress.h"
#include "models/session/profileendpoints.h"
#include "widgets/common/text.h"
#include "widgets/panels/linkpopup.h"

namespace zumik::app {

namespace grafana = clients::grafana;

namespace {

constexpr QChar versionMark = u'@'; // which no uid has

/// Where the profile says it openly.
int organizationOf(const settings::Endpoint &endpoint)
{
    for (const settings::Header &header : endpoint.headers) {
        const QString *const value = std::get_if<QString>(&header.value);
        if (value != nullptr
            && header.name.compare(QLatin1String("X-Grafana-Org-Id"), Qt::CaseInsensitive) == 0) {
            return value->toInt();
        }
    }
    return 0;
}

dashboard::LinkScope scopeOf(const board::BoardRun &run, base::Time now)
{
    const auto from = base::parseTime(run.time().from, now);
    const auto to = base::parseTime(run.time().to, now);
    return dashboard::linkScope(run.dashboard(), {from ? *from : now, to ? *to : now},
        grafana::addressTime(run.time().from, now), grafana::addressTime(run.time().to, now));
}

/// The same page behind a door on this computer.
QUrl throughDoor(QUrl address, std::uint16_t port)
{
    address.setHost(QStringLiteral("127.0.0.1"));
    address.setPort(port);
    return address;
}

/// One, which has the board's time and variables.
std::vector<widgets::panels::ShownLink> shownLinks(
    const std::string &title, const QUrl &address, const dashboard::LinkScope &scope)
{
    dashboard::Link link;
    link.title = title;
    link.url = address.toEncoded().toStdString();
    link.keepTime = true;
    link.includeVariables = true;
    return widgets::panels::panelLinks({link}, &scope);
}

} // namespace

QString versionId(const QString &uid, int version)
{
    return uid + versionMark + QString::number(version);
}

std::optional<int> versionOf(const QString &id)
{
    bool isNumber = false;
    const int version = id.section(versionMark, 1, 1).toInt(&isNumber);
    return isNumber ? std::optional(version) : std::nullopt;
}

QUrl grafanaForBrowser(const settings::Profile &profile)
{
    const settings::GrafanaEndpoint &endpoint = *profile.grafana;
    if (!endpoint.browserUrl.isEmpty()) {
        return endpoint.browserUrl;
    }
    return session::usesGateway(profile, endpoint) ? QUrl() : endpoint.url;
}

WindowGrafana::WindowGrafana(session::Session &session, const widgets::common::Look *look, QWidget *window)
    : m_session(session)
    , m_annotations(session)
    , m_boards(session)
    , m_door(session, look, window)
    , m_window(window)
    , m_popup(new widgets::panels::LinkPopup(look, window))
{
    connect(m_popup, &widgets::panels::LinkPopup::openRequested, this, &WindowGrafana::linkRequested);
    m_boards.list({}, {}, m_listing.get_token(), [this](base::Result<grafana::BoardList> list) {
        if (!list) {
            Q_EMIT listFailed(list.error());
            return;
        }
        m_list = std::move(list->boards);
        Q_EMIT listed();
    });
}

WindowGrafana::~WindowGrafana()
{
    for (const base::StopSource &source : {m_listing, m_loading, m_asking, m_versions}) {
        base::StopSource(source).request_stop();
    }
    delete m_popup;
}

void WindowGrafana::stopLoading()
{
    m_loading.request_stop();
    m_loads = false;
}

void WindowGrafana::load(const QString &id)
{
    stopLoading();
    m_loads = true;
    m_loading = base::StopSource();
    const base::StopToken stop = m_loading.get_token();
    const auto onBoard = [this, id, stop](base::Result<session::GrafanaBoard> board) {
        if (stop.stop_requested()) {
            return;
        }
        m_loads = false;
        if (!board) {
            Q_EMIT failed(id, board.error());
            return;
        }
        Q_EMIT loaded(id, std::make_shared<session::GrafanaBoard>(*std::move(board)));
    };
    const std::string uid = id.section(versionMark, 0, 0).toStdString();
    if (const auto version = versionOf(id)) {
        m_boards.loadVersion(uid, *version, stop, onBoard);
    } else {
        m_boards.load(uid, stop, onBoard);
    }
}

void WindowGrafana::askVersions(const QString &uid)
{
    m_versions.request_stop();
    m_versions = base::StopSource();
    m_boards.versions(uid.toStdString(), m_versions.get_token(),
        [this, uid](const base::Result<std::vector<grafana::BoardVersion>> &versions) {
            if (versions) {
                Q_EMIT versionsListed(uid, *versions);
            } else if (versions.error().code != base::ErrorCode::Cancelled) {
                Q_EMIT versionsFailed(versions.error());
            }
        });
}

void WindowGrafana::showAddress(const board::BoardRun &run, base::Time now, std::optional<int> panel)
{
    const QUrl base = browsersGrafana();
    if (base.isEmpty()) {
        Q_EMIT noWay(
            tr("This Grafana stands behind the tunnel, where a browser can't reach it. Write into the "
               "profile's grafana where it can: \"browserUrl\"."));
        return;
    }
    const std::string uid = run.dashboard().uid;
    const auto source = panel ? std::optional(run.sourceOf(*panel)) : std::nullopt;
    const auto url = grafana::boardAddress(base, uid, source, organizationOf(*m_session.profile().grafana));
    if (!url) {
        Q_EMIT noWay(tr("This board has no uid by which Grafana knows it."));
        return;
    }
    m_asking.request_stop();
    m_asking = base::StopSource();
    grafana::SearchQuery query;
    query.uids = {uid};
    m_boards.list(query, {}, m_asking.get_token(),
        [this, uid, stop = m_asking.get_token(),
            wanted = Wanted{run.dashboard().title, *url, scopeOf(run, now)}](
            const base::Result<grafana::BoardList> &list) {
            if (list && list->boards.empty()) {
                Q_EMIT noWay(tr("Grafana has no dashboard %1.").arg(widgets::common::plain(uid)));
            } else if (!stop.stop_requested()) {
                show(wanted);
            }
        });
}

QUrl WindowGrafana::browsersGrafana() const
{
    const QUrl own = grafanaForBrowser(m_session.profile());
    return own.isEmpty() && m_door.possible() ? throughDoor(m_session.profile().grafana->url, 1) : own;
}

void WindowGrafana::show(const Wanted &wanted)
{
    if (grafanaForBrowser(m_session.profile()).isEmpty()) {
        return openThroughDoor(wanted);
    }
    m_popup->setLinks(shownLinks(wanted.title, wanted.address, wanted.scope), false);
    m_popup->openBelow(m_window, QRect(m_window->width() / 2, m_window->height() / 6, 1, 1));
}

/// To have opened the door is to want to go through.
void WindowGrafana::openThroughDoor(Wanted wanted)
{
    m_door.enter([this, wanted = std::move(wanted)](std::uint16_t port) {
        const auto links = shownLinks(wanted.title, throughDoor(wanted.address, port), wanted.scope);
        if (links.front().target.kind == dashboard::LinkTarget::Kind::Web) {
            Q_EMIT linkRequested(QString::fromStdString(links.front().target.address));
        }
    });
}

} // namespace zumik::app
