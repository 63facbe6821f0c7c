// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "widgets/controls/popup.h"

#include <optional>
#include <utility>
#include <vector>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// What a board is compared with: nothing, the same an hour, a day or a week earlier, or any length of time
/// as it is typed. Where clocks changed in between, the words say which hour now is which then.
class ComparePopup final : public controls::Popup {
    Q_OBJECT

public:
    explicit ComparePopup(const common::Look *look, QWidget *parent = nullptr);

    /// Absent: off. `range`: the board's, as it is now.
    void setComparison(std::optional<base::Duration> back, base::TimeRange range);

    /// The lengths on offer, shortest first.
    static const std::vector<base::Duration> &offered();

Q_SIGNALS:
    void chosen(std::optional<zumik::base::Duration> back);

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addChoices(QVBoxLayout *column);
    void addTyped(QVBoxLayout *column);
    void showClock();
    void showTrouble(const QString &trouble);
    void apply();
    void take(std::optional<base::Duration> back);

    std::optional<base::Duration> m_back;
    base::TimeRange m_range;
    std::vector<std::pair<QPushButton *, std::optional<base::Duration>>> m_choices;
    QLineEdit *m_typed = nullptr;
    controls::Words *m_trouble = nullptr;
    controls::Words *m_clock = nullptr;
};

/// "off", "1 h earlier"
QString comparisonText(std::optional<base::Duration> back);

/// Why a text is no length of time to be compared with; empty: it is one.
QString shiftTrouble(const QString &text);

} // namespace zumik::widgets::shell
