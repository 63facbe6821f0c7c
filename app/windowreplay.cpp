// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowreplay.h"

#include "app/mainwindow.h"
#include "models/session/session.h"
#include "models/snapshot/archive.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/replay/notespopup.h"
#include "widgets/replay/replayframe.h"
#include "widgets/replay/replaywords.h"
#include "widgets/replay/track.h"
#include "widgets/replay/transportbar.h"
#include "widgets/shell/actions.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace zumik::app {

using replay::ReplayClock;
using session::Playback;
using widgets::replay::TransportBar;
using widgets::shell::Action;

namespace {

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}

/// Buttons are pressed by Space, lists and texts are walked through; a plot has a cursor of its own.
bool takesItself(const QObject *focused, const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Space) {
        return focused->inherits("QAbstractButton") || focused->inherits("QAbstractItemView")
            || focused->inherits("zumik::widgets::plot::LegendView")
            || focused->inherits("zumik::widgets::panels::RowPanel");
    }
    const bool walks = event.key() == Qt::Key_Home || event.key() == Qt::Key_End
        || event.key() == Qt::Key_Left || event.key() == Qt::Key_Right;
    return walks
        && (focused->inherits("QAbstractItemView") || focused->inherits("zumik::widgets::plot::TimeArea"));
}

} // namespace

WindowReplay::WindowReplay(const widgets::common::Look *look, MainWindow *window)
    : QObject(window)
    , m_look(look)
    , m_window(window)
    , m_bar(new TransportBar(look, window))
{
    m_bar->hide();
    connectBar();
    qApp->installEventFilter(this);
}

WindowReplay::~WindowReplay()
{
    m_asking.request_stop();
}

void WindowReplay::frame(QWidget *content)
{
    m_frame = new widgets::replay::ReplayFrame(m_look, content);
}

void WindowReplay::connectBar()
{
    using widgets::replay::Track;
    connect(
        m_bar, &TransportBar::triggered, this, [this](const QString &id) { m_window->actions().run(id); });
    connect(m_bar, &TransportBar::speedChosen, this, [this](int speed) { m_playback->setSpeed(speed); });
    const Track *const track = m_bar->track();
    connect(track, &Track::sought, this, [this](base::Time time) { m_playback->seek(time); });
    connect(track, &Track::released, this,
        [this] { m_refresh.moved(ReplayRefresh::Move::Set, m_playback->clock().now()); });
    connect(track, &Track::loopChosen, this,
        [this](const std::optional<base::TimeRange> &loop) { m_playback->setLoop(loop); });
    connect(track, &Track::stepped, this, [this](int steps) { m_playback->step(m_step * steps); });
}

// --- from one recording to the next

void WindowReplay::begin(session::Session &session)
{
    end();
    if (session.playback() == nullptr) {
        return;
    }
    m_session = &session;
    m_playback = session.playback();
    connect(m_playback, &Playback::moved, this, &WindowReplay::onMoved);
    connect(m_playback, &Playback::changed, this, &WindowReplay::onChanged);
    m_bar->setTimeline(nullptr);
    m_bar->setStep(m_step);
    startNotes();
    askTimeline();
    m_bar->showClock(m_playback->clock());
    m_bar->show();
    if (m_frame != nullptr) {
        m_frame->show();
        m_frame->raise();
    }
}

void WindowReplay::end()
{
    m_asking.request_stop();
    m_asks = false;
    m_refresh.setBoard(nullptr);
    if (m_playback) {
        m_playback->pause();
        m_playback->disconnect(this);
    }
    m_playback = nullptr;
    m_session = nullptr;
    m_timeline.reset();
    m_notes.reset();
    m_bar->hide();
    if (m_frame != nullptr) {
        m_frame->hide();
    }
    if (m_popup != nullptr) {
        m_popup->hide();
    }
}

void WindowReplay::setBoard(widgets::dashboard::BoardView *board)
{
    if (active()) {
        m_refresh.setBoard(board);
    }
}

void WindowReplay::setStep(base::Duration step)
{
    m_step = std::max(step, base::Duration(1000));
    m_refresh.setStep(m_step);
    m_bar->setStep(m_step);
}

void WindowReplay::askTimeline()
{
    m_asking = base::StopSource();
    m_asks = true;
    m_session->timeline(
        m_asking.get_token(), async::Receiver(this), [this](base::Result<replay::RecordedTimeline> timeline) {
            if (!timeline && timeline.error().code == base::ErrorCode::Cancelled) {
                return; // by the end of that recording
            }
            m_asks = false;
            if (!timeline) {
                return m_window->tell(timeline.error());
            }
            m_timeline = std::make_shared<const replay::RecordedTimeline>(std::move(*timeline));
            m_bar->setTimeline(m_timeline);
            Q_EMIT toldMore();
        });
}

bool WindowReplay::settled() const
{
    return !m_asks && m_refresh.settled() && (m_notes == nullptr || m_notes->settled());
}

// --- the present

void WindowReplay::onMoved()
{
    using Move = ReplayRefresh::Move;
    const ReplayClock &clock = m_playback->clock();
    m_bar->showClock(clock);
    m_refresh.moved(m_bar->track()->seeking() ? Move::Sought
            : clock.playing()                 ? Move::Played
                                              : Move::Set,
        clock.now());
    Q_EMIT moved();
}

/// Where it has stopped, all of it is to be seen.
void WindowReplay::onChanged()
{
    const ReplayClock &clock = m_playback->clock();
    m_bar->showClock(clock);
    if (!clock.playing() && !m_bar->track()->seeking()) {
        m_refresh.moved(ReplayRefresh::Move::Set, clock.now());
    }
}

