// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/display.h"

namespace zumik::frame {

DisplayValue displayValue(double value, const FieldConfig &config, const ValueRange &range,
    const FormatContext &context, const RegexReplace &regex)
{
    const auto mapped = mapValue(config, value, regex);
    DisplayValue shown;
    shown.mapped = mapped.has_value();
    shown.color = colorOf(value, config, range, mapped ? mapped->color : std::string());
    shown.text =
        mapped && mapped->text ? FormattedValue{{}, *mapped->text, {}} : formatValue(value, config, context);
    return shown;
}

DisplayValue displayText(std::string_view text, const FieldConfig &config, const RegexReplace &regex)
{
    const auto mapped = mapText(config, text, regex);
    DisplayValue shown;
    shown.mapped = mapped.has_value();
    shown.text = {{}, mapped && mapped->text ? *mapped->text : std::string(text), {}};
    if (mapped && !mapped->color.empty()) {
        shown.color = {ValueColor::Kind::Named, mapped->color, 0};
    } else if (config.color.mode == ColorConfig::Mode::Fixed) {
        shown.color = {ValueColor::Kind::Named, config.color.fixed, 0};
    }
    return shown;
}

} // namespace zumik::frame
