// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectflow.h"

#include "app/mainwindow.h"
#include "app/services.h"
#include "models/clients/http/endpoint.h"
#include "models/session/wayrows.h"
#include "models/settings/sshaddress.h"
#include "widgets/common/sentences.h"
#include "widgets/connect/connectpage.h"

#include <algorithm>
#include <utility>

namespace zumik::app {

using session::CheckState;
using widgets::connect::ConnectPage;
using Stage = ConnectPage::Stage;

namespace {

/// What people say for an endpoint on the server: a port, HOST:PORT or a URL. Errors: InvalidArgument.
base::Result<QUrl> readPlace(const QString &text)
{
    QString whole = text.trimmed();
    bool isPort = false;
    whole.toUShort(&isPort);
    if (isPort) {
        whole.prepend(QStringLiteral("localhost:"));
    }
    if (!whole.contains(QStringLiteral("://"))) {
        whole.prepend(QStringLiteral("http://"));
    }
    while (whole.endsWith(QLatin1Char('/'))) {
        whole.chop(1);
    }
    const QUrl url(whole, QUrl::StrictMode);
    const auto refused = clients::http::refuseUrl(url);
    return refused ? base::Result<QUrl>(*refused) : url;
}

} // namespace

ConnectFlow::ConnectFlow(Services &services, const widgets::common::Look *look, MainWindow &window)
    : m_services(services)
    , m_look(look)
    , m_window(window)
    , m_asking(services, look, &window)
    , m_login(services, look, &window)
    , m_page(new ConnectPage(look, &window))
{
    m_page->hide();
    m_page->setObjectName(QStringLiteral("connect"));
    connect(m_page, &ConnectPage::addressEntered, this, &ConnectFlow::begin);
    connect(m_page, &ConnectPage::placeEntered, this, &ConnectFlow::lookAt);
    connect(m_page, &ConnectPage::actionTriggered, this, qOverload<const QString &>(&ConnectFlow::askSecret));
    connect(m_page, &ConnectPage::nameEntered, this, &ConnectFlow::save);
    connect(m_page, &ConnectPage::left, this, &ConnectFlow::leave);
    connect(&m_asking, &SecretAsking::answered, this, &ConnectFlow::useSecret);
    connect(&m_login, &LoginAsking::passwordKept, this, &ConnectFlow::keepPassword);
}

ConnectFlow::~ConnectFlow()
{
    stop();
}

void ConnectFlow::show()
{
    if (m_page->stage() != Stage::Working) {
        startOver();
    }
    m_window.showOver(m_page);
}

void ConnectFlow::stop()
{
    m_stop.request_stop();
    m_stop = {};
    m_session.reset();
}

void ConnectFlow::startOver()
{
    stop();
    m_progress = {};
    m_ssh = {};
    m_page->reset();
    m_page->setLegs(connectLegs(m_progress)); // what will happen
}

void ConnectFlow::leave()
{
    startOver();
    m_window.leaveOver();
}

// --- the search

void ConnectFlow::begin(const QString &address)
{
    const auto ssh = settings::parseSshAddress(address);
    if (!ssh) {
        return m_page->setComplaint(
            tr("This can't be read as an address (%1). Type user@host, user@host:port or an alias.")
                .arg(QString::fromStdString(ssh.error().message)));
    }
    m_ssh = *ssh;
    m_places = session::usualPlaces();
    m_asked = false;
    search();
}

void ConnectFlow::lookAt(const QString &place)
{
    const auto url = readPlace(place);
    if (!url) {
        return m_page->setPlaceComplaint(
            tr("This can't be read as a place. Type a port, host:port or http://host:port."));
    }
    m_page->setPlaceComplaint({});
    m_places = session::usualPlaces();
    std::erase_if(m_places, [](const auto &each) { return each.service == session::Service::Prometheus; });
    m_places.insert(m_places.begin(), {session::Service::Prometheus, *url});
    search();
}

void ConnectFlow::search()
{
    stop();
    m_progress = {};
    m_progress.searching = true;
    m_hostKey.reset();
    m_page->setQuestion({}, nullptr);
    m_page->setStage(Stage::Working);
    const QPointer<ConnectFlow> self(this);
    const base::StopToken token = m_stop.get_token();
    const auto current = [self, token] {
        return self && !token.stop_requested();
    };
    session::DiscoveryWatch watch;
    watch.passphrases = &m_services.resolver();
    watch.mayAsk = true;
    watch.way = [self, current](session::LiveSession &session) {
        if (current()) {
            self->onWay(session);
        }
    };
    watch.found = [self, current](const session::Finding &finding) {
        if (current()) {
            self->onFound(finding);
        }
    };
    session::discover(
        m_ssh, m_places, token, async::Receiver(this),
        [this, current](const base::Result<session::Findings> &findings) {
            if (current()) {
                onSearched(findings);
            }
        },
        std::move(watch));
    showLegs();
}

/// The connections after this one, and the profile that is saved, have it.
void ConnectFlow::keepPassword(const std::string &key)
{
    m_ssh.password = base::SecretRef{base::SecretRef::Kind::Keychain, key};
    if (m_profile.ssh) {
        m_profile.ssh->password = m_ssh.password;
    }
}

void ConnectFlow::onWay(session::LiveSession &session)
{
    m_login.update(session, false);
    m_progress.way = session::wayRows(session);
    m_hostKey = session.unknownHostKey();
    showLegs();
}

void ConnectFlow::onFound(const session::Finding &finding)
{
    const bool ofTheWay = !m_progress.way.empty() && m_progress.way.back().state != CheckState::Ok;
    if (!ofTheWay) {
        m_progress.findings.push_back(finding);
        showLegs();
    }
}

void ConnectFlow::onSearched(const base::Result<session::Findings> &findings)
{
    m_progress.searching = false;
    if (!findings) {
        return onWayFailed(findings.error());
    }
    m_progress.findings = *findings;
    m_profile = session::profileOf(freeName(), m_ssh, *findings);
    if (m_profile.prometheus) {
        return check();
    }
    m_page->setStage(Stage::Ended);
    m_page->askPlace(tr("Prometheus is somewhere else? Say where, as the server sees it"),
        QStringLiteral("localhost:9090"));
    showLegs();
}

void ConnectFlow::onWayFailed(const base::Error &error)
{
    m_page->setStage(Stage::Ended);
    showLegs();
    if (m_hostKey) {
        return askHostKey();
    }
    settings::Profile profile;
    profile.name = freeName();
    profile.ssh = m_ssh;
    const auto need = session::secretNeedOf(profile, error);
    if (need && need->kind == session::SecretNeed::Kind::Passphrase) {
        m_profile = profile;
        if (!need->given) {
            askSecret(*need, error);
        }
    }
}

// --- the check

void ConnectFlow::check()
{
    m_progress.checking = true;
    m_progress.checked.clear();
    m_page->setStage(Stage::Working);
    m_session = m_services.session(m_profile);
    m_session->setMayAsk(true);
    m_login.watch(*m_session, false);
    const base::StopToken token = m_stop.get_token();
    const QPointer<ConnectFlow> self(this);
    session::checkHealth(
        *m_session, {}, token, async::Receiver(this),
        [this, token](const auto & /*rows*/) {
            if (!token.stop_requested()) {
                onChecked();
            }
        },
        [self, token, kept = m_session](const session::CheckRow &row) {
            if (self && !token.stop_requested()) {
                self->m_progress.checked.push_back(row);
                self->showLegs();
            }
        });
    showLegs();
}

void ConnectFlow::onChecked()
{
    m_progress.checking = false;
    settle();
    const auto error = errorOf(QStringLiteral("prometheus.ready"));
    const auto need = error ? session::secretNeedOf(m_profile, *error) : std::nullopt;
    if (need && !need->given) {
        askSecret(*need, *error);
    }
}

/// The profile can be saved once its Prometheus answers; what else is amiss is told.
void ConnectFlow::settle()
{
    const auto ready = std::find_if(m_progress.checked.begin(), m_progress.checked.end(),
        [](const session::CheckRow &row) { return row.id == "prometheus.ready"; });
    const bool arrived = ready != m_progress.checked.end() && ready->state == CheckState::Ok;
    m_page->suggestName(m_profile.name);
    m_page->setStage(arrived ? Stage::Arrived : Stage::Ended);
    showLegs();
}

} // namespace zumik::app
