// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drive/script.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <optional>
#include <variant>

namespace zumik::app::drive {

/// A control that a person could use now.
struct Control {
    QPointer<QWidget> widget; ///< itself, or what it is a part of
    QRect box; ///< on the screen
    QRect open; ///< of the box, what isn't cut off; on the screen

    /// Where a part of it is on the screen; nothing where that part is cut off or covered. The middle is the
    /// middle of what shows.
    std::optional<QPoint> pointAt(Part part) const;
};

/// Why there is no such control, in a sentence, and which names are like it.
struct Refusal {
    QString why;
    QStringList near = {};
};

using Found = std::variant<Control, Refusal>;

/// Among all windows that show. A name fits as it is, or with what it is set to behind a colon ("Time range"
/// is "Time range: last 6 h"); else whatever its case; else by its beginning. What can be used goes before
/// what can only be read; several that can be used are refused.
Found findControl(const Target &target);

/// Whether anything of that name shows.
bool isThere(const Target &target);

} // namespace zumik::app::drive
