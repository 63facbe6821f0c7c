// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jsonlog.h"

#include "app/prometheusjson.h"
#include "models/base/time.h"

namespace zumik::app {

JsonLog::JsonLog(const QString &fileName)
    : m_file(fileName)
{
}

base::Result<std::unique_ptr<JsonLog>> JsonLog::open(const QString &fileName)
{
    std::unique_ptr<JsonLog> log(new JsonLog(fileName));
    if (!log->m_file.open(QIODevice::WriteOnly | QIODevice::Append)) {
        return base::Error{
            base::ErrorCode::FileUnwritable, log->m_file.errorString().toStdString(), fileName.toStdString()};
    }
    log->m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return log;
}

void JsonLog::write(const std::string &event, Fields fields)
{
    std::string line = "{\"time\":" + jsonString(base::formatRfc3339(base::SystemClock().now()))
        + ",\"event\":" + jsonString(event);
    for (const auto &[name, value] : fields) {
        line += "," + jsonString(name) + ":" + jsonString(value);
    }
    line += "}\n";
    const std::lock_guard lock(m_mutex);
    m_file.write(line.data(), static_cast<qint64>(line.size()));
    m_file.flush();
}

void JsonLog::write(const std::string &event, const base::Error &error)
{
    write(event,
        {{"code", std::string(base::errorName(error.code))}, {"message", error.message},
            {"where", error.where}});
}

} // namespace zumik::app
