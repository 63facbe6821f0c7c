// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/number.h"
#include "models/base/result.h"
#include "models/promql/exec/query.h"
#include "models/promql/exec/scratch.h"
#include "models/promql/exec/steps.h"
#include "models/series/labels.h"

#include <functional>
#include <memory>
#include <span>

namespace zumik::promql::exec {

/// A part of an expression at work. First the series are known (`open`), then their values can be asked for,
/// a row at a time: the values of one series at all steps, absent() where it has none. A scalar is one row
/// without labels that is nowhere absent.
///
/// A row is computed when it is asked for, so each should be asked for once; several threads may ask for
/// different rows at once, each with its own Scratch.
class Operator {
public:
    Operator(Query &query, const Steps &steps)
        : m_query(query)
        , m_steps(steps)
    {
    }

    Operator(const Operator &) = delete;
    Operator &operator=(const Operator &) = delete;
    virtual ~Operator() = default;

    /// Finds the series. Happens once, however often it is called.
    base::Status open()
    {
        if (m_opened) {
            return base::Done{};
        }
        m_opened = true;
        return find();
    }

    virtual std::size_t size() const = 0;
    virtual series::Labels labels(std::size_t row) const = 0;
    virtual base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const = 0;

    /// No two series are alike, even without their names.
    virtual bool distinctWithoutName() const { return false; }

    const Steps &steps() const { return m_steps; }

protected:
    virtual base::Status find() = 0;

    Query &query() const { return m_query; }

private:
    Query &m_query;
    const Steps m_steps;
    bool m_opened = false;
};

using OperatorPtr = std::shared_ptr<Operator>;

/// An operator that yields its child's series, in other ways than the child does.
class OverChild : public Operator {
public:
    OverChild(Query &query, const Steps &steps, OperatorPtr child)
        : Operator(query, steps)
        , m_child(std::move(child))
    {
    }

    std::size_t size() const override { return m_child->size(); }

    series::Labels labels(std::size_t row) const override { return m_child->labels(row); }

    bool distinctWithoutName() const override { return m_child->distinctWithoutName(); }

protected:
    base::Status find() override { return m_child->open(); }

    Operator &child() const { return *m_child; }

private:
    OperatorPtr m_child;
};

/// The single row of a scalar, once for all.
base::Result<std::vector<double>> scalarValues(Operator &scalar);

/// All rows beside one another, `size() * steps().count` values; counted as held.
base::Result<std::vector<double>> allRows(Query &query, Operator &child);

/// Gives the rows to `take` in their order, one at a time, computed by all threads; none is kept.
base::Status rowsInOrder(Query &query, const Operator &child,
    const std::function<void(std::size_t row, std::span<const double> values)> &take);

} // namespace zumik::promql::exec
