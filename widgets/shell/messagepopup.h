// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"

class QListView;

namespace zumik::widgets::shell {

class Messages;

/// What happened, in a list, and a button that copies all of it.
class MessagePopup final : public controls::Popup {
    Q_OBJECT

public:
    /// The messages must outlive the popup.
    MessagePopup(const Messages &messages, const common::Look *look, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {620, 320}; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    QListView *m_list;
};

} // namespace zumik::widgets::shell
