// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/httpmessage.h"
#include "tests/stack/simulator/mapping.h"
#include "tests/stack/simulator/targets.h"

#include <array>
#include <cstdint>
#include <string>

namespace zumik::simulator {

/// What the guarded doors ask for; an empty one means that none is configured: api-core is then open, the
/// gateway says that its administration is unavailable, GPUStack's API is open.
struct Tokens {
    std::string metrics; ///< METRICS_TOKEN
    std::string gateway; ///< GATEWAY_ADMIN_TOKEN
    std::string gpustack; ///< GPUSTACK_API_KEY
};

/// Answers requests at the doors, and switches incidents by the admin interface (fleet door):
///     GET  /admin/status {"seed":1,"incidents":{"NAME":false,...},"switches":{...}} POST
///     /admin/incident?name=NAME&on=1[&scope=JOB] POST
///     /admin/switch?name=tenant-labels|gateway-token|gateway-gpus&on=0
class Site {
public:
    Site(World world, Tokens tokens);

    /// Where the doors ended up, for service discovery.
    void setPort(Door door, std::uint16_t port) { m_ports[static_cast<std::size_t>(door)] = port; }

    std::uint16_t port(Door door) const { return m_ports[static_cast<std::size_t>(door)]; }

    HttpResponse handle(const HttpRequest &request, Door door, double now);

    World &world() { return m_world; }

private:
    HttpResponse admin(const HttpRequest &request, double now);
    HttpResponse incident(const HttpRequest &request, double now);
    HttpResponse switches(const HttpRequest &request);
    HttpResponse status(double now) const;
    HttpResponse discovery(std::string_view job, double now) const;
    HttpResponse scrape(const HttpRequest &request, Door door, double now) const;
    HttpResponse guard(const HttpRequest &request, Door door) const;

    World m_world;
    Tokens m_tokens;
    Mapping m_mapping;
    bool m_gatewayTokenSet = true;
    std::array<std::uint16_t, allDoors.size()> m_ports{};
};

} // namespace zumik::simulator
