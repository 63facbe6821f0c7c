// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connectlegs.h"
#include "app/loginasking.h"
#include "app/secretasking.h"
#include "models/base/stoptoken.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace zumik::widgets::connect {
class ConnectPage;
}

namespace zumik::app {

class MainWindow;

/// From an address to a saved profile, on the window's connect page. First the services behind the server are
/// looked for, on a connection of its own that sends no credentials; then the profile that they make is
/// checked, as `check` does; then it is named and saved. Host keys and secrets are asked about on the way.
class ConnectFlow final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; the page is the window's.
    ConnectFlow(Services &services, const widgets::common::Look *look, MainWindow &window);
    ~ConnectFlow() override;

    /// The page, as new unless it is at work.
    void show();

Q_SIGNALS:
    void saved(const QString &name);

private:
    void begin(const QString &address);
    void lookAt(const QString &place);
    void search();
    void onWay(session::LiveSession &session);
    void keepPassword(const std::string &key);
    void onFound(const session::Finding &finding);
    void onSearched(const base::Result<session::Findings> &findings);
    void onWayFailed(const base::Error &error);
    void check();
    void onChecked();
    void settle();
    void askHostKey();
    void askSecret(const QString &leg);
    void askSecret(const session::SecretNeed &need, const base::Error &error);
    void useSecret(const settings::Profile &profile);
    void save(const QString &name, bool production);
    void startOver();
    void leave();
    QString noteOn(const std::vector<widgets::connect::Leg> &legs) const;
    void stop();
    void showLegs();
    QString freeName() const;
    std::optional<base::Error> errorOf(const QString &leg) const;

    Services &m_services;
    const widgets::common::Look *m_look;
    MainWindow &m_window;
    SecretAsking m_asking;
    LoginAsking m_login;
    QPointer<widgets::connect::ConnectPage> m_page;
    base::StopSource m_stop;
    settings::Ssh m_ssh;
    std::vector<session::Place> m_places;
    ConnectProgress m_progress;
    std::optional<session::UnknownHostKey> m_hostKey;
    settings::Profile m_profile;
    std::shared_ptr<session::LiveSession> m_session; ///< of the check, which holds it as well
    bool m_asked = false; ///< for a secret, by itself
};

} // namespace zumik::app
