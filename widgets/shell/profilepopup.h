// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"

class QAbstractButton;
class QBoxLayout;
class QGridLayout;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// A line of what a profile says.
struct ProfileLine {
    QString name;
    QString value;
};

/// The saved profiles, to change to another with its number or with Up, Down and Return; what the connection
/// is: its way, its server; and what can be done about it.
class ProfilePopup final : public controls::Popup {
    Q_OBJECT

public:
    explicit ProfilePopup(const common::Look *look, QWidget *parent = nullptr);

    /// `current` is the one that is in use, which need not be among them.
    void setProfiles(const QStringList &names, const QString &current);
    /// Whether there is something to connect to again.
    void setReconnects(bool reconnects);
    /// Whether there is a tunnel to tell of.
    void setTunneled(bool tunneled);
    void setLines(const std::vector<ProfileLine> &lines);

Q_SIGNALS:
    void profileChosen(const QString &name);
    void addTriggered();
    void reconnectTriggered();
    void tunnelTriggered();
    void settingsTriggered();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList();
    void fitList();
    void showFocus();
    QPushButton *addButton(QBoxLayout *to, const QString &text, void (ProfilePopup::*triggered)());
    void addRow(const QString &name, bool current);

    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    std::vector<QAbstractButton *> m_rows;
    QAbstractButton *m_current = nullptr;
    QGridLayout *m_grid;
    QPushButton *m_reconnect = nullptr;
    QPushButton *m_tunnel;
    std::vector<controls::Words *> m_words;
};

} // namespace zumik::widgets::shell
