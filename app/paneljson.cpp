// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paneljson.h"

#include "app/prometheusjson.h"
#include "models/base/number.h"
#include "widgets/common/sentences.h"
#include "widgets/dashboard/boardview.h"
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

std::string seriesJson(const board::PanelData &data)
{
    std::string list;
    for (const frame::Frame &frame : data.frames) {
        for (const frame::Field &field : frame.fields) {
            if (field.numbers() != nullptr) {
                list += (list.empty() ? "" : ",") + fieldJson(field);
            }
        }
    }
    return list;
}

std::string warningsJson(const board::PanelData &data)
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
        + ",\"reason\":" + jsonString(reasonOf(data)) + ",\"series\":[" + seriesJson(data) + "],\"shown\":["
        + shownJson(shown.view) + "],\"warnings\":[" + warningsJson(data) + "],\"queries\":"
        + std::to_string(data.queries) + ",\"queryMs\":" + base::formatFixed(data.queryMs, 1)
        + ",\"paintMs\":" + base::formatFixed(paintMilliseconds(shown.view), 2) + "}";
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
            panels += (panels.empty() ? "" : ",")
                + panelJson({*panel, board.run().panelTitle(*panel), *data, board.panelView(panel->id)});
        }
    }
    return "[" + panels + "]";
}

} // namespace zumik::app
