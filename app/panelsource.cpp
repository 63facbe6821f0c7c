// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panelsource.h"

#include "app/dashboardlibrary.h"
#include "models/boardfiles/boardfiles.h"
#include "models/dashboard/document.h"
#include "models/dashboard/panelsource.h"
#include "widgets/common/text.h"

namespace zumik::app {

namespace {

constexpr std::size_t longest = 2'000'000; ///< bytes of a panel's JSON that are shown

base::Result<std::string> textOf(const BoardSource &source)
{
    if (source.json) {
        return *source.json;
    }
    const auto json = boardfiles::readJson(source.place);
    return json ? base::Result<std::string>(json->toStdString()) : json.error();
}

} // namespace

QString boardPlace(const DashboardLibrary &library, const QString &boardId)
{
    for (const dashboard::Pack &pack : library.packs()) {
        for (const dashboard::PackDashboard &each : pack.dashboards) {
            if (QString::fromStdString(each.id) == boardId) {
                return each.file;
            }
        }
    }
    return boardId;
}

base::Result<PanelSource> readPanelSource(const BoardSource &source, int panelId, const std::string &title)
{
    const std::string place = source.place.toStdString();
    const auto json = textOf(source);
    if (!json) {
        return json.error();
    }
    const auto document = dashboard::DashboardDocument::parse(*json, place);
    if (!document) {
        return document.error();
    }
    const QByteArray panel = dashboard::panelJson(*document, panelId, title);
    if (panel.isEmpty()) {
        return base::Error{base::ErrorCode::InvalidArgument, "the dashboard has no such panel", place};
    }
    return PanelSource{widgets::common::plainLines({panel.constData(), std::size_t(panel.size())}, longest),
        source.json ? QString() : widgets::common::plain(place)};
}

} // namespace zumik::app
