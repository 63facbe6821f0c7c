// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace zumik::app::drive {

/// The few names that come closest to what was wanted, the closest first, each once.
QStringList nearNames(const QString &wanted, const QStringList &names);

} // namespace zumik::app::drive
