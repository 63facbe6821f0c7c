// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/dashboard/dashboard.h"

#include <string>
#include <string_view>

namespace zumik::dashboard {

class DashboardDocument;

struct ReadLimits {
    std::size_t bytes = 16U << 20U;
    std::size_t panels = 20000;
    std::size_t queries = 5000; ///< of all panels; those beyond are left out, and noted
};

/// A dashboard from Grafana's JSON: classic files of schema 4 to 43 (older forms are migrated, see
/// migration.h), the API's envelope {"dashboard": ..., "meta": ...}, and Kubernetes-style resources
/// whose spec is either of the classic or of the v2 form. What is not understood is listed in
/// Dashboard::notes; the rest is there.
///
/// `name` is the file's, for Error::where. Errors: JsonInvalid (where: NAME:LINE, message with the column),
/// FormatInvalid (no dashboard), FormatUnsupported (a form that is not known), TooLarge (a limit, or nested
/// too deeply).
base::Result<Dashboard> readDashboard(
    std::string_view json, const std::string &name = {}, const ReadLimits &limits = {});

/// What a document holds. Errors: TooLarge (panels).
base::Result<Dashboard> readDashboard(
    const DashboardDocument &document, const std::string &name = {}, const ReadLimits &limits = {});

} // namespace zumik::dashboard
