// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/networkwatch.h"

#include "models/desktop/networknews.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zumik::desktop {

namespace {

constexpr int settleMs = 250;

} // namespace

struct NetworkWatch::Netlink {
    Netlink()
        : descriptor(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE))
    {
        sockaddr_nl address{};
        address.nl_family = AF_NETLINK;
        address.nl_groups = RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR | RTMGRP_IPV4_ROUTE | RTMGRP_IPV6_ROUTE;
        bound = descriptor >= 0
            && ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }

    ~Netlink()
    {
        if (descriptor >= 0) {
            ::close(descriptor);
        }
    }

    Netlink(const Netlink &) = delete;
    Netlink &operator=(const Netlink &) = delete;

    /// One list at a time is all that the kernel gives.
    void askForNext() const
    {
        constexpr std::array<std::uint16_t, 2> wanted{RTM_GETADDR, RTM_GETROUTE};
        if (lists >= wanted.size()) {
            return;
        }

        struct {
            nlmsghdr head;
            rtgenmsg body;
        } request{};

        request.head.nlmsg_len = sizeof request;
        request.head.nlmsg_type = wanted.at(lists);
        request.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
        request.body.rtgen_family = AF_UNSPEC;
        ::send(descriptor, &request, sizeof request, 0);
    }

    bool complete() const { return lists >= 2; }

    int descriptor = -1;
    bool bound = false;
    std::size_t lists = 0; ///< that have come
    NetworkNews news;
};

NetworkWatch::NetworkWatch(QObject *parent)
    : QObject(parent)
    , m_netlink(std::make_unique<Netlink>())
{
    if (!m_netlink->bound) {
        m_netlink.reset();
        return;
    }
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &NetworkWatch::changed);
    m_notifier = new QSocketNotifier(m_netlink->descriptor, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &NetworkWatch::read);
    m_netlink->askForNext();
}

NetworkWatch::~NetworkWatch()
{
    delete m_notifier; // before the descriptor
}

void NetworkWatch::read()
{
    std::array<char, 32'768> buffer{}; // larger than any datagram of the kernel's
    while (true) {
        const ssize_t got = ::recv(m_netlink->descriptor, buffer.data(), buffer.size(), 0);
        if (got < 0 && errno != ENOBUFS) {
            return;
        }
        // Some did not fit into the socket's buffer: what they said is not known, but that they were is.
        const auto outcome = got < 0 ? NetworkNews::Outcome::Changed
                                     : m_netlink->news.take({buffer.data(), static_cast<std::size_t>(got)});
        if (outcome == NetworkNews::Outcome::ListDone && !m_netlink->complete()) {
            ++m_netlink->lists;
            m_netlink->askForNext();
            if (m_netlink->complete()) {
                Q_EMIT ready();
            }
        } else if (outcome == NetworkNews::Outcome::Changed && m_netlink->complete()
            && !m_settle.isActive()) {
            m_settle.start();
        }
    }
}

} // namespace zumik::desktop
