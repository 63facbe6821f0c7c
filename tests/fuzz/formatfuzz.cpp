// SPDX-License-Identifier: GPL-3.0-or-later
// Eight bytes of a number, then a unit and, after a line break, a legend format: every value shows something,
// and ticks are as many as values.
#include "models/frame/display.h"
#include "models/frame/legend.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik;
    double value = 0;
    if (size < sizeof(value) + 1) {
        return 0;
    }
    std::memcpy(&value, data, sizeof(value));
    const std::string_view rest(reinterpret_cast<const char *>(data) + sizeof(value), size - sizeof(value));
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    frame::FieldConfig config;
    config.unit = std::string(rest.substr(1, end > 0 ? end - 1 : 0));
    if (rest[0] % 2 == 1) {
        config.decimals = static_cast<signed char>(rest[0]);
    }
    frame::displayValue(value, config, {});
    if (frame::formatTicks({0, value / 2, value}, config).size() != 3) {
        std::abort();
    }
    frame::isKnownUnit(config.unit);
    const std::string_view legend = rest.substr(std::min(end + 1, rest.size()));
    const series::Labels labels{{"__name__", "up"}, {"job", "a"}};
    frame::seriesName(legend, labels, "up");
    frame::expandDisplayName(legend, labels, "up");
    return 0;
}
