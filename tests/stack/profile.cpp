// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/profile.h"

namespace zumik::tests {

namespace {

std::string url(std::uint16_t port, const std::string &path = {})
{
    return "\"http://localhost:" + std::to_string(port) + path + '"';
}

/// Paths of temporary directories and user names: quotes and backslashes are all that could hurt.
std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += c;
    }
    return result + '"';
}

std::string sshText(const Sshd &sshd)
{
    return R"(  "ssh": { "host": "127.0.0.1", "port": )" + std::to_string(sshd.port())
        + ", \"user\": " + quoted(Sshd::user()) + ",\n           \"identity\": " + quoted(sshd.identity())
        + ",\n           \"knownHosts\": " + quoted(sshd.knownHosts()) + " },\n";
}

} // namespace

std::string profileText(const ProfileParts &parts, const Sshd *sshd)
{
    std::string text = "{\n  \"name\": \"stack\",\n  \"readOnly\": true,\n";
    if (sshd != nullptr) {
        text += sshText(*sshd);
    }
    text += R"(  "prometheus": { "url": )" + url(parts.prometheus) + R"(, "scrapeInterval": ")"
        + parts.scrapeInterval + "\" },\n";
    if (parts.alertmanager != 0) {
        text += R"(  "alertmanager": { "url": )" + url(parts.alertmanager) + " },\n";
    }
    if (parts.gpustackApi != 0) {
        text += R"(  "gpustack": { "url": )" + url(parts.gpustackApi)
            + ", \"auth\": { \"bearer\": { \"env\": \"GPUSTACK_API_KEY\" } } },\n";
    }
    text += "  \"targets\": [\n    { \"name\": \"api-core\", \"url\": " + url(parts.apiCore, "/metrics")
        + ",\n      \"auth\": { \"bearer\": { \"env\": \"METRICS_TOKEN\" } }, \"labels\": { \"job\": "
          "\"api-core\" } },\n";
    text += R"(    { "name": "gateway", "url": )" + url(parts.gateway, "/metrics")
        + ",\n      \"auth\": { \"header\": { \"name\": \"X-Admin-Token\", \"value\": { \"env\": "
          "\"GATEWAY_ADMIN_TOKEN\" } } },\n"
          "      \"labels\": { \"job\": \"gateway\" } }\n  ]\n}\n";
    return text;
}

} // namespace zumik::tests
