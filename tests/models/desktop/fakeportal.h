// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/desktop/preferences.h"

#include <QDBusConnection>
#include <QMap>
#include <QObject>
#include <QVariantMap>

#include <string>

namespace zumik::tests {

/// The desktop's settings portal on a bus of the test's own: a fake, written from the documented interface
/// (a real one needs a whole desktop around it), of which it has ReadAll.
class FakePortal final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit FakePortal(const std::string &busAddress);
    ~FakePortal() override;

    /// A value of org.freedesktop.appearance.
    void set(const QString &key, const QVariant &value) { m_values[key] = value; }

    int asked() const { return m_asked; }

    Q_SCRIPTABLE QMap<QString, QVariantMap> ReadAll(const QStringList &namespaces); // NOLINT: D-Bus's name

private:
    QDBusConnection m_bus;
    QVariantMap m_values;
    int m_asked = 0;
};

} // namespace zumik::tests
