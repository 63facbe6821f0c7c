// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

namespace zumik::dashboard {

class Notes;

/// `templating.list`: options as saved, or known from the query; current as saved. Private to
/// models/dashboard.
std::vector<Variable> readVariables(const QJsonValue &list, Notes &notes);

} // namespace zumik::dashboard
