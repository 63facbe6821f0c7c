// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>
#include <QStringList>

namespace zumik::widgets::panels {

/// Which series were chosen in a legend, by name, so that the choice outlives new data. None: all.
class LegendChoice {
public:
    /// A click isolates a series, the same click again shows all; `add`: chosen or not, beside the others.
    void click(const QString &name, bool add)
    {
        if (add) {
            m_names.contains(name) ? void(m_names.remove(name)) : void(m_names.insert(name));
        } else {
            m_names = m_names == QSet<QString>{name} ? QSet<QString>() : QSet<QString>{name};
        }
    }

    /// Of names of which none is chosen all are shown.
    bool shows(const QString &name, const QStringList &all) const
    {
        for (const QString &one : all) {
            if (m_names.contains(one)) {
                return m_names.contains(name);
            }
        }
        return true;
    }

private:
    QSet<QString> m_names;
};

} // namespace zumik::widgets::panels
