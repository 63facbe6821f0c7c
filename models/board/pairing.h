// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"
#include "models/series/answer.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::board {

/// The operations between two vectors in some expressions, the inner ones first, to find one whose sides both
/// have series of which no two pair. Only so many are looked at.
class Pairings {
public:
    static constexpr std::size_t mostOperations = 4;

    explicit Pairings(const std::vector<std::string> &expressions);

    bool empty() const { return m_operations.empty(); }

    /// One instant query for both sides of all of them.
    std::string question() const;

    /// Of the first operation whose sides don't pair, what differs: by name, "{…, node} + {…, pod}", or where
    /// all names are the same, of two series that are most alike: {node="a"} + {node="b"}. Nothing where no
    /// operation is such.
    std::optional<std::string> mismatch(const std::vector<series::Sample> &answer) const;

    /// The side of the first operation that has no series where the other one has some, as PromQL; empty
    /// where there is none such.
    std::string emptySide(const std::vector<series::Sample> &answer) const;

private:
    struct Operation {
        promql::BinaryOp op;
        promql::Matching matching;
        std::string left;
        std::string right;
    };

    struct Sides {
        std::vector<series::Labels> left; ///< what must agree of them
        std::vector<series::Labels> right;
    };

    void collect(const promql::Expression &root);
    Sides sidesOf(std::size_t operation, const std::vector<series::Sample> &answer) const;

    std::vector<Operation> m_operations;
};

} // namespace zumik::board
