// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"

class QGridLayout;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// A line of what a profile says.
struct ProfileLine {
    QString name;
    QString value;
};

/// What the connection is: its way, its server; and a button to make it anew.
class ProfilePopup final : public controls::Popup {
    Q_OBJECT

public:
    explicit ProfilePopup(const common::Look *look, QWidget *parent = nullptr);

    void setLines(const std::vector<ProfileLine> &lines);

Q_SIGNALS:
    void reconnectTriggered();
    void settingsTriggered();

private:
    QGridLayout *m_grid;
    std::vector<controls::Words *> m_words;
};

} // namespace zumik::widgets::shell
