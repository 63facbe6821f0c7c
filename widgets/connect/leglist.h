// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connect/legrow.h"

#include <vector>

class QVBoxLayout;

namespace zumik::widgets::connect {

/// The legs of a way in, from the first to the last, and among them what a person is asked on it.
class LegList final : public QWidget {
    Q_OBJECT

public:
    explicit LegList(const common::Look *look, QWidget *parent = nullptr);

    void setLegs(const std::vector<Leg> &legs);

    /// Shown below the leg that it is about; null: nothing is asked. The list owns it, and deletes the one
    /// before it.
    void setQuestion(const QString &leg, QWidget *question);

    QWidget *question() const { return m_question; }

Q_SIGNALS:
    void actionTriggered(const QString &leg);

private:
    void placeQuestion();
    void alignNames();

    const common::Look *m_look;
    QVBoxLayout *m_column;
    std::vector<LegRow *> m_rows;
    QWidget *m_question = nullptr;
    QString m_asking; ///< the leg that the question is about
};

} // namespace zumik::widgets::connect
