// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two vectors meet by their labels. Which series can meet is known before any value: those whose keys are
// equal. Nearly always a key has one series on each side (or many on the "many" side), and a row is then
// computed from two rows when it is asked for. Where the labels alone don't make it unique (the series of a
// restarted pod, say), Prometheus decides at each step by who is present there; such keys are worked out
// beforehand.
#include "models/base/text.h"
#include "models/promql/exec/arithmetic.h"
#include "models/promql/exec/binary.h"
#include "models/promql/exec/labelling.h"
#include "models/promql/exec/scalars.h"
#include "models/promql/exec/twins.h"

#include <algorithm>
#include <unordered_map>

namespace zumik::promql::exec {

namespace {

using Cardinality = Matching::Cardinality;

/// "many" is the left side, unless the matching is group_right.
class JoinOperator final : public Operator {
public:
    JoinOperator(Query &query, const Binary &binary, OperatorPtr left, OperatorPtr right)
        : Operator(query, left->steps())
        , m_element{binary.op, binary.returnBool}
        , m_matching(*binary.matching)
        , m_swapped(m_matching.cardinality == Cardinality::OneToMany)
        , m_many(m_swapped ? right : left)
        , m_one(m_swapped ? left : right)
        , m_rule(m_matching.labels, m_matching.on)
    {
    }

    std::size_t size() const override { return m_pairs.size(); }

    series::Labels labels(std::size_t row) const override { return resultLabels(m_pairs[row]); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        const Pair &pair = m_pairs[row];
        if (pair.workedOut != nowhere) {
            const auto from = m_workedOut.begin() + static_cast<std::ptrdiff_t>(pair.workedOut * out.size());
            std::copy_n(from, out.size(), out.begin());
            return base::Done{};
        }
        if (auto done = m_many->read(pair.many, out, scratch); !done) {
            return done;
        }
        Scratch::Row buffer(scratch, out.size());
        if (auto done = m_one->read(pair.one, buffer.values(), scratch); !done) {
            return done;
        }
        combine(out, buffer.values(), out);
        return base::Done{};
    }

protected:
    base::Status find() override
    {
        if (auto opened = m_many->open(); !opened) {
            return opened;
        }
        if (auto opened = m_one->open(); !opened) {
            return opened;
        }
        groupOneSide();
        return pairUp();
    }

private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    struct Pair {
        std::size_t many;
        std::size_t one;
        std::size_t workedOut = nowhere; ///< which row of m_workedOut, if it isn't computed from the two
    };

    struct Group {
        std::vector<std::size_t> many;
        std::vector<std::size_t> one;
        std::vector<std::size_t> pairs;
    };

    void combine(std::span<const double> many, std::span<const double> one, std::span<double> out) const
    {
        const auto left = m_swapped ? one : many;
        apply(m_element, left, m_swapped ? many : one, left, out);
    }

    series::Labels resultLabels(const Pair &pair) const
    {
        series::Labels labels = m_many->labels(pair.many);
        if (dropsName(m_element, query().semantics().atan2DropsName)) {
            labels = labels.without("__name__");
        }
        if (m_matching.cardinality == Cardinality::OneToOne) {
            return m_matching.on ? only(labels, m_matching.labels) : without(labels, m_matching.labels);
        }
        if (!m_matching.include.empty()) {
            const series::Labels one = m_one->labels(pair.one);
            for (const std::string &name : m_matching.include) {
                labels = labels.with(name, one.get(name));
            }
        }
        return labels;
    }

    void groupOneSide()
    {
        for (std::size_t row = 0; row < m_one->size(); ++row) {
            Group &group = m_groups[m_rule.key(m_one->labels(row))];
            group.one.push_back(row);
            if (group.one.size() == 2) {
                m_ambiguous.push_back(&group);
            }
        }
    }

    base::Status pairUp()
    {
        std::vector<Group *> order;
        for (std::size_t row = 0; row < m_many->size(); ++row) {
            const auto found = m_groups.find(m_rule.key(m_many->labels(row)));
            if (found == m_groups.end()) {
                continue;
            }
            found->second.many.push_back(row);
            m_meeting.push_back({row, &found->second});
        }
        if (auto checked = refuseAmbiguousOneSide(); !checked) {
            return checked;
        }
        return makePairs();
    }

    /// Two series of the "one" side with the same key, present at the same step, are an error even where
    /// nothing meets them; as long as the other side isn't empty at that step.
    base::Status refuseAmbiguousOneSide();
    base::Status refuseIn(const Group &group, const std::vector<bool> &manyPresent);
    base::Result<std::vector<bool>> whereManyIsPresent();
    base::Error ambiguity(std::size_t earlier, std::size_t later) const;

    base::Status makePairs();
    bool isSimple(const Group &group) const;
    base::Status workOut(Group &group);

    const ElementOp m_element;
    const Matching m_matching;
    const bool m_swapped;
    OperatorPtr m_many;
    OperatorPtr m_one;
    const LabelRule m_rule;

    struct Meeting {
        std::size_t many;
        Group *group;
    };

