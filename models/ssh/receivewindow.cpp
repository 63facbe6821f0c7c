// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/receivewindow.h"

#include <algorithm>

namespace zumik::ssh {

void ReceiveWindow::received(
    std::size_t bytes, Instant now, std::optional<Instant::duration> roundTrip, std::uint32_t most)
{
    if (!m_began) {
        m_began = now;
    }
    m_bytes += bytes;
    const auto took = now - *m_began;
    if (!roundTrip || took < *roundTrip || took.count() == 0) {
        return;
    }
    const double perRoundTrip =
        static_cast<double>(m_bytes) * (std::chrono::duration<double>(*roundTrip) / took);
    m_size = std::max(m_size, static_cast<std::uint32_t>(std::min<double>(2 * perRoundTrip, most)));
    m_began = now;
    m_bytes = 0;
}

std::uint32_t ReceiveWindow::grant(std::uint32_t left) const
{
    return left < m_size / 16 * 15 ? m_size - left : 0;
}

} // namespace zumik::ssh
