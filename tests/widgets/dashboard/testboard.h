// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/dashboard/reader.h"

#include <QString>

#include <string>
#include <vector>

namespace zumik::tests {

/// Small dashboards, as Grafana would save them, for tests of what stands around the panels.
class TestBoard {
public:
    TestBoard &panel(int id, int x, int y, int width, int height)
    {
        return add(QStringLiteral(R"json({"id":%1,"type":"timeseries","title":"Panel %1",
            "gridPos":{"x":%2,"y":%3,"w":%4,"h":%5},"targets":[{"refId":"A","expr":"metric_%1{cluster=~\"$cluster\"}"}]})json")
                       .arg(id)
                       .arg(x)
                       .arg(y)
                       .arg(width)
                       .arg(height));
    }

    TestBoard &text(int id, const char *content, const char *description)
    {
        return add(QStringLiteral(R"json({"id":%1,"type":"text","title":"Text","description":"%3",
            "gridPos":{"x":0,"y":0,"w":24,"h":4},"options":{"mode":"markdown","content":"%2"}})json")
                       .arg(id)
                       .arg(QLatin1String(content), QLatin1String(description)));
    }

    TestBoard &row(int id, int y, const QString &inside = {})
    {
        return add(QStringLiteral(R"json({"id":%1,"type":"row","title":"Row %1","collapsed":%2,"panels":[%3],
            "gridPos":{"x":0,"y":%4,"w":24,"h":1}})json")
                       .arg(id)
                       .arg(inside.isEmpty() ? QStringLiteral("false") : QStringLiteral("true"), inside)
                       .arg(y));
    }

    TestBoard &variable(const QString &json)
    {
        m_variables << json;
        return *this;
    }

    /// label_values(up, cluster)
    TestBoard &clusters(bool multi)
    {
        const QString yes = multi ? QStringLiteral("true") : QStringLiteral("false");
        return variable(QStringLiteral(
            R"json({"type":"query","name":"cluster","label":"cluster","multi":%1,"includeAll":%1,
            "query":"label_values(up, cluster)","current":{}
    })json")
                            .arg(yes));
    }

    /// To put them into a row of another board.
    QString panelsJson() const { return m_panels.join(QLatin1Char(',')); }

    zumik::dashboard::Dashboard make() const

    {
        const QString json = QStringLiteral(R"json({"uid":"test","title":"Test board","schemaVersion":38,
            "time":{"from":"now-6h","to":"now"},"panels":[%1],"templating":{"list":[%2]}})json")
                                 .arg(m_panels.join(QLatin1Char(',')), m_variables.join(QLatin1Char(',')));
        return zumik::dashboard::readDashboard(json.toStdString(), "test.json").value();
    }

private:
    TestBoard &add(const QString &json)
    {
        m_panels << json;
        return *this;
    }

    QStringList m_panels;
    QStringList m_variables;
};

} // namespace zumik::tests
