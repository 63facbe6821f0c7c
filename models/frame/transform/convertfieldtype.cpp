// SPDX-License-Identifier: GPL-3.0-or-later
// Fields taken for another type: texts read as numbers (commas left out) and times (ISO 8601, and seconds or
// milliseconds by the formats X and x), anything written as text. What can't be read is nothing. Source:
// transformers/convertFieldType.ts. Times are of UTC.
#include "models/base/number.h"
#include "models/base/time.h"
#include "models/frame/datepattern.h"
#include "models/frame/transform/titles.h"

#include <cmath>

namespace zumik::frame::transform {

namespace {

using Type = ConvertFieldType::Type;
using Conversion = ConvertFieldType::Conversion;

double readNumber(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        digits += c == ',' || c == ' ' ? "" : std::string(1, c);
    }
    const double number = base::parseDouble(digits).value_or(base::absent());
    return std::isfinite(number) ? number : base::absent();
}

double readTime(std::string_view text, const std::string &format)
{
    if (format == "X" || format == "x") {
        return readNumber(text) * (format == "X" ? 1000 : 1);
    }
    const std::string iso = text.size() == 10 ? std::string(text) + "T00:00:00Z" : std::string(text);
    const auto time = base::parseTime(iso, {});
    return time && iso.find('T') != std::string::npos ? static_cast<double>(time->ms) : base::absent();
}

std::string writeTime(double ms, const std::string &format)
{
    const base::Time time{static_cast<std::int64_t>(ms)};
    return format.empty() ? base::formatRfc3339(time) : formatDatePattern(time, base::Duration{0}, format);
}

double asTime(const Values &values, std::size_t row, const std::string &format)
{
    if (values.isText()) {
        return readTime(values.text(row), format);
    }
    const bool seconds = values.type() == Values::Type::Number && format == "X";
    return values.number(row) * (seconds ? 1000 : 1);
}

double asNumber(const Values &values, std::size_t row, const Conversion &conversion)
{
    if (conversion.type == Type::Boolean) {
        const double number = values.number(row);
        const bool set = values.isText() ? !values.text(row).empty() : !std::isnan(number) && number != 0;
        return set ? 1 : 0;
    }
    if (!values.has(row)) {
        return base::absent();
    }
    if (conversion.type == Type::Time) {
        const double ms = asTime(values, row, conversion.dateFormat);
        return std::abs(ms) < 9e15 ? ms : base::absent();
    }
    const double number = values.isText() ? readNumber(values.text(row)) : values.number(row);
    return std::isfinite(number) ? number : base::absent();
}

Values asText(const Values &values, const std::string &format)
{
    Collector texts(Values::Type::Text);
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (values.type() == Values::Type::Time && std::abs(values.number(row)) < 9e15) {
            texts.add(writeTime(values.number(row), format));
        } else {
            texts.add(values, row);
        }
    }
    return texts.take();
}

Values converted(const Values &values, const Conversion &conversion)
{
    if (conversion.type == Type::Text) {
        return asText(values, conversion.dateFormat);
    }
    Collector numbers(conversion.type == Type::Time ? Values::Type::Time
            : conversion.type == Type::Boolean      ? Values::Type::Boolean
                                                    : Values::Type::Number);
    for (std::size_t row = 0; row < values.size(); ++row) {
        numbers.add(asNumber(values, row, conversion));
    }
    return numbers.take();
}

} // namespace

Outcome run(const ConvertFieldType &step, Tables tables, const Context &context)
{
    for (const Conversion &conversion : step.conversions) {
        for (Table &table : tables) {
            for (TableField &field : table.fields) {
                const bool meant = field.title == conversion.field || field.name == conversion.field;
                if (meant && !context.allowsWork(table.rows)) {
                    return Refusal::Why::TooLarge;
                }
                field.values = meant ? converted(field.values, conversion) : field.values;
            }
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
