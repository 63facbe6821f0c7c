// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drive/controls.h"
#include "app/drive/input.h"
#include "app/drive/script.h"
#include "app/drive/stage.h"
#include "app/drive/stallmeter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <vector>

namespace zumik::app::drive {

/// Plays the steps of a script on a window, one after the other, each in an event loop's turn of its own.
class Player final : public QObject {
    Q_OBJECT

public:
    /// Gets each step's answer, a line of JSON.
    using Print = std::function<void(const QByteArray &line)>;

    /// The stage must outlive the player, and its window must show.
    Player(std::vector<Step> steps, Stage &stage, Print print, QObject *parent = nullptr);

    /// When the window has the focus, or doesn't get it for a while.
    void start();

Q_SIGNALS:
    /// Once. False: a step failed, and its line has been printed.
    void finished(bool ok);

private:
    /// Nothing when the step is done.
    using Outcome = std::optional<Refusal>;

    void next();
    void poll();
    void end(const Outcome &outcome);
    Outcome play(const Step &step);

    // NOLINTBEGIN(readability-identifier-naming): one visitor
    Outcome on(const KeyStep &step);
    Outcome on(const TypeStep &step);
    Outcome on(const ClickStep &step);
    Outcome on(const HoverStep &step);
    Outcome on(const DragStep &step);
    Outcome on(const ScrollStep &step);
    Outcome on(const ResizeStep &step);
    Outcome on(const ShotStep &step);
    Outcome on(const DumpStep &step);
    // NOLINTEND

    /// `act` gets what is under the pointer, and where the parts are on the screen.
    using Act = std::function<void(QWidget &widget, const std::vector<QPoint> &points)>;
    Outcome atControl(const Target &target, const std::vector<Part> &parts, const Act &act);
    Outcome missing(const WaitStep &wait);

    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    Stage &m_stage;
    Print m_print;
    Input m_input;
    StallMeter m_meter;
    QTimer m_poll;
    QElapsedTimer m_waiting;
};

} // namespace zumik::app::drive
