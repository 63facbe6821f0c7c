// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace zumik::widgets::dashboard {

/// A board that a link by tags leads to.
struct TaggedBoard {
    std::string uid;
    std::string title;
};

/// The boards that carry all of some tags, in the order in which they are listed.
using TaggedBoards = std::function<std::vector<TaggedBoard>(const std::vector<std::string> &tags)>;

} // namespace zumik::widgets::dashboard
