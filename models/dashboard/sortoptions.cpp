// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/sortoptions.h"

#include "models/base/number.h"

#include <algorithm>

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

/// The run of digits, or of anything else, at the head of a text.
std::string_view takeRun(std::string_view &text)
{
    const bool digits = isDigit(text.front());
    const auto end = std::find_if(text.begin(), text.end(), [&](char c) { return isDigit(c) != digits; });
    const std::string_view run = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(run.size());
    return run;
}

bool naturallyLess(std::string_view a, std::string_view b)
{
    while (!a.empty() && !b.empty()) {
        const std::string_view runA = takeRun(a);
        const std::string_view runB = takeRun(b);
        if (isDigit(runA.front()) && isDigit(runB.front())) {
            const double left = firstNumber(runA);
            const double right = firstNumber(runB);
            if (left != right) {
                return left < right;
            }
        } else if (const int order = lower(std::string(runA)).compare(lower(std::string(runB))); order != 0) {
            return order < 0;
        }
    }
    return a.size() < b.size();
}

template <typename Less> void sortBy(std::vector<VariableOption> &options, bool descending, Less less)
{
    std::stable_sort(options.begin(), options.end(), [&](const VariableOption &a, const VariableOption &b) {
        return descending ? less(b.text, a.text) : less(a.text, b.text);
    });
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
        sortBy(options, descending, [](const std::string &a, const std::string &b) { return a < b; });
        break;
    case 1:
        sortBy(options, descending,
            [](const std::string &a, const std::string &b) { return firstNumber(a) < firstNumber(b); });
        break;
    case 2:
        sortBy(options, descending,
            [](const std::string &a, const std::string &b) { return lower(a) < lower(b); });
        break;
    default:
        sortBy(options, descending, naturallyLess);
        break;
    }
}

} // namespace zumik::dashboard
