// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include "widgets/common/zumikstyle.h"

#include <QApplication>
#include <QEvent>

namespace zumik::app {

using widgets::common::Theme;

namespace {

Theme::Kind themeOfPalette()
{
    const QPalette palette = QGuiApplication::palette();
    const QColor back = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    if (back == QColor(Qt::black) && text == QColor(Qt::white)) {
        return Theme::Kind::HighContrast; // no ordinary theme goes that far
    }
    return back.lightness() < text.lightness() ? Theme::Kind::Dark : Theme::Kind::Light;
}

} // namespace

Theme::Kind desktopTheme(const desktop::Preferences &preferences)
{
    using Scheme = desktop::Preferences::Scheme;
    const Theme::Kind shown = themeOfPalette();
    if (preferences.moreContrast || shown == Theme::Kind::HighContrast) {
        return Theme::Kind::HighContrast;
    }
    if (preferences.scheme == Scheme::None) {
        return shown;
    }
    return preferences.scheme == Scheme::Dark ? Theme::Kind::Dark : Theme::Kind::Light;
}

Appearance::Appearance(std::optional<Theme::Kind> wanted)
    : m_follows(!wanted)
    , m_look(wanted.value_or(desktopTheme()))
{
    // The palette is set on each window, never on the application, whose own one goes on telling the
    // desktop's.
    QApplication::setStyle(new widgets::common::ZumikStyle(&m_look));
    qApp->installEventFilter(this);
    connect(&m_desktop, &desktop::PreferencesWatch::changed, this, &Appearance::follow);
    connect(&m_again, &QTimer::timeout, &m_desktop, &desktop::PreferencesWatch::look);
    m_again.start(std::chrono::minutes(1));
}

void Appearance::choose(std::optional<Theme::Kind> wanted)
{
    m_follows = !wanted;
    m_look.setTheme(wanted.value_or(desktopTheme(m_desktop.preferences())));
}

void Appearance::follow()
{
    if (m_follows) {
        m_look.setTheme(desktopTheme(m_desktop.preferences()));
    }
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange) {
        follow();
    } else if (watched == qApp && event->type() == QEvent::ApplicationActivate) {
        m_desktop.look();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace zumik::app
