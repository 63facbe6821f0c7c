// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"
#include "widgets/shell/palettemodel.h"

class QLineEdit;
class QListView;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// Everything that can be reached or done, found by a few letters: typing narrows, Up and Down move, Return
/// takes, Esc goes.
class Palette final : public controls::Popup {
    Q_OBJECT

public:
    explicit Palette(const common::Look *look, QWidget *parent = nullptr);

    /// In the upper middle of the window.
    void open(std::vector<PaletteEntry> entries);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void type(const QString &typed);
    bool move(int key);
    void take(int row);

    PaletteModel m_model;
    QLineEdit *m_field;
    QListView *m_list;
    controls::Words *m_nothing;
};

} // namespace zumik::widgets::shell
