// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QPushButton;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::connect {

/// What a person compares. Plain text.
struct HostKeyFacts {
    QString host; ///< "vps.example, 203.0.113.24"
    int port = 22;
    QString type; ///< "ssh-ed25519"
    QString fingerprint; ///< "SHA256:..."
    QString file; ///< the known_hosts that it would be written into
};

/// Asks whether a host key that was never seen is the server's. "Don't connect" has the focus and is what
/// Return and Esc do.
class HostKeyCard final : public QFrame {
    Q_OBJECT

public:
    HostKeyCard(const common::Look *look, const HostKeyFacts &facts, QWidget *parent = nullptr);

    /// In place of the card's last line: what went wrong with remembering it.
    void complain(const QString &sentence);

Q_SIGNALS:
    void accepted();
    void refused();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QGridLayout *makeFacts(const HostKeyFacts &facts);
    void applyLook();

    const common::Look *m_look;
    controls::Words *m_note;
    QPushButton *m_accept;
    QPushButton *m_refuse;
};

} // namespace zumik::widgets::connect
