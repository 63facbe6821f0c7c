// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settingsfile.h"

#include <QJsonDocument>

namespace zumik::settings {

using base::Error;
using base::ErrorCode;

SettingsForm SettingsForm::current()
{
    return {};
}

base::Result<SettingsText> readSettings(const QByteArray &json, const SettingsForm &form)
{
    const QString settings = QStringLiteral("settings");
    const QString version = QStringLiteral("version");
    if (json.size() > largestSettings) {
        return Error{ErrorCode::TooLarge, "over " + std::to_string(largestSettings) + " bytes", {}};
    }
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError) {
        return Error{ErrorCode::JsonInvalid, syntax.errorString().toStdString(), {}};
    }
    SettingsText read{document.object()};
    const int had = read.whole[version].toInt(0);
    if (had < 1 || !read.whole[settings].isObject()) {
        return Error{ErrorCode::FormatInvalid, R"(needs "version" and "settings")", {}};
    }
    if (had > form.version) {
        read.newer = true;
        return read;
    }
    QJsonObject values = read.whole[settings].toObject();
    for (int at = had; at < form.version; ++at) {
        form.migrations.at(static_cast<std::size_t>(at - 1))(values);
    }
    read.whole[settings] = values;
    read.whole[version] = form.version;
    return read;
}

} // namespace zumik::settings
