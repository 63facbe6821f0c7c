// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"

#include <QWidget>

class QLineEdit;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class ChoicePopup;
class Words;
} // namespace zumik::widgets::controls

namespace zumik::widgets::dashboard {

/// Whether a person gets to choose it: constants, data sources and what is hidden are not shown.
bool isChosenByHand(const zumik::dashboard::Variable &variable);

/// One variable of a board: its label and what is chosen; a click opens the values.
class VariablePicker final : public QWidget {
    Q_OBJECT

public:
    /// The run must outlive the picker.
    VariablePicker(const board::BoardRun &run, zumik::dashboard::Variable variable, const common::Look *look,
        QWidget *parent = nullptr);

    const std::string &name() const { return m_variable.name; }

    /// What it shows as chosen.
    QString shown() const;

    controls::ChoicePopup *popup() const { return m_popup; }

Q_SIGNALS:
    void chosen(const std::string &name, const std::vector<std::string> &values);

private:
    void buildButton();
    void buildField();
    void open();
    std::vector<zumik::dashboard::VariableOption> firstChoices(const board::VariableState &state) const;
    void update();
    QString textOf(const std::string &value) const;

    const board::BoardRun &m_run;
    const zumik::dashboard::Variable m_variable; ///< a copy: the run renews its own
    const common::Look *m_look;
    controls::BarButton *m_button = nullptr;
    controls::ChoicePopup *m_popup = nullptr;
    QLineEdit *m_field = nullptr;
};

} // namespace zumik::widgets::dashboard
