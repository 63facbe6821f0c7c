// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace zumik::widgets::common {

/// While it lives, no label of the application guesses whether its text is rich: labels, tool tips, message
/// boxes and whatever else Qt builds of labels show plain text, unless they were told otherwise.
class PlainTexts final : public QObject {
    Q_OBJECT

public:
    /// There must be an application.
    explicit PlainTexts(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace zumik::widgets::common
