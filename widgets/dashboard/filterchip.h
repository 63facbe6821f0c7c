// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/variable.h"

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
}

namespace zumik::widgets::dashboard {

/// One filter: label, operator, value and a cross, as buttons that share a box. Del takes it away.
class FilterChip final : public QWidget {
    Q_OBJECT

public:
    enum class Part { Key, Operation, Value };

    /// `number` counts from 1, for what a screen reader says.
    FilterChip(int number, const common::Look *look, QWidget *parent = nullptr);

    void show(const zumik::dashboard::AdHocFilter &filter);
    controls::BarButton *button(Part part) const;

    controls::BarButton *remover() const { return m_remover; }

Q_SIGNALS:
    void opened(zumik::widgets::dashboard::FilterChip::Part part);
    void removed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    controls::BarButton *add(Part part, bool opens);

    int m_number;
    const common::Look *m_look;
    controls::BarButton *m_key;
    controls::BarButton *m_operation;
    controls::BarButton *m_value;
    controls::BarButton *m_remover;
};

} // namespace zumik::widgets::dashboard
