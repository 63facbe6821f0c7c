// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

namespace zumik::dashboard {

class Notes;

/// Options and field defaults of `piechart`, `barchart` and `histogram`, and of `grafana-piechart-panel`, the
/// plugin that they had before. False, and nothing read, for a panel of another type. Private to
/// models/dashboard.
bool readChart(const QJsonValue &json, Panel &panel, Notes &notes);

/// What a `graph` panel, read as a time series already, is where its x axis isn't time: a histogram of its
/// values ("histogram"), or a bar for each series ("series"). False for other modes.
bool readGraphMode(const QJsonValue &json, Panel &panel, Notes &notes);

} // namespace zumik::dashboard
