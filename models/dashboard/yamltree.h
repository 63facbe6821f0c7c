// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::dashboard {

/// A part of a YAML file and where it stands. Nothing is a text without words; a number is its text.
struct YamlNode {
    enum class Kind { Text, List, Map };

    Kind kind = Kind::Text;
    int line = 1;
    int column = 1;
    std::string text;
    std::vector<YamlNode> keys; ///< of a map, each a text, no two the same
    std::vector<YamlNode> items; ///< of a list; of a map: the keys' values
};

inline constexpr std::size_t largestYaml = 256 * 1024; ///< bytes
inline constexpr std::size_t deepestYaml = 6; ///< lists and maps in each other

/// "FILE:LINE:COLUMN" of a node.
std::string placeOf(const YamlNode &node, const std::string &fileName);

/// The one document of a text, through yaml-cpp. Written out in full: anchors, aliases and tags are refused,
/// so that a text can't grow. Errors: TooLarge; FormatInvalid with the place and yaml-cpp's or our words.
base::Result<YamlNode> readYaml(std::string_view text, const std::string &fileName);

} // namespace zumik::dashboard
