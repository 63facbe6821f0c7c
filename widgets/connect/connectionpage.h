// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/sentences.h"
#include "widgets/connect/legrow.h"

#include <vector>

class QHBoxLayout;

namespace zumik::widgets::common {
class MessageView;
}

namespace zumik::widgets::connect {

class LegList;

/// The way in as it goes: each leg with its state in words, and where it ended, what happened, what to do,
/// and what can be done here.
class ConnectionPage final : public QWidget {
    Q_OBJECT

public:
    /// What a button of the page does.
    struct Way {
        QString id;
        QString text;
        bool first = false; ///< what most want now

        bool operator==(const Way &) const = default;
    };

    explicit ConnectionPage(const common::Look *look, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setLegs(const std::vector<Leg> &legs);
    /// `sentence` without a title: no trouble.
    void setTrouble(const common::Sentence &sentence);
    /// The buttons below it, in their order.
    void setWays(const std::vector<Way> &ways);
    /// As LegList::setQuestion.
    void setQuestion(const QString &leg, QWidget *question);

    QWidget *question() const;

Q_SIGNALS:
    void wayTaken(const QString &id);

private:
    void applyLook();

    const common::Look *m_look;
    controls::Words *m_title;
    LegList *m_legs;
    common::MessageView *m_trouble;
    QHBoxLayout *m_buttons;
    std::vector<Way> m_shown;
    std::vector<QPushButton *> m_ways;
};

} // namespace zumik::widgets::connect
