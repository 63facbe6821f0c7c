// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/look.h"

#include "models/dashboard/mappingpatterns.h"

#include <QTimeZone>

namespace zumik::widgets::common {

Look::Look(Theme::Kind kind, QObject *parent)
    : QObject(parent)
    , m_theme(Theme::builtIn(kind))
    , m_textScale(Fonts::systemScale())
    , m_fonts(m_theme, m_textScale)
    , m_clock(QTimeZone::utc())
    , m_patterns(std::make_shared<dashboard::MappingPatterns>())
{
}

void Look::setTheme(Theme::Kind kind)
{
    if (kind == m_theme.kind()) {
        return;
    }
    m_theme = Theme::builtIn(kind);
    Q_EMIT changed();
}

void Look::setZone(const QTimeZone &zone)
{
    m_clock = ZoneClock(zone);
    Q_EMIT changed();
}

void Look::setTextScale(double scale)
{
    m_textScale = scale;
    m_fonts = Fonts(m_theme, scale);
    Q_EMIT changed();
}

} // namespace zumik::widgets::common