    std::unordered_map<std::string, Group> m_groups;
    std::vector<const Group *> m_ambiguous; // those with several of the one side
    std::vector<Meeting> m_meeting; // in the order of the many side
    std::vector<Pair> m_pairs;
    std::vector<double> m_workedOut;
    std::size_t m_workedOutRows = 0;
};

base::Result<std::vector<bool>> JoinOperator::whereManyIsPresent()
{
    std::vector<bool> present(steps().count);
    std::vector<double> row(steps().count);
    Scratch scratch;
    for (std::size_t i = 0; i < m_many->size(); ++i) {
        if (auto done = m_many->read(i, row, scratch); !done) {
            return done.error();
        }
        for (std::size_t step = 0; step < row.size(); ++step) {
            present[step] = present[step] || !base::isAbsent(row[step]);
        }
    }
    return present;
}

base::Status JoinOperator::refuseAmbiguousOneSide()
{
    if (m_ambiguous.empty()) {
        return base::Done{};
    }
    const auto present = whereManyIsPresent();
    if (!present) {
        return present.error();
    }
    for (const Group *group : m_ambiguous) {
        if (auto checked = refuseIn(*group, *present); !checked) {
            return checked;
        }
    }
    return base::Done{};
}

base::Status JoinOperator::refuseIn(const Group &group, const std::vector<bool> &manyPresent)
{
    std::vector<std::size_t> holder(steps().count, nowhere);
    std::vector<double> row(steps().count);
    Scratch scratch;
    for (const std::size_t one : group.one) {
        if (auto done = m_one->read(one, row, scratch); !done) {
            return done;
        }
        for (std::size_t step = 0; step < row.size(); ++step) {
            if (base::isAbsent(row[step]) || !manyPresent[step]) {
                continue;
            }
            if (holder[step] != nowhere) {
                return ambiguity(holder[step], one);
            }
            holder[step] = one;
        }
    }
    return base::Done{};
}

/// As Prometheus writes labels in its errors: the name is one of them.
std::string bracedText(const series::Labels &labels)
{
    std::string text;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        text += text.empty() ? "" : ", ";
        text += labels.at(i).name;
        text += '=' + base::quoted(labels.at(i).value);
    }
    return '{' + text + '}';
}

base::Error JoinOperator::ambiguity(std::size_t earlier, std::size_t later) const
{
    const series::Labels labels = m_one->labels(later);
    const series::Labels group = m_matching.on ? only(labels, m_matching.labels) : m_rule.apply(labels);
    return failure("found duplicate series for the match group " + bracedText(group) + " on the "
        + (m_swapped ? "left" : "right") + " hand-side of the operation: [" + bracedText(labels) + ", "
        + bracedText(m_one->labels(earlier))
        + "];many-to-many matching not allowed: matching labels must be unique on one side");
}

bool JoinOperator::isSimple(const Group &group) const
{
    // With group_left many series may meet the one; that their labels then differ is checked by joinTwins.
    const bool manyIsFine = m_matching.cardinality != Cardinality::OneToOne || group.many.size() == 1;
    return group.one.size() == 1 && manyIsFine;
}

base::Status JoinOperator::makePairs()
{
    for (const Meeting &meeting : m_meeting) {
        Group &group = *meeting.group;
        for (const std::size_t one : group.one) {
            group.pairs.push_back(m_pairs.size());
            m_pairs.push_back({meeting.many, one, nowhere});
        }
    }
    for (const Meeting &meeting : m_meeting) {
        Group &group = *meeting.group;
        const bool isFirst = group.many.front() == meeting.many;
        if (!isFirst || isSimple(group)) {
            continue;
        }
        if (auto done = workOut(group); !done) {
            return done;
        }
    }
    return base::Done{};
}

/// In a one-to-one matching only one series of the key may yield a value at a step.
base::Status JoinOperator::workOut(Group &group)
{
    const std::size_t count = steps().count;
    if (auto held = query().hold(group.pairs.size() * count); !held) {
        return held;
    }
    std::vector<bool> taken(count);
    Scratch scratch;
    Scratch::Row manyRow(scratch, count);
    Scratch::Row oneRow(scratch, count);
    for (const std::size_t at : group.pairs) {
        Pair &pair = m_pairs[at];
        if (auto may = query().mayGoOn(); !may) {
            return may;
        }
        if (auto done = m_many->read(pair.many, manyRow.values(), scratch); !done) {
            return done;
        }
        if (auto done = m_one->read(pair.one, oneRow.values(), scratch); !done) {
            return done;
        }
        combine(manyRow.values(), oneRow.values(), manyRow.values());
        for (std::size_t step = 0; step < count; ++step) {
            const bool has = !base::isAbsent(manyRow.values()[step]);
            if (has && taken[step] && m_matching.cardinality == Cardinality::OneToOne) {
                return failure("multiple matches for labels: many-to-one matching must be explicit "
                               "(group_left/group_right)");
            }
            taken[step] = taken[step] || has;
        }
        pair.workedOut = m_workedOutRows++;
        m_workedOut.insert(m_workedOut.end(), manyRow.values().begin(), manyRow.values().end());
    }
    return base::Done{};
}

} // namespace

OperatorPtr joined(Query &query, const Binary &binary, OperatorPtr left, OperatorPtr right)
{
    // The "one" side of many is read once for each that meets it.
    const Cardinality cardinality = binary.matching->cardinality;
    if (cardinality == Cardinality::ManyToOne) {
        right = remembered(query, std::move(right));
    }
    if (cardinality == Cardinality::OneToMany) {
        left = remembered(query, std::move(left));
    }
    auto join = std::make_shared<JoinOperator>(query, binary, std::move(left), std::move(right));
    return cardinality == Cardinality::OneToOne
        ? joinTwins(query, join)
        : joinTwins(query, join, "multiple matches for labels: grouping labels must ensure unique matches");
}

} // namespace zumik::promql::exec
