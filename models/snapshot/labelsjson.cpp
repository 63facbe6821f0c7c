// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/labelsjson.h"

namespace zumik::snapshot {

QJsonObject labelsJson(const series::Labels &labels)
{
    QJsonObject object;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        object.insert(textOf(label.name), textOf(label.value));
    }
    return object;
}

series::Labels readLabels(const JsonObject &object, QLatin1String key)
{
    std::vector<std::pair<std::string, std::string>> kept;
    object.eachText(key,
        [&](std::string name, std::string value) { kept.emplace_back(std::move(name), std::move(value)); });
    return series::Labels(
        std::vector<std::pair<std::string_view, std::string_view>>(kept.begin(), kept.end()));
}

} // namespace zumik::snapshot
