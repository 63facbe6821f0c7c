// SPDX-License-Identifier: GPL-3.0-or-later
// Sources of the colors: the ColorBrewer schemes by Cynthia Brewer, The Pennsylvania State University
// (colorbrewer2.org, Apache License 2.0), nine or eleven classes joined by a uniform cubic B-spline as
// d3-scale-chromatic documents it; the maps of matplotlib (CC0), Turbo (Mikhailov, Google), Cividis
// (Nuñez, Anderton, Renslow) and the paths through Green's cubehelix, sampled and joined by straight lines.
#include "models/frame/colorschemes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::frame {

namespace {

/// When a scheme is turned round.
enum class Turn { Always, Dark, Light };

struct Scheme {
    std::string_view id;
    Turn turn;
    bool spline; ///< through classes; else straight between samples
    std::string_view colors; ///< RRGGBB each
};

// clang-format off
constexpr std::array schemes{
    Scheme{"BrBG", Turn::Always, true, "5430058c510abf812ddfc27df6e8c3f5f5f5c7eae580cdc135978f01665e003c30"},
    Scheme{"PiYG", Turn::Always, true, "8e0152c51b7dde77aef1b6dafde0eff7f7f7e6f5d0b8e1867fbc414d9221276419"},
    Scheme{"PRGn", Turn::Always, true, "40004b762a839970abc2a5cfe7d4e8f7f7f7d9f0d3a6dba05aae611b783700441b"},
    Scheme{"PuOr", Turn::Always, true, "2d004b5427888073acb2abd2d8daebf7f7f7fee0b6fdb863e08214b358067f3b08"},
    Scheme{"RdBu", Turn::Always, true, "67001fb2182bd6604df4a582fddbc7f7f7f7d1e5f092c5de4393c32166ac053061"},
    Scheme{"RdGy", Turn::Always, true, "67001fb2182bd6604df4a582fddbc7ffffffe0e0e0bababa8787874d4d4d1a1a1a"},
    Scheme{"RdYlBu", Turn::Always, true, "a50026d73027f46d43fdae61fee090ffffbfe0f3f8abd9e974add14575b4313695"},
    Scheme{"RdYlGn", Turn::Always, true, "a50026d73027f46d43fdae61fee08bffffbfd9ef8ba6d96a66bd631a9850006837"},
    Scheme{"Spectral", Turn::Always, true, "9e0142d53e4ff46d43fdae61fee08bffffbfe6f598abdda466c2a53288bd5e4fa2"},
    Scheme{"Blues", Turn::Dark, true, "f7fbffdeebf7c6dbef9ecae16baed64292c62171b508519c08306b"},
    Scheme{"Greens", Turn::Dark, true, "f7fcf5e5f5e0c7e9c0a1d99b74c47641ab5d238b45006d2c00441b"},
    Scheme{"Greys", Turn::Dark, true, "fffffff0f0f0d9d9d9bdbdbd969696737373525252252525000000"},
    Scheme{"Oranges", Turn::Dark, true, "fff5ebfee6cefdd0a2fdae6bfd8d3cf16913d94801a636037f2704"},
    Scheme{"Purples", Turn::Dark, true, "fcfbfdefedf5dadaebbcbddc9e9ac8807dba6a51a354278f3f007d"},
    Scheme{"Reds", Turn::Dark, true, "fff5f0fee0d2fcbba1fc9272fb6a4aef3b2ccb181da50f1567000d"},
    Scheme{"BuGn", Turn::Dark, true, "f7fcfde5f5f9ccece699d8c966c2a441ae76238b45006d2c00441b"},
    Scheme{"BuPu", Turn::Dark, true, "f7fcfde0ecf4bfd3e69ebcda8c96c68c6bb188419d810f7c4d004b"},
    Scheme{"GnBu", Turn::Dark, true, "f7fcf0e0f3dbccebc5a8ddb57bccc44eb3d32b8cbe0868ac084081"},
    Scheme{"OrRd", Turn::Dark, true, "fff7ecfee8c8fdd49efdbb84fc8d59ef6548d7301fb300007f0000"},
    Scheme{"PuBuGn", Turn::Dark, true, "fff7fbece2f0d0d1e6a6bddb67a9cf3690c002818a016c59014636"},
    Scheme{"PuBu", Turn::Dark, true, "fff7fbece7f2d0d1e6a6bddb74a9cf3690c00570b0045a8d023858"},
    Scheme{"PuRd", Turn::Dark, true, "f7f4f9e7e1efd4b9dac994c7df65b0e7298ace125698004367001f"},
    Scheme{"RdPu", Turn::Dark, true, "fff7f3fde0ddfcc5c0fa9fb5f768a1dd3497ae017e7a017749006a"},
    Scheme{"YlGnBu", Turn::Dark, true, "ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea8253494081d58"},
    Scheme{"YlGn", Turn::Dark, true, "ffffe5f7fcb9d9f0a3addd8e78c67941ab5d238443006837004529"},
    Scheme{"YlOrBr", Turn::Dark, true, "ffffe5fff7bcfee391fec44ffe9929ec7014cc4c02993404662506"},
    Scheme{"YlOrRd", Turn::Dark, true, "ffffccffeda0fed976feb24cfd8d3cfc4e2ae31a1cbd0026800026"},
    Scheme{"Viridis", Turn::Light, false, "4401544828783e498931688e26828e1f9e8935b7796dcd59b4de2cfde725"},
    Scheme{"Magma", Turn::Light, false, "000004180f3d440f76721f819e2f7fcd4071f1605dfd9668feca8dfcfdbf"},
    Scheme{"Inferno", Turn::Light, false, "0000041b0c414a0c6b781c6da52c60cf4446ed6925fb9b06f7d13dfcffa4"},
    Scheme{"Plasma", Turn::Light, false, "0d088746039f7201a89c179ebd3786d8576bed7953fb9f3afdca26f0f921"},
    Scheme{"Turbo", Turn::Light, false, "23171b3e2a71493eae4a53d74569ee3c7ff83295f72ba9ef26bce125cdcf29dcbc32e9a73ff39350f98065fd6e7cfd5e95fb51adf545c5ec3cdae034ecd12efac029ffad24ff9821ff821dfd6c1af05616df4111cb2f0db61f07a31302950c00900c00"},
    Scheme{"Cividis", Turn::Light, false, "00205111366c3c4d6e62646f7f7c759a9478bbaf71e2cb5cfdea45"},
    Scheme{"Warm", Turn::Light, false, "6e40aa873eb1a03db3ba3cb0d23ea7e8429bf9488aff5177ff5e63ff6d51ff7f41fd9235efa72fdfbb2fcdcf37bde146aff05b"},
    Scheme{"Cool", Turn::Light, false, "6e40aa664cbe5c5ace4f6bda417de03390e127a3dc1eb6d11ac7c21ad7af21e39b2ded8640f37357f66473f65a91f457aff05b"},
    Scheme{"Cubehelix", Turn::Light, false, "0000000c050e150b1d19132d1b1d3b192a4617374d15454e16534c1a5f46236a3e307237437731597a2f717b32897a3ba07949b4795dc47a74ce7d8ed483a7d48cbfd197d3cca5e2c7b3edc3c1f2c1cff3c4dcf2cae7f0d4efefe2f6f0f0fbf5ffffff"},
    Scheme{"Rainbow", Turn::Always, false, "6e40aa873eb1a03db3ba3cb0d23ea7e8429bf9488aff5177ff5e63ff6d51ff7f41fd9235efa72fdfbb2fcdcf37bde146aff05b91f45773f65a57f66440f3732ded8621e39b1ad7af1ac7c21eb6d127a3dc3390e1417de04f6bda5c5ace664cbe6e40aa"},
    Scheme{"Sinebow", Turn::Always, false, "ff4040fb5f25ee8011daa004bfbf00a0da047fee115ffb2540ff4025fb5f11ee8004daa000bfbf04a0da117fee255ffb4040ff5f25fb7f11eea004dabf00bfda04a0ee117ffb255fff4040"}
};
// clang-format on

using Rgb = std::array<double, 3>;

int hexDigit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

Rgb colorAt(std::string_view colors, std::size_t index)
{
    Rgb color{};
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t at = index * 6 + i * 2;
        color[i] = hexDigit(colors[at]) * 16 + hexDigit(colors[at + 1]);
    }
    return color;
}

