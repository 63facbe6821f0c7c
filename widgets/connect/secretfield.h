// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"

#include <QWidget>

#include <string>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::connect {

/// One line that is typed or pasted and never shown: a dot a letter. Unlike a line edit it keeps what is
/// typed in one piece of memory of its own, which never moves and is overwritten: no history, no copies,
/// nothing for the clipboard. The cursor is at the end; Backspace takes a letter, Ctrl+Backspace and Ctrl+A
/// with any key all of them.
class SecretField final : public QWidget {
    Q_OBJECT

public:
    /// In bytes of UTF-8; what goes beyond is not taken.
    static constexpr std::size_t most = 4096;

    explicit SecretField(const common::Look *look, QWidget *parent = nullptr);
    ~SecretField() override;

    SecretField(const SecretField &) = delete;
    SecretField &operator=(const SecretField &) = delete;

    /// A copy; the field keeps its own until `clear`.
    base::Secret secret() const { return base::Secret::copyOf(m_text); }

    bool isEmpty() const { return m_text.empty(); }

    /// In letters.
    int length() const;

    void clear();

    QSize sizeHint() const override;

    QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    void edited();
    void returnPressed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void insert(const QString &text);
    void takeLast();
    void paste();

    const common::Look *m_look;
    std::string m_text; ///< its memory is taken once
    bool m_all = false; ///< the next letter replaces what is there
};

} // namespace zumik::widgets::connect
