// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace zumik::widgets::dashboard {
class BoardView;
}

namespace zumik::app {

/// Makes a board follow the present of a recording, which moves faster than a board can be asked: of all
/// moments in between only the latest is asked for, and nothing is begun that would never end. While a time
/// is sought there are previews.
class ReplayRefresh final : public QObject {
    Q_OBJECT

public:
    /// How now has moved.
    enum class Move {
        Played, ///< by the clock
        Sought, ///< by somebody who has not let go
        Set ///< to stay there
    };

    explicit ReplayRefresh(QObject *parent = nullptr);

    /// What shows; null: none. What it shows may be of another time.
    void setBoard(widgets::dashboard::BoardView *board);

    /// While it plays, less than this of recorded time is not worth a question.
    void setStep(base::Duration step) { m_step = step; }

    void moved(Move move, base::Time now);

    /// There is nothing that it still wants to ask of a board that shows.
    bool settled() const;

private:
    enum class Wants { Nothing, Preview, Whole };

    void want(Wants wants);
    void ask();
    bool mustWait() const;

    QPointer<widgets::dashboard::BoardView> m_board;
    base::Duration m_step{15'000};
    Wants m_wants = Wants::Nothing;
    bool m_plays = false;
    std::optional<base::Time> m_asked; ///< what now was when the board was asked last
    base::Time m_now;
    QElapsedTimer m_since; ///< the last question
    QTimer m_later{this};
};

} // namespace zumik::app