Rgb mixed(const Rgb &a, const Rgb &b, double shareOfA, double shareOfB)
{
    return {a[0] * shareOfA + b[0] * shareOfB, a[1] * shareOfA + b[1] * shareOfB,
        a[2] * shareOfA + b[2] * shareOfB};
}

Rgb onLine(const Scheme &scheme, double position)
{
    const std::size_t last = scheme.colors.size() / 6 - 1;
    const double at = position * static_cast<double>(last);
    const auto left = std::min(static_cast<std::size_t>(at), last - 1);
    const double share = at - static_cast<double>(left);
    return mixed(colorAt(scheme.colors, left), colorAt(scheme.colors, left + 1), 1 - share, share);
}

/// The spline passes through its first and last color: beyond them, the line of the outer two goes on.
Rgb onSpline(const Scheme &scheme, double position)
{
    const std::size_t last = scheme.colors.size() / 6 - 1;
    const double at = position * static_cast<double>(last);
    const auto left = std::min(static_cast<std::size_t>(at), last - 1);
    const double t = at - static_cast<double>(left);
    const Rgb b = colorAt(scheme.colors, left);
    const Rgb c = colorAt(scheme.colors, left + 1);
    const Rgb a = left > 0 ? colorAt(scheme.colors, left - 1) : mixed(b, c, 2, -1);
    const Rgb d = left + 2 <= last ? colorAt(scheme.colors, left + 2) : mixed(c, b, 2, -1);
    const double u = 1 - t;
    return mixed(mixed(a, b, u * u * u / 6, (4 - 6 * t * t + 3 * t * t * t) / 6),
        mixed(c, d, (4 - 6 * u * u + 3 * u * u * u) / 6, t * t * t / 6), 1, 1);
}

