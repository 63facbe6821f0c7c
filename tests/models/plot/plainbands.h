// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandscene.h"
#include "tests/models/plot/plainwords.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

// Words and frames for tests of bands.
namespace zumik::plot {

/// Colors by name: red, orange and green are what they are, others gray; ramps go from black to blue.
class PlainBands final : public BandWords {
public:
    frame::DisplayValue number(
        double value, const frame::FieldConfig &config, const frame::ValueRange &range) const override
    {
        ++asked;
        return frame::displayValue(value, config, range);
    }

    frame::DisplayValue text(std::string_view text, const frame::FieldConfig &config) const override
    {
        return frame::displayText(text, config);
    }

    std::string plain(std::string_view text) const override { return std::string(text); }

    BandPaint paint(const BandColor &color) const override
    {
        const frame::Argb fill = fillOf(color);
        return {fill, fill | 0x00010101U};
    }

    double rank(const frame::ValueColor &color) const override
    {
        using Kind = frame::ValueColor::Kind;
        return color.kind == Kind::Continuous ? 3 * color.position
            : color.name == "red"             ? 3
            : color.name == "orange"          ? 2
            : color.name == "green"           ? 0
                                              : 1;
    }

    mutable std::size_t asked = 0;

private:
    static frame::Argb fillOf(const BandColor &color)
    {
        using Kind = frame::ValueColor::Kind;
        if (color.value.kind == Kind::Continuous) {
            return 0xFF000000U | static_cast<frame::Argb>(color.value.position * 254);
        }
        if (color.value.kind == Kind::Series) {
            return 0xFF400000U | static_cast<frame::Argb>(color.place * 16) << 8U;
        }
        return color.value.name == "red"   ? 0xFFFE0000U
            : color.value.name == "orange" ? 0xFFFE8000U
            : color.value.name == "green"  ? 0xFF00FE00U
                                           : 0xFF808080U;
    }
};

inline constexpr frame::Argb redFill = 0xFFFE0000U;
inline constexpr frame::Argb orangeFill = 0xFFFE8000U;
inline constexpr frame::Argb greenFill = 0xFF00FE00U;

inline frame::ValueMapping mapped(std::string match, std::string text, std::string color)
{
    frame::ValueMapping mapping;
    mapping.match = std::move(match);
    mapping.text = std::move(text);
    mapping.color = std::move(color);
    return mapping;
}

/// A row on a grid of minutes from 0; 1 is Up, 0 Down, 3 and 4 are both Odd.
inline frame::Field upDown(std::string name, std::vector<double> values)
{
    frame::Field field;
    field.name = std::move(name);
    field.values = series::Column(std::move(values));
    field.config.mappings = {mapped("1", "Up", "green"), mapped("0", "Down", "red"),
        mapped("3", "Odd", "orange"), mapped("4", "Odd", "orange")};
    field.config.style.lineWidth = 0;
    return field;
}

inline frame::Field numbers(std::string name, std::vector<double> values, frame::ColorConfig::Mode mode)
{
    frame::Field field;
    field.name = std::move(name);
    field.values = series::Column(std::move(values));
    field.config.color.mode = mode;
    field.config.color.scheme = "continuous-GrYlRd";
    field.config.thresholds.steps = {
        {-std::numeric_limits<double>::infinity(), "green"}, {10, "orange"}, {20, "red"}};
    field.config.style.lineWidth = 0;
    return field;
}

inline frame::Field texts(std::string name, std::vector<std::string> values)
{
    frame::Field field;
    field.name = std::move(name);
    field.values = std::move(values);
    field.config.style.lineWidth = 0;
    return field;
}

inline frame::Field times(std::vector<std::int64_t> minutes)
{
    frame::Field field;
    field.name = "Time";
    frame::Field::Times values;
    for (const std::int64_t minute : minutes) {
        values.push_back(minute < 0 ? frame::noTime : base::Time{minute * 60'000});
    }
    field.values = std::move(values);
    return field;
}

inline frame::Frame onGrid(std::vector<frame::Field> fields)
{
    frame::Frame frame;
    const std::size_t count = fields.empty() ? 0 : fields.front().numbers()->size();
    frame.grid = series::Grid{{0}, std::chrono::minutes(1), count};
    frame.fields = std::move(fields);
    return frame;
}

} // namespace zumik::plot
