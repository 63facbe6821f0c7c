// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/arithmetic.h"
#include "models/promql/exec/binary.h"
#include "models/promql/exec/twins.h"

namespace zumik::promql::exec {

namespace {

class WithScalarOperator final : public Operator {
public:
    WithScalarOperator(
        Query &query, ElementOp element, OperatorPtr left, OperatorPtr right, bool vectorIsLeft)
        : Operator(query, left->steps())
        , m_element(element)
        , m_vector(vectorIsLeft ? left : right)
        , m_scalar(vectorIsLeft ? right : left)
        , m_vectorIsLeft(vectorIsLeft)
        , m_dropsName(dropsName(element, query.semantics().atan2DropsName))
    {
    }

    std::size_t size() const override { return m_vector->size(); }

    series::Labels labels(std::size_t row) const override
    {
        return m_dropsName ? m_vector->labels(row).without("__name__") : m_vector->labels(row);
    }

    bool distinctWithoutName() const override { return m_vector->distinctWithoutName(); }

    bool changesLabels() const { return m_dropsName; }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        auto done = m_vector->read(row, out, scratch);
        if (done) {
            const std::span<const double> scalar(m_values);
            apply(m_element, m_vectorIsLeft ? out : scalar, m_vectorIsLeft ? scalar : out, out, out);
        }
        return done;
    }

protected:
    base::Status find() override
    {
        auto values = scalarValues(*m_scalar);
        if (!values) {
            return values.error();
        }
        m_values = std::move(*values);
        return m_vector->open();
    }

private:
    ElementOp m_element;
    OperatorPtr m_vector;
    OperatorPtr m_scalar;
    bool m_vectorIsLeft;
    bool m_dropsName;
    std::vector<double> m_values;
};

} // namespace

OperatorPtr withScalar(Query &query, const Binary &binary, OperatorPtr left, OperatorPtr right,
    bool leftIsScalar, bool rightIsScalar)
{
    const bool bothScalars = leftIsScalar && rightIsScalar;
    // Between scalars a comparison yields 1 or 0 and nothing is ever absent.
    const ElementOp element{binary.op, binary.returnBool || (bothScalars && isComparison(binary.op))};
    auto made = std::make_shared<WithScalarOperator>(
        query, element, std::move(left), std::move(right), rightIsScalar);
    return !bothScalars && made->changesLabels() ? joinTwins(query, made) : OperatorPtr(made);
}

} // namespace zumik::promql::exec
