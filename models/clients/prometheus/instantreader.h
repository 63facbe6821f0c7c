// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/prometheus/decoder.h"
#include "models/clients/prometheus/ondemand.h"

namespace zumik::clients::prometheus {

/// Reads the data of an instant answer, one of
///     {"resultType":"vector","result":[{"metric":{...},"value":[t,"v"]} or {...,"histogram":[...]},...]}
///     {"resultType":"matrix","result":[{"metric":{...},"values":[[t,"v"],...]},...]}
///     {"resultType":"scalar"|"string","result":[t,"v"]}
class InstantReader {
public:
    explicit InstantReader(const Caps &caps)
        : m_caps(caps)
    {
    }

    base::Status read(ondemand::value data);
    series::Instant take(Envelope &envelope);

private:
    base::Status readResult(std::string_view type, ondemand::value result);
    base::Status readVector(ondemand::value result);
    base::Status readRange(ondemand::value result);
    base::Status readScalar(ondemand::value result);
    base::Status readText(ondemand::value result);

    Caps m_caps;
    series::Instant m_instant;
};

} // namespace zumik::clients::prometheus
