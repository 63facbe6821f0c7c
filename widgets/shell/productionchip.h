// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

/// PRODUCTION, in the color that means nothing else.
class ProductionChip final : public QWidget {
    Q_OBJECT

public:
    explicit ProductionChip(const common::Look *look, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    QString m_word;
};

} // namespace zumik::widgets::shell
