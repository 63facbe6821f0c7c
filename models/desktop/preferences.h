// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>

namespace zumik::desktop {

class SessionBus;

/// What the user told the desktop about how programs should look.
struct Preferences {
    enum class Scheme : std::uint8_t { None, Dark, Light };

    Scheme scheme = Scheme::None;
    bool moreContrast = false;

    bool operator==(const Preferences &) const = default;
};

/// Knows the desktop's preferences by its settings portal (org.freedesktop.portal.Settings, version 1, the
/// namespace org.freedesktop.appearance). Without a session bus or a portal there are none, and that is no
/// error.
class PreferencesWatch final : public QObject {
    Q_OBJECT

public:
    /// Asks at once; none are known before the event loop has run.
    explicit PreferencesWatch(QObject *parent = nullptr);

    const Preferences &preferences() const { return m_preferences; }

    /// Asks again, when no answer is awaited: D-Bus signals would need a connection that can block.
    void look();

Q_SIGNALS:
    void changed();

private:
    void take(const Preferences &preferences);

    SessionBus *m_bus = nullptr;
    bool m_connected = false;
    bool m_asking = false;
    Preferences m_preferences;
};

} // namespace zumik::desktop
