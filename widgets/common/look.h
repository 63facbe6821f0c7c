// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/fonts.h"
#include "widgets/common/theme.h"
#include "widgets/common/zoneclock.h"

#include <QObject>

namespace zumik::widgets::common {

/// The taste and the clock of a window: theme, fonts, zone. Widgets hold a pointer to one that outlives them,
/// and repaint when it changes.
class Look final : public QObject {
    Q_OBJECT

public:
    explicit Look(Theme::Kind kind, QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }

    const Fonts &fonts() const { return m_fonts; }

    const ZoneClock &clock() const { return m_clock; }

    void setTheme(Theme::Kind kind);
    void setZone(const QTimeZone &zone);
    /// Of all text, 1 being the theme's pixels.
    void setTextScale(double scale);

Q_SIGNALS:
    void changed();

private:
    Theme m_theme;
    double m_textScale = 1;
    Fonts m_fonts;
    ZoneClock m_clock;
};

} // namespace zumik::widgets::common
