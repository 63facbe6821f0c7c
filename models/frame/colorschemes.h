// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

// The continuous color schemes that Grafana's heatmap lists (grafana/grafana
// public/app/plugins/panel/heatmap/palettes.ts), by its ids: "Oranges", "Spectral", "Viridis".
namespace zumik::frame {

/// 0xAARRGGBB, not premultiplied.
using Argb = std::uint32_t;

bool isColorScheme(std::string_view id);

/// The longest id that a text contains ("interpolateYlGnBu" has "YlGnBu"): how old dashboards name them;
/// empty: none.
std::string_view colorSchemeIn(std::string_view text);

/// `steps` (at least 2) opaque colors from the least value's to the largest's. Diverging schemes are turned
/// round, and so are those whose quiet end would shine on the theme; `reverse` turns them again. An unknown
/// id is Spectral.
std::vector<Argb> schemeColors(std::string_view id, int steps, bool dark, bool reverse);

} // namespace zumik::frame
