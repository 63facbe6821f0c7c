// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/filterchip.h"

#include <QWidget>

namespace zumik::widgets::controls {
class ChoicePopup;
}

namespace zumik::widgets::dashboard {

/// The filters of an ad-hoc variable, one after the other, and a button for one more. What labels there are,
/// and which values, is asked where the other filters hold; any text can be typed. A filter counts once it
/// has a value.
class FilterRow final : public QWidget {
    Q_OBJECT

public:
    using Filters = std::vector<zumik::dashboard::AdHocFilter>;

    /// The run must outlive the row.
    FilterRow(const board::BoardRun &run, zumik::dashboard::Variable variable, const common::Look *look,
        QWidget *parent = nullptr);
    ~FilterRow() override;

    controls::ChoicePopup *popup() const { return m_popup; }

    controls::BarButton *adder() const { return m_adder; }

    /// Null where there are not so many.
    FilterChip *chip(std::size_t index) const;

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;

Q_SIGNALS:
    void changed(const std::string &name, const zumik::widgets::dashboard::FilterRow::Filters &filters);

private:
    void takeState();
    void rebuild();
    void addChip(std::size_t index);
    void open(std::size_t index, FilterChip::Part part);
    void askChoices();
    void onChoices(base::Result<std::vector<std::string>> choices);
    void showChoices(std::vector<std::string> choices, const QString &note);
    void choose(const std::string &value);
    void remove(std::size_t index);
    void tell();
    Filters whole() const;
    Filters others() const;

    const board::BoardRun &m_run;
    const zumik::dashboard::Variable m_variable; ///< a copy: the run renews its own
    const common::Look *m_look;
    controls::ChoicePopup *m_popup;
    controls::BarButton *m_adder = nullptr;
    Filters m_filters; ///< those without a value too
    std::vector<FilterChip *> m_chips;
    std::size_t m_index = 0; ///< whose popup opens
    FilterChip::Part m_part = FilterChip::Part::Key;
    base::StopSource m_asking;
};

} // namespace zumik::widgets::dashboard
