// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/reducedvalues.h"

#include "models/frame/reducers.h"
#include "models/frame/thresholds.h"
#include "widgets/common/text.h"
#include "widgets/plot/legendmodel.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>
#include <variant>

namespace zumik::widgets::panels {

namespace {

/// "/regex/" or a name; empty takes all.
class FieldFilter {
public:
    explicit FieldFilter(const std::string &pattern)
        : m_text(QString::fromStdString(pattern))
    {
        if (m_text.size() > 1 && m_text.startsWith(QLatin1Char('/')) && m_text.endsWith(QLatin1Char('/'))) {
            m_regex = QRegularExpression(m_text.mid(1, m_text.size() - 2));
        }
    }

    bool takes(const frame::Field &field) const
    {
        if (m_text.isEmpty()) {
            return true;
        }
        const QString name = QString::fromUtf8(
            field.name.data(), static_cast<qsizetype>(std::min<std::size_t>(1000, field.name.size())));
        return m_regex ? m_regex->isValid() && m_regex->match(name).hasMatch() : name == m_text;
    }

private:
    QString m_text;
    std::optional<QRegularExpression> m_regex;
};

std::optional<base::Time> timeOfLast(const frame::Field &field, const std::optional<series::Grid> &grid)
{
    const series::Column &column = *field.numbers();
    for (std::size_t i = column.size(); grid && i-- > 0;) {
        if (column.hasValue(i)) {
            return grid->at(i);
        }
    }
    return std::nullopt;
}

class Reducing {
public:
    Reducing(const dashboard::ReduceOptions &options, const common::Numbers &numbers)
        : m_options(options)
        , m_numbers(numbers)
        , m_most(std::min<std::size_t>(mostReducedValues,
              options.limit && options.allValues ? static_cast<std::size_t>(std::max(0, *options.limit))
                                                 : mostReducedValues))
    {
    }

    void know(const frame::Field &field)
    {
        if (field.numbers() != nullptr) {
            m_columns.push_back(field.numbers());
        }
    }

    void add(const frame::Field &field, const frame::Frame &frame)
    {
        if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
            addTexts(*texts, field);
            return;
        }
        if (m_options.allValues) {
            addRows(field, frame);
            return;
        }
        for (const std::string &calc : m_options.calcs) {
            const double value = frame::reduce(*field.numbers(), calc);
            ReducedValue one = make(value, field, frame, frame::keepsUnit(calc));
            one.name = common::plain(field.name);
            if (m_options.calcs.size() > 1) {
                one.name += QStringLiteral(", ") + plot::calcTitle(calc);
            }
            const bool last = calc == "lastNotNull" || calc == "last";
            one.time = last ? timeOfLast(field, frame.grid) : std::nullopt;
            keep(std::move(one));
        }
    }

    std::vector<ReducedValue> take() { return std::move(m_values); }

private:
    /// Of a column of texts, the first or the last one that is there; all of them, with allValues.
    void addTexts(const frame::Field::Texts &texts, const frame::Field &field)
    {
        const auto there = [](const std::string &text) {
            return !text.empty();
        };
        if (m_options.allValues) {
            for (const std::string &text : texts) {
                keep(makeText(text, field));
            }
            return;
        }
        const bool first = !m_options.calcs.empty() && m_options.calcs.front().starts_with("first");
        const auto begins = std::find_if(texts.begin(), texts.end(), there);
        const auto ends = std::find_if(texts.rbegin(), texts.rend(), there);
        keep(makeText(begins == texts.end() ? std::string() : first ? *begins : *ends, field));
    }

    ReducedValue makeText(const std::string &text, const frame::Field &field) const
    {
        const frame::DisplayValue shown = m_numbers.display(text, field.config);
        ReducedValue one;
        one.name = common::plain(field.name);
        one.value = std::numeric_limits<double>::quiet_NaN();
        one.text = common::plain(frame::toString(shown.text), 200);
        one.color = shown.color;
        one.field = &field;
        return one;
    }

    void addRows(const frame::Field &field, const frame::Frame &frame)
    {
        for (std::size_t row = 0; row < field.numbers()->size(); ++row) {
            ReducedValue one = make((*field.numbers())[row], field, frame, true);
            one.name = rowName(frame, row, field);
            keep(std::move(one));
        }
    }

    /// The row's first text, which names it in a table.
    static QString rowName(const frame::Frame &frame, std::size_t row, const frame::Field &field)
    {
        for (const frame::Field &other : frame.fields) {
            const auto *texts = std::get_if<frame::Field::Texts>(&other.values);
            if (texts != nullptr && row < texts->size()) {
                return common::plain((*texts)[row]);
            }
        }
        return common::plain(field.name);
    }

    /// Bars and arcs of one panel are compared with each other: without limits of their own they share a
    /// range, unless the dashboard says otherwise, and it starts at zero unless something is negative.
    frame::ValueRange rangeOf(const frame::Field &field)
    {
        const frame::FieldConfig &config = field.config;
        if (config.min && config.max) {
            return {*config.min, *config.max};
        }
        if (!m_dataRange) {
            m_dataRange = frame::rangeOf({}, m_columns);
        }
        const std::array own{field.numbers()};
        const frame::ValueRange found = config.ownRange ? frame::rangeOf({}, own) : *m_dataRange;
        frame::ValueRange range{config.min.value_or(found.min), config.max.value_or(found.max)};
        if (!config.min) {
            range.min = std::min(range.min, 0.0);
        }
        return range;
    }

    ReducedValue make(double value, const frame::Field &field, const frame::Frame &frame, bool unit)
    {
        ReducedValue one;
        one.value = value;
        one.field = &field;
        one.grid = frame.grid;
        one.range = rangeOf(field);
        frame::FieldConfig config = field.config;
        one.ownUnit = unit;
        if (!unit) {
            config.unit.clear();
        }
        const frame::DisplayValue shown = m_numbers.display(value, config, one.range);
        one.prefix = common::plain(shown.text.prefix, 60);
        one.text = common::plain(shown.text.text, 200);
        one.suffix = common::plain(shown.text.suffix, 60);
        one.color = shown.color;
        return one;
    }

    void keep(ReducedValue value)
    {
        if (m_values.size() < m_most) {
            m_values.push_back(std::move(value));
        }
    }

    const dashboard::ReduceOptions &m_options;
    const common::Numbers &m_numbers;
    std::size_t m_most;
    std::vector<const series::Column *> m_columns;
    std::optional<frame::ValueRange> m_dataRange; ///< of all fields together
    std::vector<ReducedValue> m_values;
};

} // namespace

std::vector<ReducedValue> reducedValues(const std::vector<frame::Frame> &frames,
    const dashboard::ReduceOptions &options, const common::Numbers &numbers)
{
    const FieldFilter filter(options.fields);
    Reducing reducing(options, numbers);
    std::vector<std::pair<const frame::Field *, const frame::Frame *>> taken;
    for (const frame::Frame &frame : frames) {
        for (const frame::Field &field : frame.fields) {
            const bool texts =
                !options.fields.empty() && std::holds_alternative<frame::Field::Texts>(field.values);
            if ((field.numbers() != nullptr || texts) && filter.takes(field)) {
                taken.emplace_back(&field, &frame);
                reducing.know(field);
            }
        }
    }
    taken.resize(std::min(taken.size(), mostReducedValues));
    for (const auto &[field, frame] : taken) {
        reducing.add(*field, *frame);
    }
    return reducing.take();
}

} // namespace zumik::widgets::panels