Argb opaque(const Rgb &color)
{
    Argb result = 0xFF;
    for (const double channel : color) {
        result = result << 8U | static_cast<Argb>(std::clamp(std::lround(channel), 0L, 255L));
    }
    return result;
}

const Scheme *find(std::string_view id)
{
    const auto *const found =
        std::find_if(schemes.begin(), schemes.end(), [id](const Scheme &scheme) { return scheme.id == id; });
    return found == schemes.end() ? nullptr : found;
}

} // namespace

bool isColorScheme(std::string_view id)
{
    return find(id) != nullptr;
}

std::string_view colorSchemeIn(std::string_view text)
{
    std::string_view longest;
    for (const Scheme &scheme : schemes) {
        if (scheme.id.size() > longest.size() && text.find(scheme.id) != std::string_view::npos) {
            longest = scheme.id;
        }
    }
    return longest;
}

std::vector<Argb> schemeColors(std::string_view id, int steps, bool dark, bool reverse)
{
    const Scheme *known = find(id);
    const Scheme &scheme = known != nullptr ? *known : *find("Spectral");
    const bool turned = scheme.turn == Turn::Always || scheme.turn == (dark ? Turn::Dark : Turn::Light);
    const int count = std::max(steps, 2);
    std::vector<Argb> colors;
    for (int i = 0; i < count; ++i) {
        const double position = static_cast<double>(turned != reverse ? count - 1 - i : i) / (count - 1);
        colors.push_back(opaque(scheme.spline ? onSpline(scheme, position) : onLine(scheme, position)));
    }
    return colors;
}

} // namespace zumik::frame
