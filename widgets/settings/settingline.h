// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/settingstable.h"

#include <QWidget>

class QPushButton;

namespace zumik::settings {
class Settings;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class ChoicePopup;
} // namespace zumik::widgets::controls

namespace zumik::widgets::settings {

/// A setting: what it is and does, its value to choose, and the way back to the default.
class SettingLine final : public QWidget {
    Q_OBJECT

public:
    /// Look and settings must outlive the line.
    SettingLine(const common::Look *look, zumik::settings::Settings &settings,
        const zumik::settings::SettingRow &row, QWidget *parent = nullptr);

    const QString &key() const { return m_row.key; }

    /// Whether its words hold the text, whatever the case.
    bool matches(const QString &text) const;

Q_SIGNALS:
    /// A choice holds, but could not be kept.
    void notKept(const QString &sentence);

private:
    void build();
    void showValue();
    void open();
    void choose(const std::string &code);
    std::vector<QJsonValue> values() const;

    const common::Look *m_look;
    zumik::settings::Settings &m_settings;
    zumik::settings::SettingRow m_row;
    QPushButton *m_reset;
    controls::BarButton *m_value;
    controls::ChoicePopup *m_popup;
};

} // namespace zumik::widgets::settings
