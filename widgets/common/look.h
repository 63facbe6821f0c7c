// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/fonts.h"
#include "widgets/common/theme.h"
#include "widgets/common/zoneclock.h"

#include <QObject>

#include <memory>

namespace zumik::dashboard {
class MappingPatterns;
}

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

    /// Of the value mappings of all that the window shows.
    const std::shared_ptr<zumik::dashboard::MappingPatterns> &patterns() const { return m_patterns; }

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
    std::shared_ptr<zumik::dashboard::MappingPatterns> m_patterns;
};

} // namespace zumik::widgets::common
