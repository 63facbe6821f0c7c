// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace zumik::tests {

/// Until the end of this test, Qt warnings that contain `part` are expected.
void announceWarning(const QString &part);

} // namespace zumik::tests
