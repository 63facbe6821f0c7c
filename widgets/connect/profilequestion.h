// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;
class QVBoxLayout;

namespace zumik::settings {
struct ProfileUses;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::connect {

/// Before a profile file is used: where it leads, and what of this computer it sends or reads. Accepted only
/// by the button that says so; "Don't open" has the focus.
class ProfileQuestion final : public QDialog {
    Q_OBJECT

public:
    ProfileQuestion(const common::Look *look, const QString &fileName,
        const zumik::settings::ProfileUses &uses, QWidget *parent = nullptr);

private:
    void addPart(QVBoxLayout *to, const QString &title, const QStringList &lines);
    void addButtons(QVBoxLayout *to);

    void applyLook();

    const common::Look *m_look;
    QPushButton *m_refuse = nullptr;
};

} // namespace zumik::widgets::connect
