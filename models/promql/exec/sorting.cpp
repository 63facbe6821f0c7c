// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/vectorfunctions.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace zumik::promql::exec {

namespace {

/// The rows of a vector in another order, for a query at one instant; a range has an order of its own.
class SortOperator final : public OverChild {
public:
    /// `before(a, b)` on row numbers; `values` are the rows' only values.
    using Before = std::function<bool(
        const Operator &child, const std::vector<double> &values, std::size_t a, std::size_t b)>;

    SortOperator(Query &query, const OperatorPtr &child, Before before)
        : OverChild(query, child->steps(), child)
        , m_before(std::move(before))
    {
    }

    series::Labels labels(std::size_t row) const override { return child().labels(source(row)); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        return child().read(source(row), out, scratch);
    }

protected:
    base::Status find() override
    {
        auto opened = child().open();
        if (!opened || steps().count != 1) {
            return opened;
        }
        auto values = allRows(query(), child());
        if (!values) {
            return values.error();
        }
        m_order.resize(child().size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        std::stable_sort(m_order.begin(), m_order.end(),
            [&](std::size_t a, std::size_t b) { return m_before(child(), *values, a, b); });
        return base::Done{};
    }

private:
    std::size_t source(std::size_t row) const { return m_order.empty() ? row : m_order[row]; }

    const Before m_before;
    std::vector<std::size_t> m_order;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string_view digitsAt(std::string_view text)
{
    const auto end = std::find_if_not(text.begin(), text.end(), isDigit);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

std::string_view withoutZeros(std::string_view digits)
{
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

/// "node9" before "node10": runs of digits count as numbers.
int compareNaturally(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        if (isDigit(a[0]) && isDigit(b[0])) {
            const std::string_view digitsA = digitsAt(a);
            const std::string_view digitsB = digitsAt(b);
            const std::string_view numberA = withoutZeros(digitsA);
            const std::string_view numberB = withoutZeros(digitsB);
            if (numberA.size() != numberB.size()) {
                return numberA.size() < numberB.size() ? -1 : 1;
            }
            if (const int order = numberA.compare(numberB); order != 0) {
                return order;
            }
            a.remove_prefix(digitsA.size());
            b.remove_prefix(digitsB.size());
            continue;
        }
        if (a[0] != b[0]) {
            return static_cast<unsigned char>(a[0]) < static_cast<unsigned char>(b[0]) ? -1 : 1;
        }
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    return a.empty() ? (b.empty() ? 0 : -1) : 1;
}

} // namespace

OperatorPtr sortedByValue(Query &query, const OperatorPtr &child, bool descending)
{
    auto before = [descending](
                      const Operator &, const std::vector<double> &values, std::size_t a, std::size_t b) {
        if (std::isnan(values[a]) || std::isnan(values[b])) {
            return !std::isnan(values[a]) && std::isnan(values[b]);
        }
        return descending ? values[a] > values[b] : values[a] < values[b];
    };
    return std::make_shared<SortOperator>(query, child, before);
}

OperatorPtr sortedByLabels(
    Query &query, const OperatorPtr &child, std::vector<std::string> names, bool descending)
{
    auto before = [names = std::move(names), descending](
                      const Operator &rows, const std::vector<double> &, std::size_t a, std::size_t b) {
        const series::Labels left = rows.labels(descending ? b : a);
        const series::Labels right = rows.labels(descending ? a : b);
        for (const std::string &name : names) {
            if (const int order = compareNaturally(left.get(name), right.get(name)); order != 0) {
                return order < 0;
            }
        }
        return left < right;
    };
    return std::make_shared<SortOperator>(query, child, std::move(before));
}

} // namespace zumik::promql::exec
