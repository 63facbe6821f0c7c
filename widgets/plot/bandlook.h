// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandwords.h"
#include "widgets/common/numbers.h"

namespace zumik::widgets::common {
class Theme;
}

namespace zumik::widgets::plot {

/// What the theme of the day and the numbers of a panel lend to bands.
class BandLook final : public zumik::plot::BandWords {
public:
    BandLook(const common::Theme &theme, const common::Numbers &numbers)
        : m_theme(theme)
        , m_numbers(numbers)
    {
    }

    frame::DisplayValue number(
        double value, const frame::FieldConfig &config, const frame::ValueRange &range) const override;
    frame::DisplayValue text(std::string_view text, const frame::FieldConfig &config) const override;
    std::string plain(std::string_view text) const override;
    /// The fill as it looks on a panel; the edge in the full color.
    zumik::plot::BandPaint paint(const zumik::plot::BandColor &color) const override;
    /// Critical over warn over a color without meaning over ok; on a ramp the bad end over the good one,
    /// which is the high one but for "continuous-RdYlGr" and its like.
    double rank(const frame::ValueColor &color) const override;

private:
    const common::Theme &m_theme;
    const common::Numbers &m_numbers;
};

} // namespace zumik::widgets::plot
