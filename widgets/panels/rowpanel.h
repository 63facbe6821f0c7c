// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

namespace zumik::widgets::panels {

/// The head of a group of panels: a click or Space folds it.
class RowPanel final : public PanelView {
    Q_OBJECT

public:
    RowPanel(const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

    bool collapsed() const { return m_collapsed; }

    void setCollapsed(bool collapsed);

    QSize sizeHint() const override { return {400, 30}; }

Q_SIGNALS:
    void toggled(bool collapsed);

protected:
    void showContent() override { }

    QStringList bodyTexts() const override { return {}; }

    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_collapsed = false;
};

} // namespace zumik::widgets::panels
