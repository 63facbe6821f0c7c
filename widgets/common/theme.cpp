// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

// Resources of a static library have to be asked for, from outside any namespace.
static void initThemes()
{
    Q_INIT_RESOURCE(themes);
}

namespace zumik::widgets::common {

namespace {

QString nameOf(Theme::Kind kind)
{
    switch (kind) {
    case Theme::Kind::Dark:
        return QStringLiteral("dark");
    case Theme::Kind::Light:
        return QStringLiteral("light");
    case Theme::Kind::HighContrast:
        break;
    }
    return QStringLiteral("highContrast");
}

void collectColors(
    const QJsonObject &object, const std::string &prefix, std::map<std::string, QColor, std::less<>> &into)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::string name = prefix + it.key().toStdString();
        if (it->isObject()) {
            collectColors(it->toObject(), name + ".", into);
        } else if (it->isString()) {
            into.emplace(name, QColor(it->toString()));
        }
    }
}

/// Of a list, the first number by the name itself and all by name.0, name.1, ...
void collectNumbers(
    const QJsonObject &object, const std::string &prefix, std::map<std::string, double, std::less<>> &into)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::string name = prefix + it.key().toStdString();
        if (it->isObject()) {
            collectNumbers(it->toObject(), name + ".", into);
        } else if (it->isDouble()) {
            into.emplace(name, it->toDouble());
        } else if (it->isArray()) {
            const QJsonArray list = it->toArray();
            into.emplace(name, list.first().toDouble());
            for (int i = 0; i < list.size(); ++i) {
                into.emplace(name + "." + std::to_string(i), list.at(i).toDouble());
            }
        }
    }
}

std::vector<QColor> colorList(const QJsonValue &value)
{
    std::vector<QColor> colors;
    const QJsonArray list = value.toArray();
    colors.reserve(static_cast<std::size_t>(list.size()));
    for (const QJsonValue entry : list) {
        colors.emplace_back(entry.toString());
    }
    return colors;
}

bool allValid(const std::vector<QColor> &colors)
{
    return std::all_of(colors.begin(), colors.end(), [](const QColor &color) { return color.isValid(); });
}

QColor between(const std::vector<QColor> &stops, double position)
{
    const double at =
        (std::isnan(position) ? 0 : std::clamp(position, 0.0, 1.0)) * static_cast<double>(stops.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), stops.size() - 2);
    const double t = at - static_cast<double>(low);
    const auto mix = [t](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * t));
    };
    const QColor &a = stops[low];
    const QColor &b = stops[low + 1];
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

Theme Theme::builtIn(Kind kind)
{
    initThemes();
    QFile file(QStringLiteral(":/zumik/themes/tokens.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    base::Result<Theme> theme = fromJson(opened ? file.readAll() : QByteArray(), kind);
    assert(theme.ok());
    return std::move(theme).value();
}

base::Result<Theme> Theme::fromJson(const QByteArray &json, Kind kind)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) {
        return base::Error{base::ErrorCode::JsonInvalid, error.errorString().toStdString(), "theme"};
    }
    const QJsonObject own = root.value(QLatin1String("themes")).toObject().value(nameOf(kind)).toObject();
    Theme theme;
    theme.m_kind = kind;
    collectColors(own, {}, theme.m_colors);
    collectNumbers(root.value(QLatin1String("common")).toObject(), {}, theme.m_numbers);
    theme.m_series = colorList(own.value(QLatin1String("series")));
    theme.m_sequential = colorList(own.value(QLatin1String("sequential")));
    theme.m_diverging = colorList(own.value(QLatin1String("diverging")));
    const auto invalid = std::find_if(theme.m_colors.begin(), theme.m_colors.end(),
        [](const auto &entry) { return !entry.second.isValid(); });
    if (invalid != theme.m_colors.end()) {
        return base::Error{base::ErrorCode::FormatInvalid, invalid->first, "theme"};
    }
    const bool whole = !theme.m_series.empty() && theme.m_sequential.size() > 1
        && theme.m_diverging.size() > 1 && theme.hasColor("surface.panel");
    if (!whole || !allValid(theme.m_series) || !allValid(theme.m_sequential)
        || !allValid(theme.m_diverging)) {
        return base::Error{base::ErrorCode::FormatInvalid, nameOf(kind).toStdString(), "theme"};
    }
    return theme;
}

QColor Theme::color(std::string_view token) const
{
    const auto found = m_colors.find(token);
    assert(found != m_colors.end());
    return found == m_colors.end() ? QColor(Qt::magenta) : found->second;
}

bool Theme::hasColor(std::string_view token) const
{
    return m_colors.find(token) != m_colors.end();
}

double Theme::number(std::string_view token) const
{
    const auto found = m_numbers.find(token);
    assert(found != m_numbers.end());
    return found == m_numbers.end() ? 0 : found->second;
}

int Theme::weight(std::string_view typeRole) const
{
    return static_cast<int>(number(std::string(typeRole) + ".1"));
}

QColor Theme::sequential(double position) const
{
    return between(m_sequential, position);
}

QColor Theme::diverging(double position) const
{
    return between(m_diverging, position);
}

QPalette Theme::palette() const
{
    const std::pair<QPalette::ColorRole, const char *> roles[] = {{QPalette::Window, "surface.window"},
        {QPalette::WindowText, "text.primary"}, {QPalette::Base, "surface.panel"},
        {QPalette::AlternateBase, "surface.chrome"}, {QPalette::Text, "text.primary"},
        {QPalette::PlaceholderText, "text.tertiary"}, {QPalette::Button, "surface.control"},
        {QPalette::ButtonText, "text.primary"}, {QPalette::BrightText, "text.onAccent"},
        {QPalette::Highlight, "accent.fill"}, {QPalette::HighlightedText, "text.onAccent"},
        {QPalette::Link, "text.link"}, {QPalette::LinkVisited, "text.link"},
        {QPalette::ToolTipBase, "surface.raised"}, {QPalette::ToolTipText, "text.primary"},
        {QPalette::Light, "border.default"}, {QPalette::Midlight, "border.default"},
        {QPalette::Mid, "border.default"}, {QPalette::Dark, "border.subtle"},
        {QPalette::Shadow, "surface.sunken"}};
    QPalette palette;
    for (const auto &[role, token] : roles) {
        palette.setColor(role, color(token));
    }
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color("text.disabled"));
    }
    palette.setColor(QPalette::Inactive, QPalette::Highlight, color("surface.selected"));
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, color("text.primary"));
    return palette;
}

} // namespace zumik::widgets::common
