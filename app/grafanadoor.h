// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"

#include <QObject>

#include <functional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {
class DoorCard;
}

namespace zumik::app {

/// The way of a browser to a Grafana behind the tunnel: asked for, and opened when a person has said yes.
class GrafanaDoor final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it; the question opens over `window`.
    GrafanaDoor(session::Session &session, const widgets::common::Look *look, QWidget *window);
    ~GrafanaDoor() override;

    /// Whether there could be one.
    bool possible() const;

    /// `then` gets the door's port: of the one that is open, or once a person has opened it.
    void enter(std::function<void(std::uint16_t)> then);

    widgets::shell::DoorCard *card() const { return m_card; }

Q_SIGNALS:
    void failed(const zumik::base::Error &error);

private:
    void open();

    session::Session &m_session;
    widgets::shell::DoorCard *m_card;
    std::function<void(std::uint16_t)> m_then;
};

/// "open door: 127.0.0.1:40123 → localhost:3000, closes in 10 min"; empty where none is open.
QString doorText(const ssh::DoorStatus *door);

} // namespace zumik::app
