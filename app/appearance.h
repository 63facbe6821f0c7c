// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/desktop/preferences.h"
#include "widgets/common/look.h"
#include "widgets/common/plaintexts.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace zumik::app {

/// The look of the windows: as the desktop's, or as the user wants. Installs the style on the
/// application; exists once, for as long as there are windows.
class Appearance final : public QObject {
    Q_OBJECT

public:
    /// `wanted` absent: as the desktop.
    explicit Appearance(std::optional<widgets::common::Theme::Kind> wanted);

    /// `wanted` absent: as the desktop, now and when it changes.
    void choose(std::optional<widgets::common::Theme::Kind> wanted);

    widgets::common::Look *look() { return &m_look; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    widgets::common::PlainTexts m_plain;
    bool m_follows;
    widgets::common::Look m_look;
    desktop::PreferencesWatch m_desktop;
    QTimer m_again; ///< the desktop may turn dark while somebody only watches
};

/// What the desktop says it wants, else what its own palette shows.
widgets::common::Theme::Kind desktopTheme(const desktop::Preferences &preferences = {});

} // namespace zumik::app
