// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"

#include <QUrl>

#include <optional>
#include <string>

namespace zumik::clients::grafana {

/// A board for a browser, without time and variables (dashboard::linkAddress carries those along):
/// BASE/d/UID?orgId=..&viewPanel=..; `organization` 0 is the browser's own. Source: grafana.com/docs,
/// "Dashboard URL variables", "Share dashboards". Errors: InvalidArgument for a base that is no http or https
/// URL with a host, or carries a user name, and for a uid that is none.
base::Result<QUrl> boardAddress(
    const QUrl &base, const std::string &uid, std::optional<int> panel = {}, int organization = 0);

/// A time as an address takes it: relative ones as they are, others in milliseconds of the epoch.
std::string addressTime(const std::string &typed, base::Time now);

} // namespace zumik::clients::grafana
