// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include "widgets/common/zumikstyle.h"

#include <QApplication>
#include <QEvent>

namespace zumik::app {

using widgets::common::Theme;

Theme::Kind desktopTheme()
{
    const QPalette palette = QGuiApplication::palette();
    const QColor back = palette.color(QPalette::Window);
    const QColor text = palette.color(QPalette::WindowText);
    if (back == QColor(Qt::black) && text == QColor(Qt::white)) {
        return Theme::Kind::HighContrast; // no ordinary theme goes that far
    }
    return back.lightness() < text.lightness() ? Theme::Kind::Dark : Theme::Kind::Light;
}

Appearance::Appearance(std::optional<Theme::Kind> wanted)
    : m_follows(!wanted)
    , m_look(wanted.value_or(desktopTheme()))
{
    // The palette is set on each window, never on the application, whose own one goes on telling the
    // desktop's.
    QApplication::setStyle(new widgets::common::ZumikStyle(&m_look));
    qApp->installEventFilter(this);
}

void Appearance::choose(std::optional<Theme::Kind> wanted)
{
    m_follows = !wanted;
    m_look.setTheme(wanted.value_or(desktopTheme()));
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (m_follows && watched == qApp && event->type() == QEvent::ApplicationPaletteChange) {
        m_look.setTheme(desktopTheme());
    }
    return QObject::eventFilter(watched, event);
}

} // namespace zumik::app
