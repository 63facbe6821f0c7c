// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paneljson.h"

#include "app/prometheusjson.h"
#include "models/base/number.h"
#include "models/board/baseline.h"
#include "widgets/common/comparisonwords.h"
#include "widgets/common/sentences.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelview.h"

#include <QElapsedTimer>
#include <QImage>

#include <cmath>

namespace zumik::app {

using State = board::PanelData::State;

namespace {

std::string stateWord(State state)
{
    switch (state) {
    case State::Loading:
        return "loading";
    case State::Data:
        return "data";
    case State::Empty:
        return "empty";
    case State::Error:
        return "error";
    }
    return {};
}

std::string numberOrNull(double value)
{
    return std::isfinite(value) ? base::formatDouble(value) : "null";
}

std::string fieldJson(const frame::Field &field)
{
    std::size_t samples = 0;
    double last = base::absent();
    const series::Column &column = *field.numbers();
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (column.hasValue(i)) {
            ++samples;
            last = column[i];
        }
    }
    return "{\"name\":" + jsonString(field.name) + ",\"unit\":" + jsonString(field.config.unit)
        + ",\"last\":" + numberOrNull(last) + ",\"samples\":" + std::to_string(samples) + "}";
}

std::string seriesJson(const std::vector<frame::Frame> &frames)
{
    std::string list;
    for (const frame::Frame &frame : frames) {
        for (const frame::Field &field : frame.fields) {
            if (field.numbers() != nullptr) {
                list += (list.empty() ? "" : ",") + fieldJson(field);
            }
        }
    }
    return list;
}

/// Only where a comparison was asked for.
std::string baselineJson(const board::Baseline *baseline)
{
    using Is = board::Baseline::State;
    if (baseline == nullptr) {
        return {};
    }
    const std::string state = baseline->state == Is::Data ? "data"
        : baseline->state == Is::Error                    ? "error"
                                                          : "no_baseline";
    return ",\"baseline\":{\"state\":" + jsonString(state)
        + ",\"shiftSeconds\":" + base::formatDouble(double(baseline->shift.count()) / 1000)
        + ",\"error\":" + jsonString(baseline->error ? base::describe(*baseline->error) : std::string())
        + ",\"series\":[" + seriesJson(baseline->frames) + "]}";
}

std::string warningsJson(const board::PanelData &data, const widgets::panels::PanelView *view)
{
    std::string list;
    const auto add = [&](const std::string &text) {
        list += (list.empty() ? "" : ",") + jsonString(text);
    };
    for (const series::Annotation &annotation : data.annotations) {
        const bool partial = annotation.level == series::Annotation::Level::Partial;
        add(partial ? "partial: " + widgets::common::sentenceOf(annotation).toStdString()
                    : annotation.message);
    }
    for (const board::Doubt &doubt : data.doubts) {
        add(std::string(board::doubtName(doubt.kind)) + ": "
            + widgets::common::sentenceOf(doubt).toStdString());
    }
    if (data.seriesDropped > 0) {
        add(std::to_string(data.seriesDropped) + " series left out");
    }
    if (data.error && data.state == State::Data) {
        add(base::describe(*data.error));
    }
    const bool compared = data.baseline && data.state == State::Data;
    if (const QString trouble = compared ? widgets::common::baselineTrouble(*data.baseline) : QString();
        !trouble.isEmpty()) {
        add(trouble.toStdString());
    }
    for (const QString &warning : view != nullptr ? view->bodyWarnings() : QStringList()) {
        add(warning.toStdString());
    }
    return list;
}

std::string reasonOf(const board::PanelData &data)
{
    if (data.state == State::Error && data.error) {
        const auto sentence = widgets::common::sentenceOf(*data.error);
        return QString(sentence.title + QStringLiteral(". ") + sentence.text).toStdString();
    }
    if (data.state != State::Empty) {
        return {};
    }
    const auto sentence = widgets::common::sentenceOf(data.reason, data.reasonDetail);
    return QString(sentence.title + QStringLiteral(". ") + sentence.text).toStdString();
}

std::string shownJson(const widgets::panels::PanelView *view)
{
    std::string list;
    for (const QString &text : view != nullptr ? view->shownTexts() : QStringList()) {
        list += (list.empty() ? "" : ",") + jsonString(text.toStdString());
    }
    return list;
}

double paintMilliseconds(widgets::panels::PanelView *view)
{
    if (view == nullptr || view->size().isEmpty()) {
        return 0;
    }
    QImage image(view->size(), QImage::Format_ARGB32_Premultiplied);
    QElapsedTimer timer;
    timer.start();
    view->render(&image);
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

std::string panelJson(const ShownPanel &shown)
{
    const board::PanelData &data = shown.data;
    return "{\"id\":" + std::to_string(shown.panel.id) + ",\"title\":" + jsonString(shown.title)
        + ",\"type\":" + jsonString(shown.panel.type) + ",\"state\":" + jsonString(stateWord(data.state))
        + ",\"reasonCode\":" + jsonString(board::reasonName(data.reason))
        + ",\"reason\":" + jsonString(reasonOf(data)) + ",\"series\":[" + seriesJson(data.frames)
        + "],\"shown\":[" + shownJson(shown.view) + "],\"warnings\":[" + warningsJson(data, shown.view)
        + "],\"queries\":" + std::to_string(data.queries)
        + ",\"queryMs\":" + base::formatFixed(data.queryMs, 1) + ",\"paintMs\":"
        + base::formatFixed(paintMilliseconds(shown.view), 2) + baselineJson(data.baseline.get()) + "}";
}

std::vector<const dashboard::Panel *> allPanels(const dashboard::Dashboard &board)
{
    std::vector<const dashboard::Panel *> all;
    for (const dashboard::Panel &panel : board.panels) {
        all.push_back(&panel);
        for (const dashboard::Panel &nested : panel.panels) {
            all.push_back(&nested);
        }
    }
    return all;
}

std::string panelsJson(const widgets::dashboard::BoardView &board, std::optional<int> only)
{
    std::string panels;
    for (const dashboard::Panel *panel : allPanels(board.run().dashboard())) {
        const board::BoardRun::Data data = board.run().panelData(panel->id);
        if (data && (!only || *only == panel->id)) {
            std::unique_ptr<widgets::panels::PanelView> spare;
            widgets::panels::PanelView *view = board.panelView(panel->id);
            if (view == nullptr) { // out of view, and for this only
                spare = board.grid()->makeSpare(*panel);
                view = spare.get();
            }
            panels += (panels.empty() ? "" : ",")
                + panelJson({*panel, board.run().panelTitle(*panel), *data, view});
        }
    }
    return "[" + panels + "]";
}

} // namespace zumik::app
