// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/record/request.h"

#include <QString>
#include <QStringList>

namespace zumik::app {

/// "Recording: 1,204,000 of about 5,000,000 samples, 12.3 MB, 2 min left"
QString progressWords(const snapshot::record::RecordProgress &progress);

/// What was recorded, and on further lines what is missing, different or left out.
QStringList reportWords(const snapshot::record::RecordReport &report, const QString &out);

/// "About 1,200 series and 3,400,000 samples."
QString estimateWords(double series, double samples);

/// Where an export that was interrupted can be gone on with.
QString resumeWords(const QString &out);

} // namespace zumik::app
