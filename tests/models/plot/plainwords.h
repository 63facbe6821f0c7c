// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/number.h"
#include "models/plot/words.h"

#include <string>
#include <vector>

// Words for tests: numbers as they are, six pixels a letter.
namespace zumik::plot {

class PlainTimes final : public TimeFormat {
public:
    std::string label(base::Time time, TimeForm form) const override
    {
        const std::string text = base::formatRfc3339(time);
        return form == TimeForm::Day ? text.substr(5, 5) : text.substr(11, form < TimeForm::Minutes ? 8 : 5);
    }
};

class PlainNumbers final : public NumberFormat {
public:
    std::string value(double value, const frame::FieldConfig &config) const override
    {
        return base::formatDouble(value) + config.unit;
    }

    std::vector<std::string> ticks(
        const std::vector<double> &values, const frame::FieldConfig &config) const override
    {
        std::vector<std::string> result;
        for (const double one : values) {
            result.push_back(value(one, config));
        }
        return result;
    }
};

class SixPixels final : public TextMeasure {
public:
    float width(std::string_view text) const override { return 6 * static_cast<float>(text.size()); }
};

} // namespace zumik::plot
