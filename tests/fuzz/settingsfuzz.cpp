// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is read as settings is read the same when it is written again, and migrating it never fails.
#include "models/settings/settingsfile.h"

#include <QJsonDocument>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::settings;
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    SettingsForm form;
    form.version = 2;
    form.migrations = {[](QJsonObject &settings) {
        settings.remove(QStringLiteral("gone"));
    }};
    const auto read = readSettings(json, form);
    if (read) {
        const auto again = readSettings(QJsonDocument(read->whole).toJson(), form);
        if (!again || again->whole != read->whole || again->newer != read->newer) {
            std::abort();
        }
    }
    return 0;
}
