// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/colors.h"
#include "models/frame/mappings.h"
#include "models/frame/units.h"

namespace zumik::frame {

/// A value as a panel shows it: mapped, formatted, colored.
struct DisplayValue {
    FormattedValue text;
    ValueColor color;
    bool mapped = false;
};

/// Mappings first, then the unit; a mapped text has no prefix and suffix.
DisplayValue displayValue(double value, const FieldConfig &config, const ValueRange &range,
    const FormatContext &context = {}, const RegexReplace &regex = {});
DisplayValue displayText(std::string_view text, const FieldConfig &config, const RegexReplace &regex = {});

} // namespace zumik::frame
