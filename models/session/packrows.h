// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/packs.h"
#include "models/session/health.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace zumik::session {

/// What a server has of what a pack expects.
struct PackFindings {
    std::set<std::string> series; ///< names, of those that were asked for
    std::map<std::string, std::set<std::string>> labels; ///< by series: the names that any of its series has
    std::vector<source::Target> targets;
};

/// The name that is there, of those that stand for each other; null for none.
const std::string *presentOf(const dashboard::Alternatives &names, const std::set<std::string> &present);

/// "pack.ID.job.JOB" for each of the pack's targets, then "pack.ID.SERIES" for each of its expectations, by
/// the first of its names (SERIES.2 where it expects that again). Of names that stand for each other the row
/// says which is there. What may be absent, and what belongs to a dashboard that is absent as a whole, is no
/// fault.
std::vector<CheckRow> packRows(const dashboard::Pack &pack, const PackFindings &found);

} // namespace zumik::session
