// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/history.h"
#include "tests/stack/simulator/targets.h"
#include "tests/stack/simulator/world.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace zumik::simulator {

struct CommandLine {
    World world;
    std::array<std::uint16_t, allDoors.size()> ports{}; ///< 0: any free one
    bool history = false;
    HistoryOptions historyOptions;
    std::string out; ///< file of the history; stdout when empty
    bool help = false;
};

/// What is wrong with the arguments, for people; empty when nothing is.
std::string readCommandLine(const std::vector<std::string> &arguments, CommandLine &result);

std::string usage();

} // namespace zumik::simulator
