// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace zumik::desktop {

/// What this computer's network is to a connection: its addresses, and its ways out. Built of what the kernel
/// tells over rtnetlink(7), a stream of messages of which these matter:
///
///     RTM_NEWADDR, RTM_DELADDR    of global scope: those of loopback and of a link lead nowhere
///     RTM_NEWROUTE, RTM_DELROUTE  of the main table, to everywhere (a prefix of no bits)
///     NLMSG_DONE                  the end of the list that was asked for
///
/// The kernel tells of an address again when its lifetime is renewed, which is no change.
class NetworkNews {
public:
    enum class Outcome : std::uint8_t { Same, Changed, ListDone };

    /// One datagram; what is cut short or unknown in it is passed over.
    Outcome take(std::string_view datagram);

private:
    void takeAddress(std::string_view body, bool there);
    void takeRoute(std::string_view body, bool there);
    void note(const std::string &what, bool there);

    std::set<std::string> m_known;
    bool m_changed = false;
};

} // namespace zumik::desktop
