// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/player.h"

#include "app/drive/dump.h"
#include "app/drive/picture.h"

#include <QGuiApplication>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <utility>

namespace zumik::app::drive {

namespace {

constexpr int pollMs = 10;
constexpr qint64 focusMs = 2000;

std::optional<Refusal> saved(const QString &name, const std::function<bool(QIODevice &)> &write)
{
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && write(file) && file.commit()) {
        return std::nullopt;
    }
    return Refusal{QStringLiteral("%1 can't be written: %2").arg(name, file.errorString())};
}

QByteArray answerTo(const Step &step, std::size_t number, const std::optional<Refusal> &problem)
{
    QJsonObject answer{{QStringLiteral("step"), static_cast<int>(number)},
        {QStringLiteral("line"), step.line}, {QStringLiteral("do"), nameOf(step)},
        {QStringLiteral("ok"), !problem}};
    if (problem) {
        answer.insert(QStringLiteral("why"), problem->why);
    }
    if (problem && !problem->near.isEmpty()) {
        answer.insert(QStringLiteral("near"), QJsonArray::fromStringList(problem->near));
    }
    return QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

Player::Player(std::vector<Step> steps, Stage &stage, Print print, QObject *parent)
    : QObject(parent)
    , m_steps(std::move(steps))
    , m_stage(stage)
    , m_print(std::move(print))
    , m_input(*stage.window())
{
    connect(&m_poll, &QTimer::timeout, this, &Player::poll);
}

void Player::start()
{
    m_waiting.start();
    m_poll.start(pollMs);
}

/// Before the first step: for the focus. At a wait: for what it names.
void Player::poll()
{
    const QWidget *const window = m_stage.window();
    const bool focused = QGuiApplication::focusWindow() != nullptr;
    if (m_at == 0 && window != nullptr && !focused && m_waiting.elapsed() < focusMs) {
        return;
    }
    const auto *const wait = m_at == 0 ? nullptr : std::get_if<WaitStep>(&m_steps[m_at - 1].action);
    if (wait == nullptr) {
        m_poll.stop();
        return next();
    }
    const Outcome open = missing(*wait);
    if (!open || window == nullptr || m_waiting.elapsed() >= wait->limit.count()) {
        m_poll.stop();
        end(open);
    }
}

void Player::next()
{
    if (m_at == m_steps.size()) {
        Q_EMIT finished(true);
        return;
    }
    const Step &step = m_steps[m_at++];
    if (m_stage.window() == nullptr) {
        return end(Refusal{QStringLiteral("the window is closed")});
    }
    if (std::holds_alternative<WaitStep>(step.action)) {
        m_waiting.start();
        m_poll.start(pollMs);
        return;
    }
    end(play(step));
}

void Player::end(const Outcome &outcome)
{
    m_print(answerTo(m_steps[m_at - 1], m_at, outcome));
    if (outcome) {
        Q_EMIT finished(false);
        return;
    }
    // What the step set off by queued calls comes first.
    QTimer::singleShot(0, this, [this] { QTimer::singleShot(0, this, &Player::next); });
}

Player::Outcome Player::play(const Step &step)
{
    return std::visit(
        [this](const auto &action) -> Outcome {
            if constexpr (std::is_same_v<std::decay_t<decltype(action)>, WaitStep>) {
                return std::nullopt;
            } else {
                return on(action);
            }
        },
        step.action);
}

Player::Outcome Player::missing(const WaitStep &wait)
{
    const StallMeter::Pause own(m_meter);
    const bool page = wait.page.isEmpty() || wait.page == m_stage.page();
    const bool state =
        wait.state.isEmpty() || wait.state == m_stage.state() || wait.state == m_stage.connection();
    if (!page || !state) {
        return Refusal{QStringLiteral("the page is %1, %2, %3")
                           .arg(m_stage.page(), m_stage.state(), m_stage.connection())};
    }
    if (!wait.gone.name.isEmpty() && isThere(wait.gone)) {
        return Refusal{QStringLiteral("\"%1\" is still there").arg(wait.gone.name)};
    }
    if (!wait.control.name.isEmpty()) {
        const Found found = findControl(wait.control);
        if (const auto *const refusal = std::get_if<Refusal>(&found)) {
            return *refusal;
        }
    }
    return std::nullopt;
}

Player::Outcome Player::on(const KeyStep &step)
{
    m_input.press(step.keys);
    return std::nullopt;
}

Player::Outcome Player::on(const TypeStep &step)
{
    m_input.type(step.text);
    return std::nullopt;
}

Player::Outcome Player::atControl(const Target &target, const std::vector<Part> &parts, const Act &act)
{
    const Found found = [&] {
        const StallMeter::Pause own(m_meter);
        return findControl(target);
    }();
    if (const auto *const refusal = std::get_if<Refusal>(&found)) {
        return *refusal;
    }
    const auto &control = std::get<Control>(found);
    std::vector<QPoint> points;
    for (const Part part : parts) {
        const auto point = control.pointAt(part);
        if (!point) {
            return Refusal{QStringLiteral("that part of \"%1\" is out of view, or covered").arg(target.name)};
        }
        points.push_back(*point);
    }
    act(*control.widget, points);
    return std::nullopt;
}

Player::Outcome Player::on(const ClickStep &step)
{
    return atControl(step.target, {step.at}, [&](QWidget &widget, const auto &points) {
        m_input.click(widget, points.front(), {step.button, step.hold, step.twice});
    });
}

Player::Outcome Player::on(const HoverStep &step)
{
    return atControl(step.target, {step.at},
        [&](QWidget &widget, const auto &points) { m_input.move(widget, points.front()); });
}

Player::Outcome Player::on(const DragStep &step)
{
    return atControl(step.target, {step.from, step.to},
        [&](QWidget &widget, const auto &points) { m_input.drag(widget, points.front(), points.back()); });
}

Player::Outcome Player::on(const ScrollStep &step)
{
    return atControl(step.target, {middle},
        [&](QWidget &widget, const auto &points) { m_input.scroll(widget, points.front(), step.notches); });
}

Player::Outcome Player::on(const ResizeStep &step)
{
    m_stage.window()->resize(step.size);
    return std::nullopt;
}

Player::Outcome Player::on(const ShotStep &step)
{
    const StallMeter::Pause own(m_meter);
    const QImage picture = pictureOf(*m_stage.window());
    return saved(step.file, [&](QIODevice &file) { return picture.save(&file, "PNG"); });
}

Player::Outcome Player::on(const DumpStep &step)
{
    const StallMeter::Stalls stalls = m_meter.take();
    const StallMeter::Pause own(m_meter);
    const QByteArray dump = dumpOf(m_stage, stalls);
    return saved(step.file, [&](QIODevice &file) { return file.write(dump) == dump.size(); });
}

} // namespace zumik::app::drive
