// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::settings {
class ProfileStore;
}

namespace zumik::app {

/// A saved profile in a line.
struct ListedProfile {
    std::string name;
    std::string ssh; ///< "ops@vps:22"; empty: directly
    std::string prometheus; ///< its URL; empty: none
    std::optional<base::Error> error; ///< why the file can't be read
};

std::vector<ListedProfile> listProfiles(const settings::ProfileStore &profiles);

/// {"profiles":[{"name","ssh","prometheus","error"}]}, `error` empty when all is well.
std::string profilesAsJson(const std::vector<ListedProfile> &profiles);
std::string profilesAsTable(const std::vector<ListedProfile> &profiles);

} // namespace zumik::app
