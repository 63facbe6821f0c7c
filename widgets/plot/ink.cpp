// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/ink.h"

#include <algorithm>
#include <iterator>

namespace zumik::widgets::plot {

Ink::Ink(const std::vector<QColor> &rows)
{
    m_rows.reserve(rows.size());
    std::transform(rows.begin(), rows.end(), std::back_inserter(m_rows),
        [](const QColor &color) { return qPremultiply(color.rgba()); });
    m_rows.resize(m_rows.size() + spare); // rows are read in blocks
}

} // namespace zumik::widgets::plot
