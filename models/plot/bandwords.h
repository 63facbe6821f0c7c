// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/colorschemes.h"
#include "models/frame/display.h"

#include <string>
#include <string_view>

namespace zumik::plot {

/// What a band's color is made of.
struct BandColor {
    frame::ValueColor value;
    std::size_t place = 0; ///< in the palette, for a color of kind Series
    double opacity = 100; ///< 0..100, of the fill
};

/// Opaque: whatever shines through has been mixed in.
struct BandPaint {
    frame::Argb fill = 0xFF000000;
    frame::Argb edge = 0xFF000000;
};

/// What bands borrow from their caller beside words.h: mappings with regular expressions, and the theme.
class BandWords {
public:
    virtual ~BandWords() = default;
    virtual frame::DisplayValue number(
        double value, const frame::FieldConfig &config, const frame::ValueRange &range) const = 0;
    virtual frame::DisplayValue text(std::string_view text, const frame::FieldConfig &config) const = 0;
    /// A stranger's text as one safe line.
    virtual std::string plain(std::string_view text) const = 0;
    virtual BandPaint paint(const BandColor &color) const = 0;
    /// How much a color must not be overlooked: of several bands in one pixel the highest is seen.
    virtual double rank(const frame::ValueColor &color) const = 0;
};

} // namespace zumik::plot
