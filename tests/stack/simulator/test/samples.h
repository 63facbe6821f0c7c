// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::simulator {

struct Sample {
    std::string name;
    std::map<std::string, std::string> labels;
    double value;
};

/// A strict reader of the text format 0.0.4, so that the simulator's output is checked by other code than
/// wrote it. What breaks a rule is listed in `faults`: syntax, a sample outside its family, a family twice, a
/// series twice, buckets that fall.
struct Scrape {
    explicit Scrape(std::string_view text);

    std::set<std::string> names() const;

    /// Sum over the series whose name and given labels match; 0 without any.
    double sum(const std::string &name, const std::map<std::string, std::string> &labels = {}) const;
    std::size_t count(const std::string &name, const std::map<std::string, std::string> &labels = {}) const;

    std::vector<Sample> samples;
    std::map<std::string, std::string> types;
    std::vector<std::string> faults;
};

} // namespace zumik::simulator
