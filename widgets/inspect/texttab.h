// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::inspect {

/// A text in fixed letters that is read and copied, below a line that says what it is.
class TextTab final : public QWidget {
    Q_OBJECT

public:
    TextTab(const common::Look *look, const QString &name, QWidget *parent = nullptr);

    void setNote(const QString &note);
    /// What is empty can't be copied.
    void setText(const QString &text);

    QString text() const;
    QString note() const;

Q_SIGNALS:
    void copyRequested(const QString &text);

private:
    void applyLook();

    const common::Look *m_look;
    controls::Words *m_note;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace zumik::widgets::inspect
