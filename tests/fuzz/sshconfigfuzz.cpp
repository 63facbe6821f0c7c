// SPDX-License-Identifier: GPL-3.0-or-later
// An ssh_config that a stranger wrote; it includes itself wherever it includes anything.
#include "models/ssh/config/hostway.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik;
    const std::string text(reinterpret_cast<const char *>(data), size);
    ssh::ConfigContext context;
    context.home = "/home/me";
    context.localUser = "me";
    context.userFile = "config";
    context.files.read = [&text](const std::string &, bool) -> base::Result<std::string> {
        return text;
    };
    context.files.matching = [](const std::string &pattern) {
        return std::vector{pattern};
    };
    context.commandTest = [](const std::string &line) {
        return base::Result(line.size() % 2 == 0);
    };
    context.environment = [](const std::string &) {
        return std::optional<std::string>("value");
    };
    if (const auto way = ssh::resolveWay({.host = "vps", .user = {}, .port = {}}, context)) {
        for (const ssh::HostConfig &server : *way) {
            ssh::asText(server);
        }
    }
    return 0;
}
