// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/number.h"
#include "models/board/paneldata.h"
#include "models/dashboard/dashboard.h"

#include <chrono>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// Frames and panels for tests of widgets: made by formula, the same every time.
namespace zumik::tests {

/// 2025-11-20T03:12:00Z
inline constexpr base::Time sampleNow{1'763'608'320'000};

inline series::Grid sampleGrid(std::size_t count = 361)
{
    const base::Duration step = std::chrono::minutes(1);
    return {sampleNow - step * static_cast<base::Duration::rep>(count - 1), step, count};
}

using Formula = std::function<double(std::size_t)>;

/// A restless line around `level`.
inline Formula wave(double level, double swing, unsigned seed = 1)
{
    return [=](std::size_t i) {
        const auto t = static_cast<double>(i);
        const unsigned hash = (static_cast<unsigned>(i) + seed * 7919U) * 2654435761U;
        const double noise = static_cast<double>(hash >> 16U) / 65536.0 - 0.5;
        return level + swing * (std::sin(t / 70 + seed) + 0.25 * noise);
    };
}

inline frame::Field sampleField(std::string name, const Formula &formula, std::size_t count = 361)
{
    std::vector<double> values;
    values.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(formula(i));
    }
    frame::Field field;
    field.name = std::move(name);
    field.values = series::Column(std::move(values));
    field.config.thresholds.steps = {{-std::numeric_limits<double>::infinity(), "green"}};
    return field;
}

inline board::PanelData sampleData(std::vector<frame::Field> fields)
{
    board::PanelData result;
    result.state = board::PanelData::State::Data;
    const std::size_t count = fields.empty() ? 361 : fields.front().numbers()->size();
    frame::Frame frame;
    frame.refId = "A";
    frame.grid = sampleGrid(count);
    frame.fields = std::move(fields);
    result.range = {frame.grid->start, sampleNow};
    result.step = frame.grid->step;
    result.now = sampleNow;
    result.lastSample = sampleNow;
    result.frames.push_back(std::move(frame));
    return result;
}

inline std::shared_ptr<const board::PanelData> shared(board::PanelData content)
{
    return std::make_shared<const board::PanelData>(std::move(content));
}

inline board::PanelData emptyData(board::EmptyReason reason, std::string detail)
{
    board::PanelData result = sampleData({});
    result.frames.clear();
    result.lastSample.reset();
    result.state = board::PanelData::State::Empty;
    result.reason = reason;
    result.reasonDetail = std::move(detail);
    return result;
}

inline dashboard::Panel samplePanel(
    const std::string &type, const std::string &title, dashboard::Panel::Options options)
{
    dashboard::Panel panel;
    panel.id = 1;
    panel.type = type;
    panel.title = title;
    panel.options = std::move(options);
    return panel;
}

} // namespace zumik::tests
