// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/table.h"
#include "models/frame/transform/transform.h"

#include <string_view>
#include <variant>

namespace zumik::frame::transform {

/// What a step comes to: tables, or why it is passed over; its input then goes on as it was.
using Outcome = std::variant<Tables, Refusal::Why>;

/// What a step may use, and how much of it is left. Private to models/frame/transform.
class Context {
public:
    explicit Context(const Environment &environment)
        : m_environment(environment)
    {
    }

    /// Begins a step: its work counts from zero.
    void begin() { m_work = 0; }

    bool allowsCells(std::size_t cells) const { return cells <= m_environment.mostCells; }

    /// rows x fields, without overflow.
    bool allowsCells(std::size_t rows, std::size_t fields) const;

    /// False once a step compares more than makes sense: some are quadratic in what a file can ask for.
    bool allowsWork(std::size_t comparisons) const;

    bool matches(std::string_view pattern, std::string_view subject) const;
    std::optional<std::string> replaced(
        std::string_view pattern, std::string_view subject, std::string_view replacement) const;

    /// As the environment's.
    std::vector<std::pair<std::string, std::string>> groups(
        std::string_view pattern, std::string_view subject) const;

    /// At most so many cells.
    std::size_t mostCells() const { return m_environment.mostCells; }

    /// With variables filled in.
    std::string filled(const std::string &text) const;

private:
    const Environment &m_environment;
    mutable std::size_t m_work = 0;
};

/// A table's refId against the filter of a transformation. Source: matchers/refIdMatcher.ts.
bool isRefId(const std::string &pattern, const std::string &refId, const Context &context);

// One file each. The tables come with titles settled.
Outcome run(const Organize &, Tables, const Context &);
Outcome run(const FilterFieldsByName &, Tables, const Context &);
Outcome run(const FilterByRefId &, Tables, const Context &);
Outcome run(const FilterByValue &, Tables, const Context &);
Outcome run(const Merge &, Tables, const Context &);
Outcome run(const JoinByField &, Tables, const Context &);
Outcome run(const GroupBy &, Tables, const Context &);
Outcome run(const GroupingToMatrix &, Tables, const Context &);
Outcome run(const CalculateField &, Tables, const Context &);
Outcome run(const Reduce &, Tables, const Context &);
Outcome run(const SortBy &, Tables, const Context &);
Outcome run(const Limit &, Tables, const Context &);
Outcome run(const Concatenate &, Tables, const Context &);
Outcome run(const SeriesToRows &, Tables, const Context &);
Outcome run(const LabelsToFields &, Tables, const Context &);
Outcome run(const RenameByRegex &, Tables, const Context &);
Outcome run(const ConvertFieldType &, Tables, const Context &);
Outcome run(const PrepareTimeSeries &, Tables, const Context &);
Outcome run(const TimeSeriesTable &, Tables, const Context &);
Outcome run(const Histogram &, Tables, const Context &);
Outcome run(const ExtractFields &, Tables, const Context &);
Outcome run(const Heatmap &, Tables, const Context &);
Outcome run(const RowsToFields &, Tables, const Context &);
Outcome run(const ConfigFromData &, Tables, const Context &);
Outcome run(const PartitionByValues &, Tables, const Context &);
Outcome run(const JoinByLabels &, Tables, const Context &);
Outcome run(const FormatString &, Tables, const Context &);
Outcome run(const Transpose &, Tables, const Context &);
Outcome run(const Regression &, Tables, const Context &);

} // namespace zumik::frame::transform
