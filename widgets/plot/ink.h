// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <cstddef>
#include <vector>

namespace zumik::widgets::plot {

/// What a line or a fill is drawn with: one color, or one for each row of the layer (no fewer), from the top.
class Ink {
public:
    Ink() = default;

    /// Implicit: a color is the common ink.
    Ink(const QColor &color) // NOLINT(google-explicit-constructor)
        : m_flat(qPremultiply(color.rgba()))
    {
    }

    explicit Ink(const std::vector<QColor> &rows);

    bool isFlat() const { return m_rows.empty(); }

    /// A few more than there are rows.
    const std::vector<QRgb> &rows() const { return m_rows; }

    /// Premultiplied.
    QRgb at(int row) const { return m_rows.empty() ? m_flat : m_rows[static_cast<std::size_t>(row)]; }

private:
    static constexpr std::size_t spare = 8;

    QRgb m_flat = 0;
    std::vector<QRgb> m_rows;
};

} // namespace zumik::widgets::plot
