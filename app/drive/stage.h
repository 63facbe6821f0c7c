// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

class QWidget;

namespace zumik::app::drive {

/// What is driven: a window, and what it says of itself.
class Stage {
public:
    virtual ~Stage() = default;

    /// Null once it is gone.
    virtual QWidget *window() const = 0;
    /// The word for what the window shows: "board".
    virtual QString page() const = 0;
    /// "idle" or "busy".
    virtual QString state() const = 0;
    /// "connected", "lost", ...
    virtual QString connection() const = 0;
    /// A JSON list.
    virtual std::string panels() const = 0;
};

} // namespace zumik::app::drive
