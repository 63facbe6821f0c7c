// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <memory>

class QSocketNotifier;

namespace zumik::desktop {

/// Tells that this computer's addresses or its ways out are others than before: a cable, another wireless
/// network, a VPN that came or went. On Linux the kernel says so itself (rtnetlink), which needs no service
/// and knows of changes from one network to the next; QNetworkInformation would need NetworkManager, and says
/// only whether there is any network. Elsewhere it never tells.
class NetworkWatch final : public QObject {
    Q_OBJECT

public:
    explicit NetworkWatch(QObject *parent = nullptr);
    ~NetworkWatch() override;

Q_SIGNALS:
    /// What there was at the beginning is known.
    void ready();
    /// Once for changes that come together.
    void changed();

private:
    struct Netlink;

    void read();

    std::unique_ptr<Netlink> m_netlink; ///< null where it can't be had
    QSocketNotifier *m_notifier = nullptr;
    QTimer m_settle;
};

} // namespace zumik::desktop
