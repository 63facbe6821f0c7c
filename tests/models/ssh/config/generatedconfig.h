// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <string>
#include <vector>

namespace zumik::tests {

/// An ssh_config made up of what can stand in one; now and then with a mistake.
std::string generatedConfig(std::mt19937 &random);

/// The names that its blocks are about, and some others.
std::vector<std::string> generatedHosts();

} // namespace zumik::tests
