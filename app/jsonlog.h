// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QFile>
#include <QString>

#include <initializer_list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace zumik::app {

/// The file of --log-json: one JSON object a line, {"time": RFC 3339, "event": NAME, ...} with string values.
/// What is logged is chosen field by field; secrets have no way in. Callable from any thread; readable by its
/// owner alone.
class JsonLog {
public:
    /// Appends. Errors: FileUnwritable.
    static base::Result<std::unique_ptr<JsonLog>> open(const QString &fileName);

    using Fields = std::initializer_list<std::pair<std::string, std::string>>;
    void write(const std::string &event, Fields fields = {});
    void write(const std::string &event, const base::Error &error);

private:
    explicit JsonLog(const QString &fileName);

    std::mutex m_mutex;
    QFile m_file; // under m_mutex
};

} // namespace zumik::app
