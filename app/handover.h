// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "models/base/result.h"

#include <QByteArray>

namespace zumik::app {

/// What a second start of the program tells the first: its source and its board, one line of JSON with the
/// keys "profile", "profileFile", "prometheus", "dashboard", those that are given. File names are absolute.
QByteArray writeHandOver(const WindowCommand &command);

/// Errors: JsonInvalid, FormatInvalid for an unknown key, another kind of value or two sources, TooLarge
/// beyond 16 kB.
base::Result<WindowCommand> readHandOver(const QByteArray &line);

/// Beyond this a line is refused unread.
inline constexpr qsizetype longestHandOver = 16'384;

} // namespace zumik::app
