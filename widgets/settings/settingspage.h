// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <map>
#include <vector>

class QLineEdit;
class QVBoxLayout;

namespace zumik::settings {
class Settings;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::settings {

class SettingLine;

/// All settings, group by group, with a field that leaves those whose words hold what is typed. Esc empties
/// the field, then leaves.
class SettingsPage final : public QWidget {
    Q_OBJECT

public:
    /// Look and settings must outlive the page.
    SettingsPage(const common::Look *look, zumik::settings::Settings &settings, QWidget *parent = nullptr);

    /// The keys of the lines that show.
    QStringList shown() const;

Q_SIGNALS:
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeLines();
    QVBoxLayout *makeHead();
    void filter(const QString &text);
    void say(const QString &sentence);
    QString standing() const;

    const common::Look *m_look;
    zumik::settings::Settings &m_settings;
    QLineEdit *m_search;
    controls::Words *m_note;
    controls::Words *m_none;
    std::vector<SettingLine *> m_lines;
    std::map<QString, QWidget *> m_groups; ///< headings by group
};

} // namespace zumik::widgets::settings
