// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

/// A saved profile in the list: its name, a tick when it is in use, and the key that chooses it.
class ProfileRow final : public QAbstractButton {
    Q_OBJECT

public:
    /// Beyond number 9 there is no key.
    ProfileRow(
        const common::Look *look, const QString &name, int number, bool current, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const common::Look *m_look;
    QString m_name;
    QString m_key;
    bool m_current;
};

} // namespace zumik::widgets::shell
