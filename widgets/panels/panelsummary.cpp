// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/panelsummary.h"

#include "models/board/paneldata.h"
#include "widgets/common/counts.h"
#include "widgets/common/look.h"
#include "widgets/common/numbers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/panels/tablecolumns.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PanelSummary)
};

constexpr std::size_t fewSeries = 3; ///< whose last values are told one by one

/// A value that stands out, whose it is, and when.
struct Peak {
    const frame::Field *field = nullptr;
    base::Time time;
    double value = 0;
};

QString valueCount(std::size_t count)
{
    return count == 1 ? Text::tr("1 value") : Text::tr("%n values", nullptr, static_cast<int>(count));
}

QString rowCount(std::size_t count)
{
    return count == 1 ? Text::tr("1 row") : Text::tr("%n rows", nullptr, static_cast<int>(count));
}

QString columnCount(std::size_t count)
{
    return count == 1 ? Text::tr("1 column") : Text::tr("%n columns", nullptr, static_cast<int>(count));
}

/// Collects what stands out of the numbers of frames on a grid.
class Summing {
public:
    Summing(const board::PanelData &data, const common::Look &look)
        : m_data(data)
        , m_look(look)
        , m_numbers(look.clock().formatContext(data.now), look.patterns())
    {
        for (const frame::Frame &frame : data.frames) {
            for (const frame::Field &field : frame.fields) {
                if (frame.grid && field.numbers() != nullptr) {
                    add(field, *frame.grid);
                }
            }
        }
    }

    std::size_t series() const { return m_series; }

    QString sentence() const
    {
        QStringList parts{m_longest > 1
                ? Text::tr("%1 from %2 to %3 %4", "how many series, start, end, zone")
                      .arg(common::seriesCount(m_series), time(m_data.range.start), time(m_data.range.end),
                          m_look.clock().zoneName(m_data.range.end))
                : Text::tr("%1 at %2 %3", "how many values, a time, its zone")
                      .arg(valueCount(m_series), time(m_data.range.end),
                          m_look.clock().zoneName(m_data.range.end))};
        if (m_highest.field == nullptr) {
            parts << Text::tr("no number among them");
        } else {
            addPeaks(parts);
            addLast(parts);
        }
        return parts.join(QLatin1String("; ")) + QLatin1Char('.');
    }

private:
    void add(const frame::Field &field, const series::Grid &grid)
    {
        ++m_series;
        m_longest = std::max(m_longest, grid.count);
        m_oneUnit = m_oneUnit && (m_unit == nullptr || *m_unit == field.config.unit);
        m_unit = &field.config.unit;
        const series::Column &column = *field.numbers();
        Peak last;
        for (std::size_t i = 0; i < column.size(); ++i) {
            const double value = column[i];
            if (!std::isfinite(value)) { // an absent one is a NaN
                continue;
            }
            if (m_highest.field == nullptr || value > m_highest.value) {
                m_highest = {&field, grid.at(i), value};
            }
            if (m_lowest.field == nullptr || value < m_lowest.value) {
                m_lowest = {&field, grid.at(i), value};
            }
            last = {&field, grid.at(i), value};
        }
        if (last.field != nullptr) {
            m_last.push_back(last);
        }
    }

    void addPeaks(QStringList &parts) const
    {
        const bool single = m_series == 1 && m_longest <= 1;
        if (single || !m_oneUnit) {
            return; // values of several units have no highest
        }
        parts << Text::tr("highest %1").arg(peak(m_highest));
        if (m_lowest.value != m_highest.value) {
            parts << Text::tr("lowest %1").arg(peak(m_lowest));
        }
    }

    /// "212 ms, p99, at 02:41"
    QString peak(const Peak &peak) const
    {
        QStringList words{value(peak)};
        if (m_series > 1) {
            words << nameOf(peak);
        }
        if (m_longest > 1) {
            words << Text::tr("at %1", "a time").arg(time(peak.time));
        }
        return words.join(QLatin1String(", "));
    }

    void addLast(QStringList &parts) const
    {
        if (m_series == 1) {
            parts << Text::tr("last %1", "a value").arg(value(m_last.front()));
        } else if (m_last.size() <= fewSeries) {
            QStringList each;
            for (const Peak &last : m_last) {
                each << nameOf(last) + QLatin1Char(' ') + value(last);
            }
            parts << Text::tr("last %1", "a value").arg(each.join(QLatin1String(", ")));
        } else if (m_oneUnit && m_longest > 1) {
            const auto less = [](const Peak &a, const Peak &b) {
                return a.value < b.value;
            };
            const auto [low, high] = std::minmax_element(m_last.begin(), m_last.end(), less);
            parts << Text::tr("last %1 to %2", "two values").arg(value(*low), value(*high));
        }
    }

    QString value(const Peak &peak) const { return m_numbers.text(peak.value, peak.field->config); }

    static QString nameOf(const Peak &peak) { return common::plain(peak.field->name, 100); }

    /// With the day where it isn't all of the present one.
    QString time(base::Time time) const
    {
        using zumik::plot::TimeForm;
        const auto day = [this](base::Time at) {
            return m_look.clock().label(at, TimeForm::Day);
        };
        const bool today = m_data.now - m_data.range.start < std::chrono::hours(24);
        if (!today && day(m_data.range.start) + day(m_data.range.end) != day(m_data.now) + day(m_data.now)) {
            return m_look.clock().dateAndTime(time);
        }
        const bool minutes = m_data.range.length() >= std::chrono::hours(1) || time.ms % 60'000 == 0;
        const TimeForm form = minutes ? TimeForm::Minutes : TimeForm::Seconds;
        return QString::fromStdString(m_look.clock().label(time, form));
    }

    const board::PanelData &m_data;
    const common::Look &m_look;
    common::Numbers m_numbers;
    std::size_t m_series = 0;
    std::size_t m_longest = 0; ///< instants of a grid
    const std::string *m_unit = nullptr;
    bool m_oneUnit = true;
    Peak m_highest;
    Peak m_lowest;
    std::vector<Peak> m_last; ///< of each series that has a number
};

QString tableSentence(const board::PanelData &data)
{
    std::size_t rows = 0;
    std::size_t columns = 0;
    for (const frame::Frame &frame : data.frames) {
        std::size_t longest = 0;
        for (const frame::Field &field : frame.fields) {
            longest = std::max(longest, lengthOf(field));
        }
        rows += longest;
        columns = std::max(columns, frame.fields.size());
    }
    return Text::tr("A table of %1 and %2.", "so many rows, so many columns")
        .arg(rowCount(rows), columnCount(columns));
}

QString reason(const common::Sentence &sentence)
{
    const QString text = sentence.text.trimmed();
    return sentence.title + (text.isEmpty() ? QStringLiteral(".") : QStringLiteral(". ") + text);
}

} // namespace

QString panelSummary(const board::PanelData &data, const common::Look &look)
{
    using State = board::PanelData::State;
    if (data.state == State::Loading) {
        return Text::tr("Waits for its data.");
    }
    if (data.state == State::Error && data.error) {
        return reason(common::sentenceOf(*data.error));
    }
    if (data.state != State::Data) {
        return reason(common::sentenceOf(data.reason, data.reasonDetail));
    }
    if (data.frames.empty()) {
        return {}; // texts and rows say what they are themselves
    }
    const Summing summing(data, look);
    return summing.series() == 0 ? tableSentence(data) : summing.sentence();
}

} // namespace zumik::widgets::panels
