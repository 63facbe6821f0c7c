// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zumik::app {

/// A board as it was looked at.
struct BoardVisit {
    QString id;
    std::optional<board::BoardTime> time; ///< nothing: as it is
    std::map<std::string, std::vector<std::string>> chosen = {}; ///< of variables; others stay
    bool compares = false; ///< it says what it was compared with; else that stays
    std::optional<base::Duration> back = {}; ///< that; absent: nothing
};

/// The boards that were looked at, as a browser keeps its pages: going on from an earlier one forgets those
/// that were later.
class BoardHistory {
public:
    static constexpr std::size_t most = 50;

    /// What shows now is left for another; it is as `left` when it is come back to.
    void leave(BoardVisit left);

    bool hasBack() const { return !m_back.empty(); }

    bool hasForward() const { return !m_forward.empty(); }

    /// What was before, and what shows now is what comes after it. Asserts hasBack().
    BoardVisit back(BoardVisit now);
    BoardVisit forward(BoardVisit now);
    void clear();

private:
    std::vector<BoardVisit> m_back; ///< the last one last
    std::vector<BoardVisit> m_forward;
};

} // namespace zumik::app
