// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/transforming.h"

#include "models/dashboard/patterncache.h"
#include "models/frame/defaults.h"
#include "models/frame/transform/transform.h"

#include <algorithm>

namespace zumik::board {

namespace {

using frame::transform::Refusal;
using frame::transform::Shape;

/// Of a panel, for all its regular expressions together.
constexpr std::chrono::milliseconds mostMatching{250};

Shape shapeFor(const dashboard::Panel &panel)
{
    if (std::holds_alternative<dashboard::TimeSeriesOptions>(panel.options)) {
        return Shape::AsPlot;
    }
    const bool table = std::holds_alternative<dashboard::TableOptions>(panel.options);
    return table ? Shape::AsTables : Shape::AsValues;
}

bool isBlank(const frame::Frame &frame)
{
    return std::all_of(frame.fields.begin(), frame.fields.end(), [](const frame::Field &field) {
        return std::visit([](const auto &values) { return values.size() == 0; }, field.values);
    });
}

Doubt doubtOf(const Refusal &refusal)
{
    const bool large = refusal.why == Refusal::Why::TooLarge;
    return {.kind = large ? Doubt::Kind::TransformationTooLarge : Doubt::Kind::TransformationUnusable,
        .detail = std::string(refusal.id)};
}

} // namespace

bool transformFrames(
    const dashboard::Panel &panel, const dashboard::Interpolation &variables, PanelData &data)
{
    dashboard::PatternCache patterns(mostMatching);
    frame::transform::Environment environment;
    environment.regex = [&patterns](auto pattern, auto subject, auto replacement) {
        return patterns.replace(pattern, subject, replacement);
    };
    environment.groups = [&patterns](auto pattern, auto subject) {
        return patterns.groups(pattern, subject);
    };
    environment.interpolate = [&variables](std::string_view text) {
        return dashboard::interpolate(text, variables, dashboard::Syntax::Text);
    };
    auto transformed =
        frame::transform::apply(panel.transformations, std::move(data.frames), shapeFor(panel), environment);
    data.frames = std::move(transformed.frames);
    std::transform(
        transformed.refusals.begin(), transformed.refusals.end(), std::back_inserter(data.doubts), doubtOf);
    if (patterns.exhausted()) {
        data.doubts.push_back({.kind = Doubt::Kind::TransformationTooLarge, .detail = "regex"});
    }
    frame::applyDefaults(panel.defaults, data.frames);
    return std::all_of(data.frames.begin(), data.frames.end(), isBlank);
}

} // namespace zumik::board
