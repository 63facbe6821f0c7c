// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QString>

namespace zumik::settings {

/// Replaces a file whole or not at all. The file is its owner's alone (0600), and so is its folder (0700),
/// which is made when it isn't there. Errors: FileUnwritable.
base::Status writePrivateFile(const QString &fileName, const QByteArray &content);

} // namespace zumik::settings
