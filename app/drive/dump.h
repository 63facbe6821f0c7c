// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drive/stage.h"
#include "app/drive/stallmeter.h"

#include <QByteArray>

namespace zumik::app::drive {

/// {"page", "state", "connection", "panels", "guiStalls":{"over50ms","maxMs"}, "tree":[WINDOW, ...]}. Each
/// node of the tree is {"role", "name", "state":[WORD, ...], "rect":[x, y, width, height] on the screen} and,
/// where there is something, "description", "value", "children". What a password field holds isn't in it.
QByteArray dumpOf(const Stage &stage, const StallMeter::Stalls &stalls);

} // namespace zumik::app::drive
