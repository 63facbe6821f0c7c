// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/sortoptions.h"

#include "models/base/naturalorder.h"
#include "models/base/number.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace zumik::dashboard {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

double firstNumber(std::string_view text)
{
    const auto begin = std::find_if(text.begin(), text.end(), isDigit);
    const auto end = std::find_if_not(begin, text.end(), isDigit);
    const std::string_view digits(
        text.data() + (begin - text.begin()), static_cast<std::size_t>(end - begin));
    return base::parseDouble(digits).value_or(-1);
}

bool naturallyLess(const std::string &a, const std::string &b)
{
    return base::compareNaturally(a, b) < 0;
}

/// Sorts by what `key` makes of each text, made once; what is equal keeps its order, and descending is all of
/// it turned around (scenes' sortVariableValues).
template <typename Key, typename Less>
void sortBy(std::vector<VariableOption> &options, bool descending, Key key, Less less)
{
    using Keyed = std::pair<decltype(key(std::string())), VariableOption>;
    std::vector<Keyed> keyed;
    keyed.reserve(options.size());
    for (VariableOption &option : options) {
        auto own = key(option.text);
        keyed.emplace_back(std::move(own), std::move(option));
    }
    std::stable_sort(
        keyed.begin(), keyed.end(), [&](const Keyed &a, const Keyed &b) { return less(a.first, b.first); });
    std::transform(
        keyed.begin(), keyed.end(), options.begin(), [](Keyed &each) { return std::move(each.second); });
    if (descending) {
        std::reverse(options.begin(), options.end());
    }
}

std::string same(const std::string &text)
{
    return text;
}

} // namespace

void sortOptions(std::vector<VariableOption> &options, Variable::Sort sort)
{
    if (sort == Variable::Sort::None) {
        return;
    }
    const int index = static_cast<int>(sort) - 1;
    const bool descending = index % 2 == 1;
    switch (index / 2) {
    case 0:
        return sortBy(options, descending, same, std::less<>());
    case 1:
        return sortBy(options, descending, firstNumber, std::less<>());
    case 2:
        return sortBy(options, descending, lower, std::less<>());
    default:
        return sortBy(options, descending, lower, naturallyLess);
    }
}

} // namespace zumik::dashboard
