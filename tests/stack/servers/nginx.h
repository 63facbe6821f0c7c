// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/certificates.h"
#include "tests/stack/servers/server.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zumik::tests {

/// One door of nginx, on a port of its own, to a server on 127.0.0.1.
struct NginxDoor {
    std::string name;
    std::uint16_t upstream = 0; ///< port; 0 when only `locations` answer
    std::vector<std::pair<std::string, std::string>> addHeaders = {}; ///< put on each request to the upstream
    std::string user = {}; ///< with `password`: basic authentication is demanded
    std::string password = {};
    std::string certificate = {}; ///< a name of Certificates: TLS is spoken
    bool clientCertificate = false; ///< one of our authority is demanded
    std::string locations = {}; ///< further nginx `location` blocks
};

/// A real nginx with as many doors as wanted.
class Nginx : public Server {
public:
    explicit Nginx(std::vector<NginxDoor> doors);

    std::uint16_t port(const std::string &door) const { return m_ports.at(door); }

    const Certificates &certificates() const { return *m_certificates; } ///< when a door speaks TLS

private:
    std::string configText() const;
    std::string doorText(const NginxDoor &door) const;
    std::string tlsText(const NginxDoor &door) const;
    std::string passwordText(const NginxDoor &door) const;

    std::vector<NginxDoor> m_doors;
    std::optional<Certificates> m_certificates;
    std::map<std::string, std::uint16_t> m_ports;
};

} // namespace zumik::tests
