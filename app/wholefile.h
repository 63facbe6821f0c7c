// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

#include <functional>

class QIODevice;

namespace zumik::app {

/// Writes a file: whole and on the disk, or not at all (what was there stays). `write` puts it into the
/// device; false: it can't be made, which `reason` says. On any thread. Errors: FileUnwritable.
base::Status writeWhole(
    const QString &path, const std::function<bool(QIODevice &)> &write, const std::string &reason);

/// All of it, however little the system takes at a time; false: it takes no more, and the device says why.
bool writeAll(QIODevice &device, const char *data, qint64 size);

/// "Zumik API 2025-11-20 03-00-00.png": a name that every file system takes, whatever the title is. What none
/// takes is left out, and what is too long is cut; never hidden, never without its suffix.
QString fileName(const QString &title, const QString &time, const QString &suffix);

} // namespace zumik::app
