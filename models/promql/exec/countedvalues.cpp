// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/labelname.h"
#include "models/promql/exec/twins.h"

#include <map>

namespace zumik::promql::exec {

namespace {

/// Here, and only here, the values decide which series there are.
class CountValuesOperator final : public Operator {
public:
    CountValuesOperator(Query &query, const Aggregate &aggregate, OperatorPtr child, std::string label)
        : Operator(query, child->steps())
        , m_child(std::move(child))
        , m_label(std::move(label))
        , m_rule(ruleWith(aggregate, m_label))
    {
    }

    std::size_t size() const override { return m_labels.size(); }

    series::Labels labels(std::size_t row) const override { return m_labels[row]; }

    bool distinctWithoutName() const override { return m_rule.dropsName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &) const override
    {
        std::copy(m_counts[row].begin(), m_counts[row].end(), out.begin());
        return base::Done{};
    }

protected:
    base::Status find() override
    {
        if (!isLabelName(m_label)) {
            return failure("invalid label name \"" + m_label + "\"");
        }
        if (auto opened = m_child->open(); !opened) {
            return opened;
        }
        Scratch scratch;
        std::vector<double> row(steps().count);
        for (std::size_t i = 0; i < m_child->size(); ++i) {
            if (auto done = m_child->read(i, row, scratch); !done) {
                return done;
            }
            if (auto done = count(m_child->labels(i), row); !done) {
                return done;
            }
        }
        m_places.clear();
        return base::Done{};
    }

private:
    static LabelRule ruleWith(const Aggregate &aggregate, const std::string &label)
    {
        std::vector<std::string> names = aggregate.labels;
        if (!aggregate.without) {
            names.push_back(label);
        }
        return {names, !aggregate.without};
    }

    base::Status count(const series::Labels &labels, std::span<const double> row)
    {
        for (std::size_t step = 0; step < row.size(); ++step) {
            if (base::isAbsent(row[step])) {
                continue;
            }
            const series::Labels counted = labels.with(m_label, base::formatPlain(row[step]));
            const auto [at, isNew] = m_places.try_emplace(m_rule.key(counted), m_labels.size());
            if (isNew) {
                if (auto held = query().hold(row.size()); !held) {
                    return held;
                }
                m_labels.push_back(m_rule.apply(counted));
                m_counts.emplace_back(row.size(), base::absent());
            }
            double &value = m_counts[at->second][step];
            value = base::isAbsent(value) ? 1 : value + 1;
        }
        return query().mayGoOn();
    }

    OperatorPtr m_child;
    const std::string m_label;
    const LabelRule m_rule;
    std::map<std::string, std::size_t> m_places;
    std::vector<series::Labels> m_labels;
    std::vector<std::vector<double>> m_counts;
};

} // namespace

OperatorPtr countedValues(Query &query, const Aggregate &aggregate, OperatorPtr child, std::string label)
{
    return std::make_shared<CountValuesOperator>(query, aggregate, std::move(child), std::move(label));
}

} // namespace zumik::promql::exec
