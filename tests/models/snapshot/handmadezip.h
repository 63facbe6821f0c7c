// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/manifest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zumik::snapshot {

/// An entry of a ZIP that is put together byte by byte, and what is said of it in place of the truth.
struct HandmadeEntry {
    std::string name;
    std::string content = {};
    bool deflated = false;
    bool zip64 = false; ///< its sizes stand in extra fields
    std::uint16_t flags = 0;
    std::optional<std::uint16_t> method = {};
    std::optional<std::uint64_t> size = {}; ///< before and behind
    std::optional<std::string> listedName = {}; ///< in the central directory, as all below
    std::optional<std::uint32_t> listedSize = {};
    bool listedTwice = false;
    bool unlisted = false;
};

/// From the format's description, apart from libzip.
std::string handmadeZip(const std::vector<HandmadeEntry> &entries);

/// With a manifest.json that lists them all, `manifest` otherwise.
std::string handmadeSnapshot(std::vector<HandmadeEntry> entries, Manifest manifest = {});

std::string sha256(std::string_view content);

} // namespace zumik::snapshot
