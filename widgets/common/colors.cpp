// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/colors.h"

#include "widgets/common/theme.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::widgets::common {

namespace {

struct NamedHue {
    std::string_view name;
    std::string_view token; ///< of the theme; or empty, then a place in the series palette
    int series = -1;
};

/// Colors that dashboards use for good and bad are the theme's status colors; the others are its series.
constexpr std::array hues{NamedHue{"green", "status.ok.fg"}, NamedHue{"yellow", "status.warn.fg"},
    NamedHue{"orange", "status.warn.fg"}, NamedHue{"red", "status.critical.fg"}, NamedHue{"blue", "", 0},
    NamedHue{"purple", "", 5}, NamedHue{"text", "text.primary"}, NamedHue{"white", "text.primary"},
    NamedHue{"black", "surface.sunken"}, NamedHue{"gray", "text.tertiary"},
    NamedHue{"grey", "text.tertiary"}};

struct Shade {
    std::string_view prefix;
    double toBackground; ///< how much is mixed in: of the panel when positive, of the text when negative
};

constexpr std::array shades{Shade{"super-light-", -0.45}, Shade{"semi-dark-", 0.15}, Shade{"light-", -0.25},
    Shade{"dark-", 0.3}, Shade{"", 0}};

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto mix = [share](int x, int y) {
        return static_cast<int>(std::lround(x + (y - x) * share));
    };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

QColor hue(std::string_view name, const Theme &theme)
{
    for (const NamedHue &entry : hues) {
        if (entry.name == name) {
            return entry.token.empty() ? theme.series()[static_cast<std::size_t>(entry.series)]
                                       : theme.color(entry.token);
        }
    }
    return {};
}

QColor functional(const QString &text)
{
    static const QRegularExpression form(QStringLiteral(
        "^rgba?\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*(?:,\\s*([\\d.]+)(%?)\\s*)?\\)$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch()) {
        return {};
    }
    const auto channel = [&](int i) {
        return std::min(255, match.capturedView(i).toInt());
    };
    QColor color(channel(1), channel(2), channel(3));
    if (match.hasCaptured(4)) {
        const float alpha = match.capturedView(4).toFloat() / (match.capturedLength(5) > 0 ? 100.0F : 1.0F);
        color.setAlphaF(std::clamp(alpha, 0.0F, 1.0F));
    }
    return color;
}

/// CSS writes the alpha last, Qt first.
QColor hexadecimal(const QString &text)
{
    if (text.size() == 9) {
        const QColor color(text.left(7));
        bool ok = false;
        const int alpha = text.mid(7).toInt(&ok, 16);
        return ok && color.isValid() ? QColor(color.red(), color.green(), color.blue(), alpha) : QColor();
    }
    return text.size() == 4 || text.size() == 7 ? QColor(text) : QColor();
}

double luminance(const QColor &color)
{
    const auto linear = [](float channel) {
        const auto c = static_cast<double>(channel);
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor namedColor(std::string_view name, const Theme &theme, const QColor &fallback)
{
    if (name == "transparent") {
        return Qt::transparent;
    }
    if (name.size() > 64) {
        return fallback;
    }
    const QString text =
        QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())).trimmed().toLower();
    if (text.startsWith(QLatin1Char('#')) || text.startsWith(QLatin1String("rgb"))) {
        const QColor color = text.startsWith(QLatin1Char('#')) ? hexadecimal(text) : functional(text);
        return color.isValid() ? color : fallback;
    }
    const std::string lower = text.toStdString();
    for (const Shade &shade : shades) {
        if (!std::string_view(lower).starts_with(shade.prefix)) {
            continue;
        }
        const QColor base = hue(std::string_view(lower).substr(shade.prefix.size()), theme);
        if (base.isValid()) {
            return mixed(base, theme.color(shade.toBackground < 0 ? "text.primary" : "surface.panel"),
                std::abs(shade.toBackground));
        }
    }
    return fallback;
}

SeriesPaint palettePaint(std::size_t index, const Theme &theme)
{
    const std::vector<QColor> &colors = theme.series();
    const std::size_t round = index / colors.size();
    SeriesPaint paint{colors[index % colors.size()], {}};
    if (round > 0) {
        paint.dash = round % 2 == 1 ? std::vector<double>{6, 3} : std::vector<double>{2, 3};
    }
    return paint;
}

SeriesPaint seriesPaint(
    const frame::FieldConfig &config, std::size_t index, const frame::ValueColor &last, const Theme &theme)
{
    SeriesPaint paint = palettePaint(index, theme);
    const bool byValue = config.color.mode == frame::ColorConfig::Mode::Thresholds
        || config.color.mode == frame::ColorConfig::Mode::Continuous;
    if (config.color.mode == frame::ColorConfig::Mode::Fixed
        || config.color.mode == frame::ColorConfig::Mode::Shades) {
        paint = {namedColor(config.color.fixed, theme, paint.color), {}};
    } else if (byValue) {
        paint = {valueColor(last, theme, paint.color), {}};
    }
    if (!config.style.dash.empty()) {
        paint.dash = config.style.dash;
    }
    return paint;
}

QColor continuousColor(std::string_view scheme, double position, const Theme &theme)
{
    // Schemes through red and green say good and bad: the same on the theme's diverging ramp.
    const bool goodToBad = scheme == "continuous-GrYlRd" || scheme == "continuous-BlYlRd" || scheme.empty();
    const bool badToGood = scheme == "continuous-RdYlGr";
    if (goodToBad || badToGood) {
        return theme.diverging(badToGood ? 1 - position : position);
    }
    return theme.sequential(position);
}

QColor valueColor(const frame::ValueColor &color, const Theme &theme, const QColor &series)
{
    switch (color.kind) {
    case frame::ValueColor::Kind::Series:
        return series;
    case frame::ValueColor::Kind::Named:
        return namedColor(color.name, theme, series);
    case frame::ValueColor::Kind::Continuous:
        return continuousColor(color.name, color.position, theme);
    }
    return series;
}

Severity severityOf(std::string_view colorName)
{
    const auto has = [colorName](std::string_view part) {
        return colorName.find(part) != std::string_view::npos;
    };
    return has("red")                    ? Severity::Critical
        : has("orange") || has("yellow") ? Severity::Warn
        : has("green")                   ? Severity::Ok
                                         : Severity::None;
}

QColor inkOn(const QColor &background)
{
    const double light = luminance(background) + 0.05;
    return light / 0.05 > 1.05 / light ? QColor(Qt::black) : QColor(Qt::white);
}

} // namespace zumik::widgets::common
