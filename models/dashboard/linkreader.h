// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

#include <vector>

namespace zumik::dashboard {

/// `links` of a dashboard or of a panel; at most 100. One without an address leads nowhere and is left out,
/// like one to all dashboards of no tag. Private to models/dashboard.
std::vector<Link> readLinks(const QJsonValue &links);

/// `links` of field options; at most 100.
std::vector<frame::DataLink> readDataLinks(const QJsonValue &links);

} // namespace zumik::dashboard
