// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/grafanadoor.h"

#include "models/session/profileendpoints.h"
#include "models/ssh/doorstatus.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/shell/doorcard.h"

#include <algorithm>
#include <utility>

namespace zumik::app {

GrafanaDoor::GrafanaDoor(session::Session &session, const widgets::common::Look *look, QWidget *window)
    : m_session(session)
    , m_card(new widgets::shell::DoorCard(look, window))
{
    connect(m_card, &widgets::shell::DoorCard::accepted, this, &GrafanaDoor::open);
}

GrafanaDoor::~GrafanaDoor()
{
    delete m_card;
}

bool GrafanaDoor::possible() const
{
    const settings::Profile &profile = m_session.profile();
    return profile.grafana && session::opensDoor(profile, *profile.grafana);
}

void GrafanaDoor::enter(std::function<void(std::uint16_t)> then)
{
    if (const ssh::DoorStatus *const door = m_session.door()) {
        return then(door->port);
    }
    m_then = std::move(then);
    const settings::Profile &profile = m_session.profile();
    m_card->open(widgets::common::plain(ssh::toText(session::serviceOf(profile, *profile.grafana))));
}

void GrafanaDoor::open()
{
    m_session.openGrafanaDoor(async::Receiver(this), [this](const base::Result<std::uint16_t> &port) {
        if (!port) {
            Q_EMIT failed(port.error());
        } else if (const auto then = std::exchange(m_then, nullptr)) {
            then(*port);
        }
    });
}

QString doorText(const ssh::DoorStatus *door)
{
    if (door == nullptr) {
        return {};
    }
    const QString way =
        GrafanaDoor::tr("open door: 127.0.0.1:%1 \u2192 %2")
            .arg(QString::number(door->port), widgets::common::plain(ssh::toText(door->destination), 60));
    if (door->connections > 0) {
        return GrafanaDoor::tr("%1, in use").arg(way);
    }
    const auto left = std::chrono::ceil<std::chrono::minutes>(
        door->idleSince + door->idleLimit - std::chrono::steady_clock::now());
    return GrafanaDoor::tr("%1, closes in %2 min").arg(way).arg(std::max<qint64>(left.count(), 1));
}

} // namespace zumik::app
