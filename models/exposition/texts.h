// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace zumik::exposition {

/// Which escapes a text knows beside \\ and \n.
enum class Escapes : std::uint8_t {
    Help, ///< none: HELP of the text format
    Label, ///< \": labels, names, and all of OpenMetrics
};

/// Keeps the texts of one entry whose escapes had to be resolved. Their memory is used again for the next
/// entry's.
class Texts {
public:
    /// `raw` itself when it has no backslash. A backslash before another character stays, as in Prometheus.
    std::string_view resolved(std::string_view raw, Escapes escapes);

    /// Views that were given out are no longer valid.
    void clear() { m_used = 0; }

private:
    std::deque<std::string> m_texts; // a deque leaves its elements, and the views into them, where they are
    std::size_t m_used = 0;
};

} // namespace zumik::exposition
