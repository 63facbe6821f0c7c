// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/elementwise.h"

#include "models/promql/exec/twins.h"

namespace zumik::promql::exec {

namespace {

class ElementwiseOperator final : public Operator {
public:
    ElementwiseOperator(
        Query &query, OperatorPtr child, RowChange change, std::vector<OperatorPtr> scalars, bool keepsName)
        : Operator(query, child->steps())
        , m_child(std::move(child))
        , m_change(change)
        , m_scalars(std::move(scalars))
        , m_keepsName(keepsName)
    {
    }

    std::size_t size() const override { return m_child->size(); }

    series::Labels labels(std::size_t row) const override
    {
        return m_keepsName ? m_child->labels(row) : m_child->labels(row).without("__name__");
    }

    bool distinctWithoutName() const override { return m_child->distinctWithoutName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        auto done = m_child->read(row, out, scratch);
        if (done) {
            m_change(out, m_values);
        }
        return done;
    }

protected:
    base::Status find() override
    {
        for (const OperatorPtr &scalar : m_scalars) {
            auto values = scalarValues(*scalar);
            if (!values) {
                return values.error();
            }
            m_values.push_back(std::move(*values));
        }
        return m_child->open();
    }

private:
    OperatorPtr m_child;
    RowChange m_change;
    std::vector<OperatorPtr> m_scalars;
    std::vector<std::vector<double>> m_values;
    bool m_keepsName;
};

void negate(std::span<double> row, const std::vector<std::vector<double>> &)
{
    for (double &value : row) {
        if (!base::isAbsent(value)) {
            value = -value;
        }
    }
}

/// A vector whose rows were refused when two had the same labels, as Prometheus does it for -v.
class NoTwinsOperator final : public Operator {
public:
    NoTwinsOperator(Query &query, OperatorPtr child)
        : Operator(query, child->steps())
        , m_child(std::move(child))
    {
    }

    std::size_t size() const override { return m_child->size(); }

    series::Labels labels(std::size_t row) const override { return m_child->labels(row); }

    bool distinctWithoutName() const override { return m_child->distinctWithoutName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        return m_child->read(row, out, scratch);
    }

protected:
    base::Status find() override
    {
        if (auto opened = m_child->open(); !opened || m_child->distinctWithoutName()) {
            return opened;
        }
        return refuseTwinsWithValues(query(), *m_child);
    }

private:
    OperatorPtr m_child;
};

} // namespace

OperatorPtr elementwise(
    Query &query, OperatorPtr child, RowChange change, std::vector<OperatorPtr> scalars, bool keepsName)
{
    auto changed =
        std::make_shared<ElementwiseOperator>(query, std::move(child), change, std::move(scalars), keepsName);
    return keepsName ? OperatorPtr(changed) : joinTwins(query, changed);
}

OperatorPtr negated(Query &query, OperatorPtr child, bool isScalar)
{
    auto changed = std::make_shared<ElementwiseOperator>(
        query, std::move(child), negate, std::vector<OperatorPtr>{}, isScalar);
    return isScalar ? OperatorPtr(changed) : std::make_shared<NoTwinsOperator>(query, changed);
}

} // namespace zumik::promql::exec
