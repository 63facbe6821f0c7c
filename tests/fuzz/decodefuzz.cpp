// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of the Prometheus API, of any bytes: the first chooses the kind of answer.
#include "models/clients/prometheus/decoder.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace zumik;

/// What was decoded must be readable: every column has the grid's length.
void look(const series::Matrix &matrix)
{
    for (const auto &series : matrix.series) {
        volatile double sum = 0;
        for (const double value : series.values.values()) {
            sum = sum + value;
        }
        if (series.values.size() != matrix.grid.count || series.labels.toString().empty()) {
            std::abort();
        }
    }
}

void decode(clients::prometheus::Decoder &decoder, std::uint8_t kind, std::string &json)
{
    const clients::prometheus::Caps caps{.maxSeries = 20, .maxValues = 500};
    switch (kind % 10) {
    case 0:
    case 1:
        if (const auto matrix =
                decoder.matrix(json, {{1'700'000'100'000}, std::chrono::seconds(15), 7}, caps)) {
            look(*matrix);
        }
        return;
    case 2:
        (void)decoder.instant(json, caps);
        return;
    case 3:
        (void)decoder.labelSets(json);
        return;
    case 4:
        (void)decoder.strings(json);
        return;
    case 5:
        (void)decoder.metadata(json);
        return;
    case 6:
        (void)decoder.rules(json);
        return;
    case 7:
        (void)decoder.alerts(json);
        return;
    case 8:
        (void)decoder.targets(json);
        return;
    default:
        (void)decoder.buildInfo(json);
        (void)decoder.refusal(json);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static clients::prometheus::Decoder decoder;
    if (size > 0) {
        std::string json(data + 1, data + size);
        decode(decoder, data[0], json);
    }
    return 0;
}
