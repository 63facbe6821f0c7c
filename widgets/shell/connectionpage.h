// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/sentences.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
class MessageView;
} // namespace zumik::widgets::common

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

class LegRow;

/// A leg of the way in.
struct Leg {
    QString name;
    common::Status status = common::Status::Waiting;
    QString words;
};

/// The way in as it goes: each leg with its state in words, and where it ended, what happened and what to do.
class ConnectionPage final : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionPage(const common::Look *look, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setLegs(const std::vector<Leg> &legs);
    /// `sentence` without a title: no trouble.
    void setTrouble(const common::Sentence &sentence);

Q_SIGNALS:
    void retryTriggered();

private:
    const common::Look *m_look;
    controls::Words *m_title;
    QVBoxLayout *m_legs;
    common::MessageView *m_trouble;
    std::vector<LegRow *> m_rows;
};

/// Shape, name and words of a leg.
class LegRow final : public QWidget {
    Q_OBJECT

public:
    explicit LegRow(const common::Look *look, QWidget *parent = nullptr);

    void setLeg(const Leg &leg);

    QSize sizeHint() const override { return {560, 32}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    Leg m_leg;
    QTimer m_turning;
    double m_turn = 0;
};

} // namespace zumik::widgets::shell
