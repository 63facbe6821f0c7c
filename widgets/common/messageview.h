// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/sentences.h"

#include <QWidget>

class QPushButton;

namespace zumik::widgets::common {

class Look;

/// A state told in words: a shape at the left, what it is, to what and what next, and at most one button
/// (and, with an error, a quiet "Copy details"). Plain text only.
class MessageView final : public QWidget {
    Q_OBJECT

public:
    explicit MessageView(const Look *look, QWidget *parent = nullptr);

    void setSentence(const Sentence &sentence);

    const Sentence &sentence() const { return m_sentence; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyLook();
    void layOut();
    void copyDetails() const;

    const Look *m_look;
    Sentence m_sentence;
    QPushButton *m_action;
    QPushButton *m_copy;
    QRectF m_shape;
    QRectF m_title;
    QRectF m_text;
};

} // namespace zumik::widgets::common
