// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::tests {

/// One line of links.txt, "FOLDER|TRUE or FALSE|linked folders|external targets", the lists with commas.
struct Folder {
    std::string path;
    bool qt = false;
    std::vector<std::string> links;
    std::vector<std::string> uses;
};

std::vector<Folder> readLinks(std::string_view text);

/// Every break of a rule under `top`, as "FILE:LINE: what" or "FOLDER: what", sorted. `filesRead`, when
/// given, gets the number of sources that were looked at.
std::vector<std::string> breaches(
    const std::filesystem::path &top, const std::vector<Folder> &folders, int *filesRead = nullptr);

} // namespace zumik::tests
