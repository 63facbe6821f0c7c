// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/look.h"
#include "widgets/common/plaintexts.h"

#include <QObject>

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
    widgets::common::PlainTexts m_plain;
    bool m_follows;
    widgets::common::Look m_look;
};

/// What the desktop's own palette says.
widgets::common::Theme::Kind desktopTheme();

} // namespace zumik::app
