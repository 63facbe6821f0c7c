// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::dashboard {

/// Lies over the panels and lets them through as much as the theme says for stale data; the pointer passes.
class Veil final : public QWidget {
public:
    Veil(const common::Look *look, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
};

} // namespace zumik::widgets::dashboard
