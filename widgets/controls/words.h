// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <string_view>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {

/// One line of plain text in a role and a color of the theme; it follows the theme. Never rich text, whatever
/// the text looks like.
class Words final : public QLabel {
    Q_OBJECT

public:
    /// `role` as Fonts::font, `color` as Theme::color: both string literals.
    Words(const common::Look *look, std::string_view role, std::string_view color, QWidget *parent = nullptr);

    void setColor(std::string_view token);

private:
    void applyLook();

    const common::Look *m_look;
    std::string_view m_role;
    std::string_view m_color;
};

} // namespace zumik::widgets::controls
