// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/sshd.h"

#include <cstdint>
#include <string>

namespace zumik::tests {

/// The ports that a profile names; 0 leaves an endpoint out.
struct ProfileParts {
    std::uint16_t prometheus = 0;
    std::uint16_t alertmanager = 0;
    std::uint16_t gpustackApi = 0;
    std::uint16_t apiCore = 0;
    std::uint16_t gateway = 0;
    std::string scrapeInterval = "15s";
};

/// A connection profile in the command line's format. Secrets are {"env": NAME}. Through `sshd` when there is
/// one; its endpoints are named as the far side knows them.
std::string profileText(const ProfileParts &parts, const Sshd *sshd);

} // namespace zumik::tests
