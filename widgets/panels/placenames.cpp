// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/placenames.h"

#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"

namespace zumik::widgets::panels {

namespace {

using zumik::plot::BarTable;
using zumik::plot::TimeForm;

constexpr base::Duration day = std::chrono::hours(24);
constexpr base::Duration minute = std::chrono::minutes(1);

QString labelOf(base::Time time, TimeForm form, const common::ZoneClock &clock)
{
    return QString::fromStdString(clock.label(time, form));
}

/// Hours and minutes; with the day where the times span more than one, with seconds where they are close.
QString briefTime(base::Time time, base::Duration span, base::Duration step, const common::ZoneClock &clock)
{
    if (span >= day && step >= day) {
        return labelOf(time, TimeForm::Day, clock);
    }
    const QString clockTime = labelOf(time, step < minute ? TimeForm::Seconds : TimeForm::Minutes, clock);
    return span < day ? clockTime
                      : QString(labelOf(time, TimeForm::Day, clock) + QLatin1Char(' ') + clockTime);
}

void addTimes(PlaceNames &names, const std::vector<base::Time> &times, const common::ZoneClock &clock)
{
    if (times.empty()) {
        return;
    }
    const base::Duration span = times.back() - times.front();
    const base::Duration step = times.size() < 2 ? minute : times[1] - times[0];
    for (const base::Time time : times) {
        names.whole << clock.dateAndTime(time);
        names.brief << briefTime(time, span, step, clock);
    }
}

QString nameAt(const frame::Field &field, std::size_t row, const common::ZoneClock &clock,
    const common::Numbers &numbers)
{
    if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
        return common::plain(frame::toString(numbers.display((*texts)[row], field.config).text));
    }
    if (const auto *times = std::get_if<frame::Field::Times>(&field.values)) {
        return (*times)[row] == frame::noTime ? QString() : clock.dateAndTime((*times)[row]);
    }
    return numbers.text((*field.numbers())[row], field.config);
}

QString cut(const QString &name, int mostLetters)
{
    return mostLetters > 0 && name.size() > mostLetters ? QString(name.left(mostLetters) + QChar(0x2026))
                                                        : name;
}

} // namespace

PlaceNames placeNames(
    const BarTable &table, int mostLetters, const common::ZoneClock &clock, const common::Numbers &numbers)
{
    PlaceNames names;
    if (table.names == nullptr) {
        addTimes(names, table.times, clock);
        return names;
    }
    for (const std::size_t row : table.rows) {
        names.whole << nameAt(*table.names, row, clock, numbers);
        names.brief << cut(names.whole.back(), mostLetters);
    }
    return names;
}

} // namespace zumik::widgets::panels
