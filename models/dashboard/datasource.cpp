// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/datasource.h"

#include "models/dashboard/json.h"

namespace zumik::dashboard {

std::string dataSourceType(const QJsonValue &source)
{
    const std::string name = source.isObject() ? textOf(source, "uid") : textOf(source);
    return name == "-- Grafana --" ? "grafana" : textOf(source, "type");
}

bool isForeign(const std::string &type)
{
    return !type.empty() && type != "prometheus" && type != "datasource" && !type.starts_with('$')
        && type.find("prometheus") == std::string::npos && type.find("victoriametrics") == std::string::npos;
}

} // namespace zumik::dashboard
