// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/copyboard.h"

#include "app/wholefile.h"
#include "models/boardfiles/boardfiles.h"
#include "models/dashboard/document.h"

#include <QFileInfo>
#include <QIODevice>

#include <algorithm>

namespace zumik::app {

namespace {

/// The text that goes with a value, where the board knows one.
dashboard::VariableOption optionOf(const board::VariableState &state, const std::string &value)
{
    const auto found = std::find_if(state.options.begin(), state.options.end(),
        [&](const dashboard::VariableOption &option) { return option.value == value; });
    if (found != state.options.end()) {
        return *found;
    }
    dashboard::VariableOption option;
    option.value = value;
    option.text = value == dashboard::allValueMark ? "All" : value;
    return option;
}

/// Whether writing a dashboard there would take away others, or another form.
bool wouldReplaceOthers(const QString &source, const QString &target)
{
    const QString path = boardfiles::pathOf(source);
    const bool same = QFileInfo(path).canonicalFilePath() == QFileInfo(target).canonicalFilePath();
    return same && !QFileInfo(target).canonicalFilePath().isEmpty() && path != source;
}

} // namespace

CopyChanges changesOf(const board::BoardRun &run)
{
    CopyChanges changes{run.time()};
    for (const dashboard::Variable &variable : run.dashboard().variables) {
        const board::VariableState *const state = run.variable(variable.name);
        if (state == nullptr || state->chosen.empty() || variable.type == dashboard::Variable::Type::AdHoc) {
            continue;
        }
        for (const std::string &value : state->chosen) {
            changes.chosen[variable.name].push_back(optionOf(*state, value));
        }
    }
    return changes;
}

base::Status copyBoard(const QString &source, const QString &target, const CopyChanges &changes)
{
    if (wouldReplaceOthers(source, target)) {
        return base::Error{base::ErrorCode::FileUnwritable,
            "the file holds more than this dashboard; choose another name", target.toStdString()};
    }
    const auto json = boardfiles::readJson(source);
    if (!json) {
        return json.error();
    }
    auto document = dashboard::DashboardDocument::parse(
        {json->constData(), std::size_t(json->size())}, source.toStdString());
    if (!document) {
        return document.error();
    }
    if (changes.time) {
        document->setTime(changes.time->from, changes.time->to);
    }
    for (const auto &[name, chosen] : changes.chosen) {
        document->setCurrent(name, chosen);
    }
    const QByteArray copy = document->toJson();
    return writeWhole(
        target, [&copy](QIODevice &device) { return writeAll(device, copy.constData(), copy.size()); },
        "the copy can't be written");
}

} // namespace zumik::app
