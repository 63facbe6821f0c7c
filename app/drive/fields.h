// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drive/script.h"

#include <QJsonObject>
#include <QSet>

#include <optional>
#include <utility>

namespace zumik::app::drive {

/// The members of a JSON object, taken one by one. What is wrong first is kept; what nobody asked for is
/// wrong in the end.
class Fields {
public:
    /// Errors: JsonInvalid, FormatInvalid when it is no object.
    static base::Result<Fields> read(const QByteArray &json, const std::string &where);

    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }

    void require(const char *name);

    /// A string that must be there and hold something.
    QString text(const char *name);
    QString text(const char *name, const QString &otherwise);
    bool flag(const char *name);
    int whole(const char *name, int otherwise, int least, int most);
    /// Two numbers.
    std::pair<double, double> pair(const char *name, double least, double most);
    /// The middle where it isn't given.
    Part part(const char *name);
    /// The name, and "in" beside it.
    Target target(const char *name);
    Fields object(const char *name);

    /// Takes over what is wrong within; also what nobody asked for there.
    void take(Fields inner);
    void refuseOthers();

    /// FormatInvalid; `%1` in the sentence is `what`.
    void wrong(const char *sentence, const QString &what);

    const std::optional<base::Error> &error() const { return m_error; }

private:
    Fields(QJsonObject object, std::string where);

    QJsonValue value(const char *name);

    QJsonObject m_object;
    std::string m_where;
    QSet<QString> m_asked;
    std::optional<base::Error> m_error;
};

} // namespace zumik::app::drive
