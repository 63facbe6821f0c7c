// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/linkreader.h"

#include "models/dashboard/json.h"

namespace zumik::dashboard {

namespace {

constexpr std::size_t mostLinks = 100;

Link readLink(const QJsonValue &json)
{
    Link link;
    link.kind = textOf(json, "type") == "dashboards" ? Link::Kind::Dashboards : Link::Kind::Address;
    link.title = textOf(json, "title");
    link.url = textOf(json, "url");
    link.tooltip = textOf(json, "tooltip");
    link.tags = textsOf(member(json, "tags"));
    link.keepTime = flagOf(json, "keepTime");
    link.includeVariables = flagOf(json, "includeVars");
    return link;
}

bool leadsAnywhere(const Link &link)
{
    return link.kind == Link::Kind::Dashboards ? !link.tags.empty() : !link.url.empty();
}

} // namespace

std::vector<Link> readLinks(const QJsonValue &links)
{
    std::vector<Link> read;
    const QJsonArray array = links.toArray();
    for (const QJsonValue json : array) {
        Link link = readLink(json);
        if (leadsAnywhere(link) && read.size() < mostLinks) {
            read.push_back(std::move(link));
        }
    }
    return read;
}

std::vector<frame::DataLink> readDataLinks(const QJsonValue &links)
{
    std::vector<frame::DataLink> read;
    const QJsonArray array = links.toArray();
    for (const QJsonValue json : array) {
        if (!textOf(json, "url").empty() && read.size() < mostLinks) {
            read.push_back({textOf(json, "title"), textOf(json, "url"), flagOf(json, "targetBlank")});
        }
    }
    return read;
}

} // namespace zumik::dashboard
