// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>

#include <string>
#include <string_view>
#include <vector>

// A pack is a folder of dashboards and a pack.yaml (resources/dashboards/README.md tells its users):
//     id: zumik
//     title: Zumik
//     dashboards: [zumik-api.json, zumik-byoc.json]     files beside pack.yaml
//     targets: [api-core]                               jobs whose targets should be up
//     expects:                                          series that should be there
//       - series: [a_metric, another]                   any of them; a single one needs no brackets
//         labels: [cluster, [Hostname, hostname]]       each, or any of a list
//         dashboards: [zumik-byoc]                      ids; without: all of the pack's
//         panels: [Replicas]                            titles; without: all
//         absent: Why it may not exist.                 without: its absence is a fault
// An unknown key is an error: a misspelled one must not be overlooked.
namespace zumik::dashboard {

struct PackDashboard {
    std::string id; ///< the dashboard's uid
    std::string title;
    QString file; ///< path, also into the program's resources
};

/// As long as neither `series` nor one of `others` exists, `sentence` says why the panels of `dashboard` are
/// empty; those of the title `panel` when it is not empty.
struct PackAbsence {
    std::string dashboard;
    std::string series;
    std::string sentence;
    std::vector<std::string> others = {};
    std::string panel = {};
};

/// Names that stand for each other: one of them is enough.
using Alternatives = std::vector<std::string>;

struct PackExpectation {
    Alternatives series; ///< at least one
    std::vector<Alternatives> labels;
    std::vector<std::string> dashboards; ///< ids; none: all of the pack
    std::vector<std::string> panels; ///< titles; none: all
    std::string absent; ///< why it may not exist; empty: it should

    bool isOf(const std::string &dashboard) const;
};

struct Pack {
    std::string id;
    std::string title;
    std::vector<PackDashboard> dashboards;
    std::vector<PackAbsence> absences; ///< of the expectations that have a sentence
    std::vector<Alternatives> targets = {};
    std::vector<PackExpectation> expectations = {};
};

/// What a pack.yaml says; its dashboards have files, without ids and titles. Errors: TooLarge; FormatInvalid
/// with FILE:LINE:COLUMN.
base::Result<Pack> readPackText(std::string_view yaml, const std::string &fileName);

/// The pack in a folder. Errors: FileNotFound, FileUnreadable, TooLarge, JsonInvalid, FormatInvalid with the
/// file's name, for pack.yaml and for each dashboard that it names.
base::Result<Pack> readPack(const QString &folder);

/// The packs in the subfolders of a folder, by id; a pack that can't be read is left out and its error kept.
struct PackList {
    std::vector<Pack> packs;
    std::vector<base::Error> errors;
};

PackList readPacks(const QString &folder);

/// The packs of another folder, the user's own, behind those that are there. Of packs with one id and
/// dashboards with one uid the first counts; the later pack is left out with an error.
void addPacks(PackList &list, const QString &folder);

} // namespace zumik::dashboard
