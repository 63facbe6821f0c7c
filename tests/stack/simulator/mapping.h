// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/httpmessage.h"
#include "tests/stack/simulator/world.h"

#include <string>

namespace zumik::simulator {

/// GPUStack's metrics mapping and its API:
///     GET  /v2/metrics/config           the mapping in force
///     POST /v2/metrics/config           replaces it, at once for all workers
///     GET  /v2/metrics/default-config   the mapping that it came with
/// JSON:
/// {"runtime_mapping":{"vLLM":{"*":{"vllm:num_requests_running":"gpustack:num_requests_running",...}},...}}.
class Mapping {
public:
    Mapping();

    /// `key` is the bearer token that it asks for; none when empty.
    HttpResponse handle(const HttpRequest &request, const std::string &key);

    const MappedNames &mapped() const { return m_mapped; }

private:
    HttpResponse replace(const std::string &body);

    std::string m_current;
    MappedNames m_mapped;
};

} // namespace zumik::simulator
