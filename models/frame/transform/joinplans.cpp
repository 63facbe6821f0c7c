// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/join.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace zumik::frame::transform {

namespace {

bool anyTexts(const std::vector<JoinPart> &parts)
{
    return std::any_of(parts.begin(), parts.end(), [](const JoinPart &part) { return part.keys().isText(); });
}

Values::Type keyType(const std::vector<JoinPart> &parts)
{
    return parts.empty() ? Values::Type::Number : parts.front().keys().type();
}

JoinPlan outerByNumber(const std::vector<JoinPart> &parts)
{
    std::vector<double> keys;
    for (const JoinPart &part : parts) {
        for (std::size_t row = 0; row < part.table->rows; ++row) {
            if (part.hasKey(row)) {
                keys.push_back(part.keys().number(row));
            }
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    JoinPlan plan;
    for (const JoinPart &part : parts) {
        Rows &rows = plan.rows.emplace_back(keys.size(), noRow);
        for (std::size_t row = 0; row < part.table->rows; ++row) {
            if (part.hasKey(row)) {
                const auto at = std::lower_bound(keys.begin(), keys.end(), part.keys().number(row));
                rows[static_cast<std::size_t>(at - keys.begin())] = row;
            }
        }
    }
    plan.keys = {keyType(parts), std::move(keys)};
    return plan;
}

JoinPlan outerByText(const std::vector<JoinPart> &parts)
{
    JoinPlan plan{std::vector<Rows>(parts.size()), {}};
    std::unordered_map<std::string, std::size_t> known;
    Collector keys(keyType(parts));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t row = 0; row < parts[i].table->rows; ++row) {
            if (!parts[i].hasKey(row)) {
                continue;
            }
            const auto [at, isNew] = known.emplace(parts[i].keys().key(row), keys.size());
            if (isNew) {
                keys.add(parts[i].keys(), row);
            }
            plan.rows[i].resize(std::max(plan.rows[i].size(), at->second + 1), noRow);
            plan.rows[i][at->second] = row;
        }
    }
    for (Rows &rows : plan.rows) {
        rows.resize(keys.size(), noRow);
    }
    plan.keys = keys.take();
    return plan;
}

using Index = std::unordered_map<std::string, Rows>;

Index indexOf(const JoinPart &part)
{
    Index index;
    for (std::size_t row = 0; row < part.table->rows; ++row) {
        if (part.hasKey(row)) {
            index[part.keys().key(row)].push_back(row);
        }
    }
    return index;
}

/// The plan's rows, each once for every row of the next part that has its key; false where they are too many.
bool multiply(JoinPlan &plan, std::vector<std::string> &keys, const JoinPart &next, const Context &context)
{
    const Index index = indexOf(next);
    std::vector<Rows> made(plan.rows.size() + 1);
    std::vector<std::string> madeKeys;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto found = index.find(keys[i]);
        const std::size_t matches = found == index.end() ? 0 : found->second.size();
        if (!context.allowsCells(madeKeys.size() + matches, made.size() + next.table->fields.size())) {
            return false;
        }
        for (std::size_t m = 0; m < matches; ++m) {
            for (std::size_t p = 0; p < plan.rows.size(); ++p) {
                made[p].push_back(plan.rows[p][i]);
            }
            made.back().push_back(found->second[m]);
            madeKeys.push_back(keys[i]);
        }
    }
    plan.rows = std::move(made);
    keys = std::move(madeKeys);
    return true;
}

} // namespace

JoinPlan outerJoin(const std::vector<JoinPart> &parts)
{
    return anyTexts(parts) ? outerByText(parts) : outerByNumber(parts);
}

std::optional<JoinPlan> innerJoin(const std::vector<JoinPart> &parts, const Context &context)
{
    JoinPlan plan;
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            if (!multiply(plan, keys, parts[i], context)) {
                return std::nullopt;
            }
            continue;
        }
        Rows &rows = plan.rows.emplace_back();
        for (std::size_t row = 0; row < parts[i].table->rows; ++row) {
            if (parts[i].hasKey(row)) {
                rows.push_back(row);
                keys.push_back(parts[i].keys().key(row));
            }
        }
    }
    if (!parts.empty()) {
        plan.keys = parts.front().keys().picked(plan.rows.front());
    }
    return plan;
}

std::optional<JoinPlan> tabularJoin(const std::vector<JoinPart> &parts, const Context &context)
{
    std::vector<Index> indexes;
    std::transform(parts.begin(), parts.end(), std::back_inserter(indexes), indexOf);
    JoinPlan plan{std::vector<Rows>(parts.size()), {}};
    Collector keys(keyType(parts));
    std::unordered_set<std::string> known;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t row = 0; row < parts[i].table->rows; ++row) {
            if (!context.allowsWork(joinedFields(parts)) || !context.allowsCells(keys.size(), parts.size())) {
                return std::nullopt;
            }
            const std::string key = parts[i].keys().key(row);
            Rows chosen(parts.size(), noRow);
            std::string content = key;
            for (std::size_t p = 0; p < parts.size(); ++p) {
                const auto found = indexes[p].find(key);
                chosen[p] = p == i ? row : found == indexes[p].end() ? noRow : found->second.front();
                for (const TableField &field : parts[p].table->fields) {
                    content += '\0' + field.values.key(chosen[p]);
                }
            }
            if (known.insert(std::move(content)).second) {
                for (std::size_t p = 0; p < parts.size(); ++p) {
                    plan.rows[p].push_back(chosen[p]);
                }
                keys.add(parts[i].keys(), row);
            }
        }
    }
    plan.keys = keys.take();
    return plan;
}

} // namespace zumik::frame::transform
