// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/series/labels.h"

#include <QJsonObject>

#include <optional>
#include <string>
#include <vector>

// What Grafana's HTTP API tells. Texts are the server's: they are shown as plain text only. A member that a
// version leaves out is empty, 0 or false.
namespace zumik::clients::grafana {

/// Of /api/health, which asks for no login, and where that hides it of /api/frontend/settings.
struct Health {
    std::string version; ///< "10.4.2"; empty where the server hides it
    std::string database; ///< "ok"

    bool operator==(const Health &) const = default;
};

/// The one that answers are of.
struct Organization {
    int id = 0;
    std::string name;

    bool operator==(const Organization &) const = default;
};

/// A board as a list has it.
struct BoardHit {
    std::string uid;
    std::string title;
    std::vector<std::string> tags;
    std::string folderUid; ///< empty: in no folder
    std::string folder; ///< its title
    std::string url; ///< a path: "/d/UID/SLUG", behind the sub-path where Grafana has one
    bool starred = false;

    bool operator==(const BoardHit &) const = default;
};

struct BoardList {
    std::vector<BoardHit> boards; ///< each uid once, in the server's order
    bool cut = false; ///< there are more than were asked for

    bool operator==(const BoardList &) const = default;
};

struct Folder {
    std::string uid;
    std::string title;
    std::string parentUid; ///< of nested folders

    bool operator==(const Folder &) const = default;
};

struct BoardMeta {
    std::string uid;
    std::string title;
    std::string url; ///< as BoardHit::url; empty where the newer API doesn't say
    std::string folder;
    std::string folderUid;
    int version = 0;
    bool provisioned = false; ///< comes from a file or a repository
    std::optional<base::Time> updated;
    std::string updatedBy;

    bool operator==(const BoardMeta &) const = default;
};

/// A board's JSON in one of the forms that dashboard::readDashboard reads.
struct Board {
    std::string json;
    BoardMeta meta;
    std::vector<std::string> missingElements; ///< uids of library panels whose model the JSON doesn't have
};

struct BoardVersion {
    int version = 0;
    std::optional<base::Time> created;
    std::string createdBy;
    std::string message;

    bool operator==(const BoardVersion &) const = default;
};

/// A library panel.
struct LibraryElement {
    std::string uid;
    std::string name;
    QJsonObject model;
};

/// An event that somebody has noted, or a change of an alert's state.
struct Annotation {
    base::Time from;
    base::Time until; ///< not before `from`
    std::string text;
    std::vector<std::string> tags;
    std::string boardUid; ///< empty: of the organization
    int panelId = 0; ///< 0: of no panel
    std::string alertName;
    std::string newState; ///< of an alert: "alerting", "Normal", ...

    bool operator==(const Annotation &) const = default;
};

struct AnnotationQuery {
    base::TimeRange range;
    std::string boardUid = {}; ///< empty: of all boards and the organization
    std::vector<std::string> tags = {}; ///< all of them, or with `matchAny` one
    bool matchAny = false;
    enum class Type { Any, Alert, Annotation } type = Type::Any;
    int limit = 100;
};

/// Never its credentials or address.
struct DataSource {
    std::string uid;
    std::string name;
    std::string type; ///< "prometheus"
    bool isDefault = false;

    bool operator==(const DataSource &) const = default;
};

/// As the Alertmanager inside Grafana sees it.
struct NotifiedAlert {
    series::Labels labels;
    series::Labels annotations;
    std::string state; ///< "active", "suppressed", "unprocessed"
    std::optional<base::Time> startsAt;
    std::optional<base::Time> endsAt;
    std::string fingerprint;
    std::vector<std::string> silencedBy;
    std::vector<std::string> receivers;
};

} // namespace zumik::clients::grafana
