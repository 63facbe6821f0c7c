// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/annotationreader.h"

#include "models/dashboard/datasource.h"
#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr std::size_t mostAnnotations = 100;
constexpr std::size_t mostPanelIds = 20000;
constexpr std::size_t mostTags = 50;
constexpr int mostMarks = 2000;

std::string ownOrTargets(const QJsonValue &json, std::string_view own, std::string_view targets)
{
    const std::string text = textOf(json, own);
    return text.empty() ? textOf(member(json, "target"), targets) : text;
}

/// {"type": "dashboard"|"tags", "limit": 100, "tags": [...], "matchAny": false}, before 8.3 not in a
/// `target`. Source: Grafana's own data source, datasource.ts.
GrafanaAnnotation readGrafana(const QJsonValue &json)
{
    const QJsonValue target = member(json, "target");
    const QJsonValue from = target.isObject() ? target : json;
    GrafanaAnnotation read;
    read.byTags = textOf(from, "type") == "tags";
    read.tags = textsOf(member(from, "tags"));
    read.tags.resize(std::min(read.tags.size(), mostTags));
    read.matchAny = flagOf(from, "matchAny");
    read.limit = intOf(member(from, "limit"), 1, mostMarks, 100);
    read.builtIn = flagOf(json, "builtIn");
    return read;
}

/// {"exclude": true, "ids": [1, 2]}
void readFilter(const QJsonValue &filter, Annotation &annotation)
{
    annotation.excludePanels = flagOf(filter, "exclude");
    const QJsonArray ids = member(filter, "ids").toArray();
    for (const QJsonValue id : ids) {
        if (numberOf(id) && annotation.panelIds.size() < mostPanelIds) {
            annotation.panelIds.push_back(intOf(id, 0, 2147483647, 0));
        }
    }
}

Annotation readAnnotation(const QJsonValue &json)
{
    Annotation annotation;
    annotation.name = textOf(json, "name");
    annotation.expression = ownOrTargets(json, "expr", "expr");
    annotation.step = ownOrTargets(json, "step", "interval");
    annotation.titleFormat = textOf(json, "titleFormat");
    annotation.textFormat = textOf(json, "textFormat");
    annotation.tagKeys = textOf(json, "tagKeys");
    annotation.color = textOf(json, "iconColor");
    annotation.enabled = flagOf(json, "enable", true);
    annotation.hidden = flagOf(json, "hide");
    annotation.valueAsTime = flagOf(json, "useValueForTime");
    readFilter(member(json, "filter"), annotation);
    return annotation;
}

} // namespace

std::vector<Annotation> readAnnotations(const QJsonValue &list, Notes &notes)
{
    std::vector<Annotation> read;
    const QJsonArray array = list.toArray();
    for (const QJsonValue json : array) {
        Annotation annotation = readAnnotation(json);
        const std::string type = dataSourceType(member(json, "datasource"));
        const bool builtIn = flagOf(json, "builtIn");
        const bool asked = type == "grafana" || (builtIn && annotation.expression.empty());
        if (asked) {
            annotation.grafana = readGrafana(json);
        }
        const bool known = asked || (!isForeign(type) && !annotation.expression.empty());
        if (known && read.size() < mostAnnotations) {
            read.push_back(std::move(annotation));
        } else if (annotation.enabled && !builtIn) {
            notes.addAt("dashboard", "annotations", annotation.name);
        }
    }
    return read;
}

} // namespace zumik::dashboard
