// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>

namespace zumik::dashboard {

class DashboardDocument;

/// A panel's JSON as the dashboard has it, before any migration, indented; of a v2 dashboard the element. By
/// its id; where several have it, or none (the reader numbers those anew), by its title. Empty where there is
/// none.
QByteArray panelJson(const DashboardDocument &document, int panelId, std::string_view title);

} // namespace zumik::dashboard
