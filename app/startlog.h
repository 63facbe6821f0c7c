// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace zumik::app {

/// Watches a program start until there is something to see: "window_painted" when a window of its own was
/// painted first, "first_panel" when a panel was painted with data. Each is told once.
class StartLog final : public QObject {
    Q_OBJECT

public:
    using Tell = std::function<void(const char *event)>;

    explicit StartLog(Tell tell, QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onPaint(const QObject &painted);
    void tellAfterPainting(const char *event);

    Tell m_tell;
    bool m_windowPainted = false;
};

} // namespace zumik::app
