// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// The band across the window that says that what is shown is not the usual: DISCONNECTED, since when, why;
/// REPLAY, of when. There is one, and it pushes the content down once.
class ModeBand final : public QWidget {
    Q_OBJECT

public:
    /// Each has colors of its own.
    enum class Kind { Disconnected, Replay };

    explicit ModeBand(const common::Look *look, QWidget *parent = nullptr);

    /// `mode` is the word in capitals, `text` the sentence; plain text.
    void showMode(Kind kind, const QString &mode, const QString &text, const QString &action);

    QString text() const;

    Kind kind() const { return m_kind; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    Kind m_kind = Kind::Disconnected;
    controls::Words *m_mode;
    controls::Words *m_text;
    QPushButton *m_action;
};

} // namespace zumik::widgets::shell
