// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/dashboard/variable.h"

#include <QByteArray>
#include <QChar>
#include <QJsonObject>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::dashboard {

/// A dashboard file as it came: all of its JSON, known or not, so that a copy that is written out after a
/// change has lost nothing. The order of keys and the white space need not stay; numbers keep the digits they
/// were written with. What is in it says readDashboard.
class DashboardDocument {
public:
    enum class Form { Classic, V2 };

    /// The file's JSON: a dashboard, the API's envelope {"dashboard": ...}, or a Kubernetes-style resource.
    /// `name` is the file's, for Error::where. Errors: JsonInvalid (where: NAME:LINE, message with the
    /// column), FormatInvalid (no dashboard), TooLarge (`mostBytes`, or nested too deeply).
    static base::Result<DashboardDocument> parse(
        std::string_view json, const std::string &name = {}, std::size_t mostBytes = 16U << 20U);

    Form form() const { return m_form; }

    /// The dashboard itself, out of whatever wraps it, numbers as doubles or 64-bit whole numbers. A
    /// resource's name is its uid where it has none.
    QJsonObject dashboard() const;

    void setTime(const std::string &from, const std::string &to);
    void setRefresh(const std::string &refresh); ///< "15s"; empty: none

    /// The variable's current choice; a variable of several values holds lists. False when there is none of
    /// this name.
    bool setCurrent(std::string_view variable, const std::vector<VariableOption> &chosen);

    /// The whole file, envelope included.
    QByteArray toJson() const;

private:
    DashboardDocument() = default;

    /// A text that comes in must not look like a marked number.
    void keepMarkFrom(const std::string &text);
    QJsonObject inner() const;
    void setInner(const QJsonObject &inner);

    QJsonObject m_root;
    std::vector<QString> m_way; ///< keys from the root to the dashboard
    std::optional<QChar> m_mark; ///< of numbers that QJsonObject cannot hold
    Form m_form = Form::Classic;
};

} // namespace zumik::dashboard
