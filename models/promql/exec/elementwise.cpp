// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/elementwise.h"

#include "models/promql/exec/twins.h"

namespace zumik::promql::exec {

namespace {

class ElementwiseOperator final : public OverChild {
public:
    ElementwiseOperator(Query &query, const OperatorPtr &child, RowChange change,
        std::vector<OperatorPtr> scalars, bool keepsName)
        : OverChild(query, child->steps(), child)
        , m_change(change)
        , m_scalars(std::move(scalars))
        , m_keepsName(keepsName)
    {
    }

    series::Labels labels(std::size_t row) const override
    {
        return m_keepsName ? child().labels(row) : child().labels(row).without("__name__");
    }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        auto done = child().read(row, out, scratch);
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
        return OverChild::find();
    }

private:
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
class NoTwinsOperator final : public OverChild {
public:
    using OverChild::OverChild;

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        return child().read(row, out, scratch);
    }

protected:
    base::Status find() override
    {
        auto opened = child().open();
        return opened && !child().distinctWithoutName() ? refuseTwinsWithValues(query(), child()) : opened;
    }
};

} // namespace

OperatorPtr elementwise(Query &query, const OperatorPtr &child, RowChange change,
    std::vector<OperatorPtr> scalars, bool keepsName)
{
    auto changed = std::make_shared<ElementwiseOperator>(query, child, change, std::move(scalars), keepsName);
    return keepsName ? OperatorPtr(changed) : joinTwins(query, changed);
}

OperatorPtr negated(Query &query, const OperatorPtr &child, bool isScalar)
{
    auto changed =
        std::make_shared<ElementwiseOperator>(query, child, negate, std::vector<OperatorPtr>{}, isScalar);
    return isScalar ? OperatorPtr(changed)
                    : std::make_shared<NoTwinsOperator>(query, changed->steps(), changed);
}

} // namespace zumik::promql::exec
