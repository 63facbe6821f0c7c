// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/pageaddress.h"

#include "models/clients/grafana/grafanaclient.h"
#include "models/clients/http/endpoint.h"

#include <QUrlQuery>

namespace zumik::clients::grafana {

base::Result<QUrl> boardAddress(
    const QUrl &base, const std::string &uid, std::optional<int> panel, int organization)
{
    if (auto refused = http::refuseUrl(base)) {
        return *std::move(refused);
    }
    if (!isUid(uid)) {
        return base::Error{base::ErrorCode::InvalidArgument, "no uid of Grafana's", uid.substr(0, 60)};
    }
    QByteArray path = base.path(QUrl::FullyEncoded).toLatin1();
    while (path.endsWith('/')) {
        path.chop(1);
    }
    QUrlQuery query;
    if (organization > 0) {
        query.addQueryItem(QStringLiteral("orgId"), QString::number(organization));
    }
    if (panel) {
        query.addQueryItem(QStringLiteral("viewPanel"), QString::number(*panel));
    }
    QUrl url = base;
    url.setPath(
        QString::fromLatin1(path) + QStringLiteral("/d/") + QString::fromStdString(uid), QUrl::StrictMode);
    url.setQuery(query);
    url.setFragment({});
    return url;
}

std::string addressTime(const std::string &typed, base::Time now)
{
    const auto time = base::parseTime(typed, now);
    const bool relative = typed.starts_with("now");
    return relative || !time ? typed : std::to_string(time->ms);
}

} // namespace zumik::clients::grafana
