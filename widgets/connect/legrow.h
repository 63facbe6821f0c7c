// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusshape.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::connect {

/// A leg of the way in. Plain text.
struct Leg {
    QString id; ///< stable, "ssh.hostkey"
    QString name;
    common::Status status = common::Status::Waiting;
    QString words = {}; ///< how it stands
    QString hint = {}; ///< what to do about it
    QString action = {}; ///< of a button; empty: none

    bool operator==(const Leg &) const = default;
};

/// Shape, name and words of a leg; below them what to do, at the right a button.
class LegRow final : public QWidget {
    Q_OBJECT

public:
    explicit LegRow(const common::Look *look, QWidget *parent = nullptr);

    void setLeg(const Leg &leg);

    const Leg &leg() const { return m_leg; }

    /// What its name wants; the names of a list are made equally wide.
    int nameHint() const;
    void setNameWidth(int width);

Q_SIGNALS:
    void actionTriggered(const QString &leg);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    Leg m_leg;
    controls::Words *m_name;
    controls::Words *m_words;
    controls::Words *m_hint;
    QPushButton *m_action;
    QTimer m_turning;
    double m_turn = 0;
};

} // namespace zumik::widgets::connect
