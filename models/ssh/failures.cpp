// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/failures.h"

namespace zumik::ssh {

namespace {

// Only a client that knows the gateway's password gets here; it still shall not fill the memory.
constexpr std::size_t mostEntries = 1024;

} // namespace

std::optional<base::Error> Failures::failureOf(
    std::string_view host, std::uint16_t port, const Via &via) const
{
    const Destination destination = makeDestination(host, port, via);
    const std::lock_guard lock(m_mutex);
    const auto found = m_errors.find(destination);
    return found == m_errors.end() ? std::nullopt : std::optional(found->second);
}

void Failures::note(const Destination &destination, base::Error error)
{
    const std::lock_guard lock(m_mutex);
    if (m_errors.size() >= mostEntries && m_errors.find(destination) == m_errors.end()) {
        return;
    }
    m_errors.insert_or_assign(destination, std::move(error));
}

void Failures::clear(const Destination &destination, const std::string &place)
{
    const std::lock_guard lock(m_mutex);
    m_errors.erase(destination);
    if (!place.empty()) {
        m_places.insert_or_assign(destination, place); // only of what the profile names, so it stays small
    }
}

std::string Failures::placeOf(const Destination &destination) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_places.find(destination);
    return found == m_places.end() ? std::string() : found->second;
}

} // namespace zumik::ssh
