// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/replay/replaywords.h"

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::replay {

/// What holds at the time that is shown, in three lines: alerts, the nearest mark, how far the end is.
class MomentView final : public QWidget {
    Q_OBJECT

public:
    explicit MomentView(const common::Look *look, QWidget *parent = nullptr);

    void show(const MomentWords &alerts, const QString &mark, const QString &end);

    /// All lines.
    QString text() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    MomentWords m_alerts;
    QString m_mark;
    QString m_end;
};

} // namespace zumik::widgets::replay
