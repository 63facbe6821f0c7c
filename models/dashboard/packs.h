// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

#include <string>
#include <vector>

// A pack is a folder of dashboards and a pack.json:
//     { "id": "zumik", "title": "Zumik", "dashboards": ["zumik-api.json", ...],
//       "absent": [ { "dashboard": "zumik-byoc", "series": "a_metric", "sentence": "Why it may not exist
//       yet." } ] }
namespace zumik::dashboard {

struct PackDashboard {
    std::string id; ///< the dashboard's uid
    std::string title;
    QString file; ///< path, also into the program's resources
};

/// As long as `series` does not exist, `sentence` says why the panels of `dashboard` are empty.
struct PackAbsence {
    std::string dashboard;
    std::string series;
    std::string sentence;
};

struct Pack {
    std::string id;
    std::string title;
    std::vector<PackDashboard> dashboards;
    std::vector<PackAbsence> absences;
};

/// The pack in a folder. Errors: FileNotFound, FileUnreadable, JsonInvalid, FormatInvalid with the file's
/// name, for pack.json and for each dashboard that it names.
base::Result<Pack> readPack(const QString &folder);

/// The packs in the subfolders of a folder, by id; a pack that can't be read is left out and its error kept.
struct PackList {
    std::vector<Pack> packs;
    std::vector<base::Error> errors;
};

PackList readPacks(const QString &folder);

} // namespace zumik::dashboard
