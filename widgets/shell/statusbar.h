// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/source/sendqueue.h"

#include <QWidget>

#include <optional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class Words;
} // namespace zumik::widgets::controls

namespace zumik::widgets::shell {

class MessagePopup;
class Messages;

/// "data as of 03:12:45 UTC (4 s ago)   18 queries, 96 ms   tunnel 1.2 kB/s". What is not known isn't shown;
/// what holds questions back and a clock that is wrong are.
class StatusBar final : public QWidget {
    Q_OBJECT

public:
    explicit StatusBar(const common::Look *look, QWidget *parent = nullptr);

    void setDataTime(std::optional<base::Time> time, base::Time now);
    /// What is shown is a recording: its present is told, and that all is evaluated here.
    void setReplay(bool replay);
    void setQueries(std::size_t queries, double milliseconds);
    void setTunnelRate(std::optional<double> bytesPerSecond);
    /// What holds questions back, and how many were asked lately.
    void setAsking(const source::SendState &state);

    /// How far the server's clock is ahead of ours; told from 2 s on.
    void setClockDifference(base::Duration ahead);

    void setServer(const QString &server);

    /// A port of this computer that leads elsewhere, with a button that closes it; empty: there is none.
    void setDoor(const QString &text);

    /// Its latest message stands at the right; a click on it opens the list. They must outlive the bar.
    void setMessages(const Messages &messages);
    void openMessages();

    /// "data as of 03:12:45 UTC (4 s ago)", for where the bar doesn't show.
    QString dataText() const;
    /// All that stands there, for tests and screen readers.
    QString text() const;

Q_SIGNALS:
    void closeDoorRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    controls::Words *words(std::string_view color);
    void showReplayedTime();
    void makeRoom();

    const common::Look *m_look;
    std::optional<base::Time> m_dataTime;
    base::Time m_now;
    bool m_replay = false;
    controls::Words *m_asOf;
    controls::Words *m_time;
    controls::Words *m_age;
    controls::Words *m_queries;
    controls::Words *m_held;
    controls::Words *m_tunnel;
    controls::Words *m_clock;
    controls::Words *m_server;
    controls::Words *m_door;
    controls::BarButton *m_message;
    controls::BarButton *m_shut; ///< closes the door
    MessagePopup *m_popup = nullptr;
};

/// "830 B/s", "1.2 kB/s", "3.4 MB/s", in the locale's form.
QString rateText(double bytesPerSecond);

} // namespace zumik::widgets::shell
