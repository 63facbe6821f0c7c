// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace zumik::desktop {

/// What Qt D-Bus calls for SleepWatch: by the slot's name, the only way it has. Lives in the watch's thread,
/// and as long as somebody may connect it.
class SleepEar final : public QObject {
    Q_OBJECT

public:
    static constexpr const char *slot = "1prepareForSleep(bool)"; ///< 1: a slot, as Qt marks them

    std::function<void()> heard; ///< empty once the watch has gone

public Q_SLOTS:

    void prepareForSleep(bool before) const
    {
        if (!before && heard) {
            heard();
        }
    }
};

} // namespace zumik::desktop
