// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/nginx.h"

#include "tests/support/net.h"

#include <algorithm>
#include <utility>

namespace zumik::tests {

Nginx::Nginx(std::vector<NginxDoor> doors)
    : Server("nginx")
    , m_doors(std::move(doors))
{
    if (std::any_of(m_doors.begin(), m_doors.end(),
            [](const NginxDoor &door) { return !door.certificate.empty(); })) {
        m_certificates.emplace();
    }
    // The base class's port is that of a door which only tells that nginx is there.
    launch(
        [this](std::uint16_t port) {
            m_ports["ready"] = port;
            for (const NginxDoor &door : m_doors) {
                m_ports[door.name] = freePort();
            }
            writeFile(dir().file("nginx.conf"), configText());
            return Command{.program = "nginx",
                .arguments = {"-p", dir().path().string(), "-e", "stderr", "-c", dir().file("nginx.conf")}};
        },
        [](std::uint16_t port) { return http({.port = port, .path = "/ready"}).status == 200; });
}

/// One process in the foreground: nothing is left behind when it gets a signal.
std::string Nginx::configText() const
{
    std::string text =
        "daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr notice;\n"
        "events { worker_connections 512; }\nhttp {\n  access_log access.log;\n"
        "  client_body_temp_path body;\n  proxy_temp_path proxy;\n  fastcgi_temp_path fastcgi;\n"
        "  uwsgi_temp_path uwsgi;\n  scgi_temp_path scgi;\n  proxy_http_version 1.1;\n"
        "  proxy_buffering off;\n  client_max_body_size 64m;\n";
    text += "  server { listen 127.0.0.1:" + std::to_string(m_ports.at("ready"))
        + "; location = /ready { return 200 'ready'; } }\n";
    for (const NginxDoor &door : m_doors) {
        text += doorText(door);
    }
    return text + "}\n";
}

std::string Nginx::doorText(const NginxDoor &door) const
{
    std::string text = "  server {\n    listen 127.0.0.1:" + std::to_string(m_ports.at(door.name))
        + (door.certificate.empty() ? ";\n" : " ssl;\n") + tlsText(door) + passwordText(door)
        + door.locations;
    if (door.upstream != 0) {
        text += "    location / {\n      proxy_pass http://127.0.0.1:" + std::to_string(door.upstream)
            + ";\n      proxy_set_header Host $host;\n      proxy_set_header Authorization \"\";\n";
        for (const auto &[name, value] : door.addHeaders) {
            text.append("      proxy_set_header ").append(name).append(" \"").append(value).append("\";\n");
        }
        text += "    }\n";
    }
    return text + "  }\n";
}

std::string Nginx::tlsText(const NginxDoor &door) const
{
    if (door.certificate.empty()) {
        return {};
    }
    std::string text = "    ssl_certificate " + m_certificates->certificate(door.certificate)
        + ";\n    ssl_certificate_key " + m_certificates->key(door.certificate) + ";\n";
    if (door.clientCertificate) {
        text +=
            "    ssl_client_certificate " + m_certificates->authority() + ";\n    ssl_verify_client on;\n";
    }
    return text;
}

std::string Nginx::passwordText(const NginxDoor &door) const
{
    if (door.user.empty()) {
        return {};
    }
    // htpasswd's plain form: USER:{PLAIN}PASSWORD
    const std::string file = dir().file(door.name + ".htpasswd");
    writeFile(file, door.user + ":{PLAIN}" + door.password + '\n');
    return "    auth_basic \"stack\";\n    auth_basic_user_file " + file + ";\n";
}

} // namespace zumik::tests
