// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"

class QGridLayout;

namespace zumik::widgets::shell {

class Actions;

/// The keys of the window and what they do; what can't be done now is paler. Any key of leaving closes it.
class KeySheet final : public controls::Popup {
    Q_OBJECT

public:
    explicit KeySheet(const common::Look *look, QWidget *parent = nullptr);

    /// In the middle of the window.
    void open(const Actions &actions);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void fill(const Actions &actions);

    QGridLayout *m_grid;
    QList<QWidget *> m_rows;
};

} // namespace zumik::widgets::shell
