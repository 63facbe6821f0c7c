// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/networknews.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <linux/rtnetlink.h>
#include <optional>

namespace zumik::desktop {

namespace {

constexpr std::size_t mostKnown = 4096; ///< a machine with more has other worries

/// The structure at the beginning, wherever it lies; nothing when there is less.
template <typename T> std::optional<T> headOf(std::string_view bytes)
{
    T head{};
    if (bytes.size() < sizeof head) {
        return std::nullopt;
    }
    std::memcpy(&head, bytes.data(), sizeof head);
    return head;
}

std::string_view behind(std::string_view bytes, std::size_t size)
{
    constexpr std::size_t alignment = 4; // of messages and of attributes
    const std::size_t padded = (size + alignment - 1) / alignment * alignment;
    return bytes.substr(std::min(padded, bytes.size()));
}

void eachAttribute(
    std::string_view bytes, const std::function<void(unsigned type, std::string_view value)> &take)
{
    while (const auto head = headOf<rtattr>(bytes)) {
        if (head->rta_len < sizeof(rtattr) || head->rta_len > bytes.size()) {
            return;
        }
        take(head->rta_type, bytes.substr(sizeof(rtattr), head->rta_len - sizeof(rtattr)));
        bytes = behind(bytes, head->rta_len);
    }
}

} // namespace

NetworkNews::Outcome NetworkNews::take(std::string_view datagram)
{
    m_changed = false;
    bool done = false;
    while (const auto head = headOf<nlmsghdr>(datagram)) {
        if (head->nlmsg_len < sizeof(nlmsghdr) || head->nlmsg_len > datagram.size()) {
            break;
        }
        const auto body = datagram.substr(sizeof(nlmsghdr), head->nlmsg_len - sizeof(nlmsghdr));
        if (head->nlmsg_type == RTM_NEWADDR || head->nlmsg_type == RTM_DELADDR) {
            takeAddress(body, head->nlmsg_type == RTM_NEWADDR);
        } else if (head->nlmsg_type == RTM_NEWROUTE || head->nlmsg_type == RTM_DELROUTE) {
            takeRoute(body, head->nlmsg_type == RTM_NEWROUTE);
        }
        done = done || head->nlmsg_type == NLMSG_DONE;
        datagram = behind(datagram, head->nlmsg_len);
    }
    return done ? Outcome::ListDone : m_changed ? Outcome::Changed : Outcome::Same;
}

void NetworkNews::takeAddress(std::string_view body, bool there)
{
    const auto head = headOf<ifaddrmsg>(body);
    const bool usable =
        head && head->ifa_scope == RT_SCOPE_UNIVERSE && (head->ifa_flags & IFA_F_TENTATIVE) == 0;
    if (!usable) {
        return;
    }
    std::string key = "address " + std::to_string(head->ifa_family) + ' ' + std::to_string(head->ifa_index);
    eachAttribute(behind(body, sizeof *head), [&](unsigned type, std::string_view value) {
        if (type == IFA_ADDRESS || type == IFA_LOCAL) {
            key += ' ' + std::string(value);
        }
    });
    note(key, there);
}

void NetworkNews::takeRoute(std::string_view body, bool there)
{
    const auto head = headOf<rtmsg>(body);
    const bool out =
        head && head->rtm_dst_len == 0 && head->rtm_table == RT_TABLE_MAIN && head->rtm_type == RTN_UNICAST;
    if (!out) {
        return;
    }
    std::string key = "route " + std::to_string(head->rtm_family);
    eachAttribute(behind(body, sizeof *head), [&](unsigned type, std::string_view value) {
        if (type == RTA_GATEWAY || type == RTA_OIF || type == RTA_PRIORITY) {
            key += ' ' + std::string(value);
        }
    });
    note(key, there);
}

void NetworkNews::note(const std::string &what, bool there)
{
    const bool news =
        there ? m_known.size() < mostKnown && m_known.insert(what).second : m_known.erase(what) > 0;
    m_changed = m_changed || news;
}

} // namespace zumik::desktop
