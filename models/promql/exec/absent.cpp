// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/vectorfunctions.h"

#include <algorithm>
#include <set>

namespace zumik::promql::exec {

namespace {

/// 1 at the steps where no row has a value.
class AbsentOperator final : public Operator {
public:
    AbsentOperator(Query &query, OperatorPtr child, series::Labels labels)
        : Operator(query, child->steps())
        , m_child(std::move(child))
        , m_labels(std::move(labels))
    {
    }

    std::size_t size() const override { return 1; }

    series::Labels labels(std::size_t) const override { return m_labels; }

    bool distinctWithoutName() const override { return true; }

    base::Status read(std::size_t, std::span<double> out, Scratch &scratch) const override
    {
        std::fill(out.begin(), out.end(), 1.0);
        Scratch::Row row(scratch, out.size());
        for (std::size_t i = 0; i < m_child->size(); ++i) {
            if (auto done = m_child->read(i, row.values(), scratch); !done) {
                return done;
            }
            for (std::size_t step = 0; step < out.size(); ++step) {
                if (!base::isAbsent(row.values()[step])) {
                    out[step] = base::absent();
                }
            }
        }
        return base::Done{};
    }

protected:
    base::Status find() override { return m_child->open(); }

private:
    OperatorPtr m_child;
    const series::Labels m_labels;
};

class NothingOperator final : public Operator {
public:
    using Operator::Operator;

    std::size_t size() const override { return 0; }

    series::Labels labels(std::size_t) const override { return {}; }

    base::Status read(std::size_t, std::span<double>, Scratch &) const override { return base::Done{}; }

protected:
    base::Status find() override { return base::Done{}; }
};

const VectorSelector *selectorOf(const Expression &argument)
{
    const Expression &inner = unwrapped(argument);
    if (const auto *matrix = inner.as<MatrixSelector>()) {
        return unwrapped(*matrix->selector).as<VectorSelector>();
    }
    return inner.as<VectorSelector>();
}

} // namespace

series::Labels labelsOfAbsent(const Expression &argument)
{
    const VectorSelector *selector = selectorOf(argument);
    if (selector == nullptr) {
        return {};
    }
    series::Labels labels;
    std::set<std::string_view> demanded;
    for (const series::Matcher &matcher : selector->matchers) {
        if (matcher.name() == "__name__") {
            continue;
        }
        // Demanded twice, or by anything but =, it says nothing.
        const bool says = matcher.op() == series::Matcher::Op::Equal && !demanded.contains(matcher.name());
        if (says) {
            demanded.insert(matcher.name());
        }
        labels = labels.with(matcher.name(), says ? std::string_view(matcher.value()) : std::string_view{});
    }
    return labels;
}

OperatorPtr absentOf(Query &query, OperatorPtr child, series::Labels labels)
{
    return std::make_shared<AbsentOperator>(query, std::move(child), std::move(labels));
}

OperatorPtr nothing(Query &query, const Steps &steps)
{
    return std::make_shared<NothingOperator>(query, steps);
}

} // namespace zumik::promql::exec