QString WindowReplay::aboutText() const
{
    if (!active()) {
        return {};
    }
    const QString length = widgets::common::spanText(m_playback->clock().recorded().length());
    if (!m_timeline) {
        return length;
    }
    const QString series = tr("%Ln series", nullptr, static_cast<int>(m_timeline->series));
    const QString about = tr("%1, %2", "length and number of series").arg(length, series);
    if (archive() == nullptr) {
        return about;
    }
    const base::Time made = archive()->manifest().created;
    return tr("exported %1 %2", "a time and its zone")
               .arg(m_look->clock().dateAndTime(made), m_look->clock().zoneName(made))
        + QStringLiteral(" \u00b7 ") + about;
}

QString WindowReplay::sourceText() const
{
    const source::Recording *const recording = active() ? m_session->recording() : nullptr;
    QString text = tr("snapshot");
    if (recording != nullptr && !recording->from.product.empty()) {
        const std::string server = recording->from.product + ' ' + recording->from.version;
        text = tr("snapshot of %1", "a server").arg(widgets::common::plain(server, 60).trimmed());
    }
    if (recording != nullptr && recording->isComputedOtherwise()) {
        text += QStringLiteral(", ") + tr("computed as Prometheus");
    }
    return tr("%1, scrape %2", "a snapshot, a length of time").arg(text, widgets::common::spanText(m_step));
}

QString WindowReplay::bandText() const
{
    const base::Time now = m_playback->clock().now();
    const widgets::common::ZoneClock &clock = m_look->clock();
    const QString time = clock.wholeDateAndTime(now) + QLatin1Char(' ') + clock.zoneName(now);
    if (m_timeline && !m_timeline->knowsAlerts) {
        return tr("You are looking at a recording. Now is %1; alerts were not recorded.").arg(time);
    }
    return tr("You are looking at a recording. Now is %1; alerts follow.").arg(time);
}

// --- keys

void WindowReplay::addTo(widgets::shell::Actions &actions)
{
    const auto active = [this] {
        return this->active();
    };
    addMoves(actions, active);
    addMarks(actions, active);
    addSpeeds(actions, active);
    m_bar->setTips([&actions](const QString &id) {
        const Action *const action = actions.find(id);
        return action == nullptr || action->keys.isEmpty()
            ? QString()
            : action->text + QStringLiteral(" (") + widgets::shell::keyText(action->keys) + QLatin1Char(')');
    });
}

void WindowReplay::addMoves(widgets::shell::Actions &actions, const std::function<bool()> &active)
{
    const auto add = [&](const char *id, const QString &text, const char *keys, bool repeats, auto run) {
        actions.add({QLatin1String(id), text, key(keys), run, active, true, repeats});
    };
    add("replay.play", tr("Replay: play or pause"), "Space", false, [this] { m_playback->toggle(); });
    add("replay.stepBack", tr("Replay: a step back"), ",", true, [this] { m_playback->step(-m_step); });
    add("replay.step", tr("Replay: a step forward"), ".", true, [this] { m_playback->step(m_step); });
    add("replay.begin", tr("Replay: to the beginning"), "Home", false,
        [this] { m_playback->seek(m_playback->clock().recorded().start); });
    add("replay.end", tr("Replay: to the end"), "End", false,
        [this] { m_playback->seek(m_playback->clock().recorded().end); });
    add("replay.before", tr("Replay: mark or change of an alert before"), "Shift+Left", true,
        [this] { jump(false); });
    add("replay.after", tr("Replay: mark or change of an alert after"), "Shift+Right", true,
        [this] { jump(true); });
}

void WindowReplay::addMarks(widgets::shell::Actions &actions, const std::function<bool()> &active)
{
    actions.add({QStringLiteral("replay.mark"), tr("Replay: mark this time"), key("M"), [this] { mark(); },
        active, true});
    actions.add({QStringLiteral("replay.notes"), tr("Replay: marks and notes"), key("N"),
        [this] { openNotes(); }, active, true});
    actions.add({QStringLiteral("replay.notes.save"), tr("Replay: save marks and notes into the file"), {},
        [this] { saveIntoFile(); },
        [this] {
            return savesIntoFile();
        }});
    actions.add({QStringLiteral("replay.loop.off"), tr("Replay: end the loop"), {},
        [this] { m_playback->setLoop(std::nullopt); },
        [this, active] {
            return active() && m_playback->clock().loop();
        }});
}

void WindowReplay::addSpeeds(widgets::shell::Actions &actions, const std::function<bool()> &active)
{
    for (const int speed : ReplayClock::speeds) {
        actions.add({QStringLiteral("replay.speed.") + QString::number(speed),
            tr("Replay: %1 times as fast").arg(speed), {}, [this, speed] { m_playback->setSpeed(speed); },
            active});
    }
}

bool WindowReplay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride || !watched->isWidgetType()
        || static_cast<QWidget *>(watched)->window() != m_window) {
        return QObject::eventFilter(watched, event);
    }
    auto *const pressed = static_cast<QKeyEvent *>(event);
    const bool ours = pressed->key() == Qt::Key_Space || pressed->key() == Qt::Key_Home
        || pressed->key() == Qt::Key_End
        || (pressed->modifiers() == Qt::ShiftModifier
            && (pressed->key() == Qt::Key_Left || pressed->key() == Qt::Key_Right));
    if (ours && (!active() || takesItself(watched, *pressed))) {
        pressed->accept();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace zumik::app
