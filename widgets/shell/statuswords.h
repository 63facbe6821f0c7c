// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusshape.h"

#include <QString>
#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

/// A status' shape and what it is about, in one line.
class StatusWords final : public QWidget {
    Q_OBJECT

public:
    explicit StatusWords(const common::Look *look, QWidget *parent = nullptr);

    void show(common::Status status, const QString &text);

    common::Status status() const { return m_status; }

    const QString &text() const { return m_text; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    common::Status m_status = common::Status::Unknown;
    QString m_text;
};

} // namespace zumik::widgets::shell
