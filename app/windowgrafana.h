// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/grafanaannotations.h"
#include "app/grafanadoor.h"
#include "models/board/boardrun.h"
#include "models/dashboard/links.h"
#include "models/session/grafanaboards.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {
class LinkPopup;
}

namespace zumik::app {

/// What the window has of a session's Grafana: the list of its boards, boards of it by their uid, its
/// annotations, and addresses for the browser.
class WindowGrafana final : public QObject {
    Q_OBJECT

public:
    /// Asks for the list at once. All must outlive it; popups open over `window`.
    WindowGrafana(session::Session &session, const widgets::common::Look *look, QWidget *window);
    ~WindowGrafana() override;

    board::AnnotationSource &annotations() { return m_annotations; }

    /// Empty until `listed`.
    const std::vector<clients::grafana::BoardHit> &boards() const { return m_list; }

    /// A uid, or a versionId. Ends with `loaded` or `failed`, unless another one is loaded before.
    void load(const QString &id);

    /// Ends with `versionsListed` or `versionsFailed`.
    void askVersions(const QString &uid);

    bool loads() const { return m_loads; }

    /// What is loaded isn't wanted any more.
    void stopLoading();

    /// Shows the address of the board, or of one of its panels, over its time and with its variables; it is
    /// opened when a person wants it; where only a door leads there, it is opened once a person has opened
    /// that. Says instead that a browser has no way there, or that Grafana doesn't have the board; where it
    /// can't be asked the address is shown.
    void showAddress(const board::BoardRun &run, base::Time now, std::optional<int> panel);

    widgets::panels::LinkPopup *popup() const { return m_popup; }

    GrafanaDoor &door() { return m_door; }

Q_SIGNALS:
    void listed();
    void listFailed(const zumik::base::Error &error);
    void loaded(const QString &uid, const std::shared_ptr<zumik::session::GrafanaBoard> &board);
    void failed(const QString &uid, const zumik::base::Error &error);
    void versionsListed(
        const QString &uid, const std::vector<zumik::clients::grafana::BoardVersion> &versions);
    void versionsFailed(const zumik::base::Error &error);
    void noWay(const QString &sentence);
    /// A person has seen the http or https address and wants it opened.
    void linkRequested(const QString &address);

private:
    struct Wanted {
        std::string title;
        QUrl address;
        dashboard::LinkScope scope;
    };

    void show(const Wanted &wanted);
    void openThroughDoor(Wanted wanted);
    QUrl browsersGrafana() const;

    session::Session &m_session;
    GrafanaAnnotations m_annotations;
    session::GrafanaBoards m_boards;
    std::vector<clients::grafana::BoardHit> m_list;
    GrafanaDoor m_door;
    base::StopSource m_listing;
    base::StopSource m_loading;
    base::StopSource m_asking;
    base::StopSource m_versions;
    bool m_loads = false;
    QWidget *m_window;
    widgets::panels::LinkPopup *m_popup;
};

/// The id of one version of a board, "UID@12".
QString versionId(const QString &uid, int version);

/// A version's number; none in the id of a board as it is.
std::optional<int> versionOf(const QString &id);

/// Where a browser of this computer reaches the profile's Grafana: its `browserUrl`, else its URL, unless
/// that is only reached through a tunnel. Empty: nowhere.
QUrl grafanaForBrowser(const settings::Profile &profile);

} // namespace zumik::app
