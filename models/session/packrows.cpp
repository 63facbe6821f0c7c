// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/packrows.h"

#include <algorithm>

namespace zumik::session {

namespace {

using dashboard::Alternatives;
using dashboard::Pack;
using dashboard::PackExpectation;

/// "Hostname or hostname".
std::string eitherOf(const Alternatives &names)
{
    std::string text;
    for (const std::string &name : names) {
        text += (text.empty() ? "" : " or ") + name;
    }
    return text;
}

void append(std::string &list, const std::string &name)
{
    list += (list.empty() ? "" : ", ") + name;
}

CheckRow jobRow(const std::string &id, const Alternatives &jobs, const std::vector<source::Target> &targets)
{
    std::size_t total = 0;
    std::size_t down = 0;
    std::string job;
    for (const source::Target &target : targets) {
        const std::string name(target.labels.get("job"));
        if (std::find(jobs.begin(), jobs.end(), name) != jobs.end()) {
            job = name;
            ++total;
            down += target.health == source::Target::Health::Down ? 1 : 0;
        }
    }
    if (total == 0) {
        return {id, CheckState::Warn, CheckFact::JobMissing, {eitherOf(jobs)}, {}};
    }
    if (down > 0) {
        return {id, down == total ? CheckState::Fail : CheckState::Warn, CheckFact::JobDown,
            {std::to_string(down), std::to_string(total), job}, {}};
    }
    return {id, CheckState::Ok, CheckFact::JobUp, {std::to_string(total), job}, {}};
}

/// Of an expectation whose series are not there.
CheckRow absentRow(const std::string &id, const Pack &pack, const PackExpectation &expected,
    const std::set<std::string> &present)
{
    if (!expected.absent.empty()) {
        const CheckState state = expected.panels.empty() ? CheckState::Warn : CheckState::Ok;
        return {id, state, CheckFact::AbsentByDesign, {expected.absent}, {}};
    }
    const auto covers = [&](const PackExpectation &whole) {
        const auto isOf = [&](const std::string &dashboard) {
            return whole.isOf(dashboard);
        };
        const bool all = expected.dashboards.empty()
            ? whole.dashboards.empty()
            : std::all_of(expected.dashboards.begin(), expected.dashboards.end(), isOf);
        return all && !whole.absent.empty() && whole.panels.empty()
            && presentOf(whole.series, present) == nullptr;
    };
    const auto whole = std::find_if(pack.expectations.begin(), pack.expectations.end(), covers);
    if (whole != pack.expectations.end()) {
        return {id, CheckState::Warn, CheckFact::AbsentByDesign, {whole->absent}, {}};
    }
    return {id, CheckState::Fail, CheckFact::ExpectedMissing, {eitherOf(expected.series)}, {}};
}

CheckRow presentRow(const std::string &id, const PackExpectation &expected, const std::string &series,
    const PackFindings &found)
{
    const auto labels = found.labels.find(series);
    const std::set<std::string> none;
    const std::set<std::string> &has = labels == found.labels.end() ? none : labels->second;
    std::string there;
    std::string missing;
    for (const Alternatives &each : expected.labels) {
        const std::string *const name = presentOf(each, has);
        name != nullptr ? append(there, *name) : append(missing, eitherOf(each));
    }
    if (!missing.empty()) {
        return {id, CheckState::Fail, CheckFact::LabelsMissing, {series, missing}, {}};
    }
    return there.empty() ? CheckRow{id, CheckState::Ok, CheckFact::ExpectedThere, {series}, {}}
                         : CheckRow{id, CheckState::Ok, CheckFact::ExpectedWithLabels, {series, there}, {}};
}

} // namespace

const std::string *presentOf(const Alternatives &names, const std::set<std::string> &present)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [&](const std::string &name) { return present.contains(name); });
    return found == names.end() ? nullptr : &*found;
}

std::vector<CheckRow> packRows(const Pack &pack, const PackFindings &found)
{
    std::vector<CheckRow> rows;
    const std::string prefix = "pack." + pack.id + '.';
    for (const Alternatives &jobs : pack.targets) {
        rows.push_back(jobRow(prefix + "job." + jobs.front(), jobs, found.targets));
    }
    std::map<std::string, int> times;
    for (const PackExpectation &expected : pack.expectations) {
        const int time = ++times[expected.series.front()];
        const std::string id =
            prefix + expected.series.front() + (time > 1 ? '.' + std::to_string(time) : std::string());
        const std::string *const series = presentOf(expected.series, found.series);
        rows.push_back(series == nullptr ? absentRow(id, pack, expected, found.series)
                                         : presentRow(id, expected, *series, found));
    }
    return rows;
}

} // namespace zumik::session
