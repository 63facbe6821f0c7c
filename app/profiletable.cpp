// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiletable.h"

#include "app/prometheusjson.h"
#include "models/base/text.h"
#include "models/settings/profilestore.h"
#include "models/settings/sshaddress.h"

#include <algorithm>

namespace zumik::app {

namespace {

ListedProfile listed(const settings::ProfileStore &profiles, const QString &name)
{
    ListedProfile line{name.toStdString(), {}, {}, {}};
    const auto profile = profiles.load(name);
    if (!profile) {
        line.error = profile.error();
        return line;
    }
    if (profile->ssh) {
        line.ssh = settings::formatSshAddress(*profile->ssh).toStdString();
    }
    if (profile->prometheus) {
        line.prometheus = profile->prometheus->url.toString().toStdString();
    }
    return line;
}

std::string padded(const std::string &text, std::size_t width)
{
    const std::string shown = base::printable(text);
    return shown + std::string(shown.size() < width ? width - shown.size() : 0, ' ') + "  ";
}

} // namespace

std::vector<ListedProfile> listProfiles(const settings::ProfileStore &profiles)
{
    std::vector<ListedProfile> lines;
    for (const QString &name : profiles.names()) {
        lines.push_back(listed(profiles, name));
    }
    return lines;
}

std::string profilesAsJson(const std::vector<ListedProfile> &profiles)
{
    std::string list;
    for (const ListedProfile &line : profiles) {
        list += (list.empty() ? "" : ",") + ("{\"name\":" + jsonString(line.name))
            + ",\"ssh\":" + jsonString(line.ssh) + ",\"prometheus\":" + jsonString(line.prometheus)
            + ",\"error\":" + jsonString(line.error ? describe(*line.error) : std::string()) + "}";
    }
    return "{\"profiles\":[" + list + "]}\n";
}

std::string profilesAsTable(const std::vector<ListedProfile> &profiles)
{
    std::size_t names = 0;
    std::size_t ways = 0;
    for (const ListedProfile &line : profiles) {
        names = std::max(names, line.name.size());
        ways = std::max(ways, line.ssh.size());
    }
    std::string out;
    for (const ListedProfile &line : profiles) {
        const std::string rest = line.error ? describe(*line.error) : line.prometheus;
        out += padded(line.name, names) + padded(line.ssh, ways) + base::printable(rest) + "\n";
    }
    return out;
}

} // namespace zumik::app
