// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QKeySequence>
#include <QPointF>
#include <QSize>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

// The steps of a script, JSON lines (README.md has their form).
namespace zumik::app::drive {

/// A control by its accessible name; `within` is the name of something around it, or empty.
struct Target {
    QString name;
    QString within;

    bool operator==(const Target &) const = default;
};

/// Parts of a control's rectangle, each from 0 to 1.
using Part = QPointF;
inline constexpr Part middle{0.5, 0.5};

struct KeyStep {
    QKeySequence keys;
};

struct TypeStep {
    QString text;
};

struct ClickStep {
    Target target;
    Part at = middle;
    Qt::MouseButton button = Qt::LeftButton;
    Qt::KeyboardModifiers hold = Qt::NoModifier;
    bool twice = false;
};

struct HoverStep {
    Target target;
    Part at = middle;
};

struct DragStep {
    Target target;
    Part from = middle;
    Part to = middle;
};

struct ScrollStep {
    Target target;
    int notches = 1; ///< downwards
};

struct ResizeStep {
    QSize size;
};

/// What is empty isn't waited for.
struct WaitStep {
    QString page;
    QString state;
    Target control; ///< until it can be used
    Target gone; ///< until it doesn't show
    std::chrono::milliseconds limit{5000};
};

struct ShotStep {
    QString file;
};

struct DumpStep {
    QString file;
};

struct Step {
    int line = 0; ///< of the script, from 1
    std::variant<KeyStep, TypeStep, ClickStep, HoverStep, DragStep, ScrollStep, ResizeStep, WaitStep,
        ShotStep, DumpStep>
        action;
};

/// "key", "type", ...: the word that the step is written with.
QString nameOf(const Step &step);

/// Empty lines are skipped. Errors: JsonInvalid or FormatInvalid, whose `where` is "FILE:LINE"; TooLarge
/// beyond a megabyte.
base::Result<std::vector<Step>> readScript(const QByteArray &text, const QString &fileName);

} // namespace zumik::app::drive
