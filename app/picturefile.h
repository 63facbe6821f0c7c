// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

class QImage;

namespace zumik::app {

/// Writes a PNG file: whole and on the disk, or not at all (what was there stays). On any thread. Errors:
/// FileUnwritable.
base::Status writePicture(const QImage &image, const QString &path);

/// A file name for a picture of something at some time: "Zumik API 2025-11-20 03-00-00.png". What no file
/// system takes is left out.
QString pictureName(const QString &title, const QString &time);

} // namespace zumik::app
