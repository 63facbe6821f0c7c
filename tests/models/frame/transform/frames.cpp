// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <cmath>
#include <regex>

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

std::string show(double value)
{
    return base::isAbsent(value) ? "_" : base::formatDouble(value);
}

std::string show(const std::string &text)
{
    return text;
}

std::string show(base::Time time)
{
    return time == noTime ? "_" : std::to_string(time.ms);
}

template <typename Cells> std::string showAll(const Cells &cells)
{
    std::string shown;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        shown += (i == 0 ? "" : ",") + show(cells[i]);
    }
    return shown;
}

std::string show(const series::Labels &labels)
{
    std::string shown;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        shown +=
            (i == 0 ? "{" : ",") + std::string(labels.at(i).name) + "=" + std::string(labels.at(i).value);
    }
    return shown.empty() ? shown : shown + "}";
}

} // namespace

Field numbers(std::string name, std::vector<double> values, series::Labels labels)
{
    return {std::move(name), std::move(labels), series::Column(std::move(values)), {}};
}

Field texts(std::string name, std::vector<std::string> values)
{
    return {std::move(name), {}, std::move(values), {}};
}

Field times(std::vector<std::int64_t> ms, std::string name)
{
    Field::Times values;
    for (const std::int64_t one : ms) {
        values.push_back({one});
    }
    return {std::move(name), {}, std::move(values), {}};
}

Frame table(std::string refId, std::vector<Field> fields)
{
    return {std::move(refId), std::nullopt, std::move(fields)};
}

Frame series(std::string refId, std::vector<Field> fields)
{
    const std::size_t count = fields.empty() ? 0 : fields.front().numbers()->size();
    return {std::move(refId), series::Grid{base::Time{1000}, base::Duration{1000}, count}, std::move(fields)};
}

std::string show(const std::vector<Frame> &frames)
{
    std::string shown;
    for (const Frame &frame : frames) {
        shown += (shown.empty() ? "" : "\n") + frame.refId;
        if (frame.grid) {
            shown += "@" + std::to_string(frame.grid->start.ms) + "+"
                + std::to_string(frame.grid->step.count()) + "x" + std::to_string(frame.grid->count);
        }
        for (const Field &field : frame.fields) {
            shown += "| " + field.name + show(field.labels) + "="
                + std::visit([](const auto &cells) { return showAll(cells); }, field.values);
        }
    }
    return shown;
}

std::string made(const std::vector<Transformation> &steps, const std::vector<Frame> &frames, Shape shape)
{
    const Transformed transformed = apply(steps, frames, shape, lent());
    for (const Refusal &refusal : transformed.refusals) {
        ADD_FAILURE() << refusal.id << " was refused";
    }
    return show(transformed.frames);
}

std::string made(const Step &step, const std::vector<Frame> &frames, Shape shape)
{
    return made(std::vector<Transformation>{{step, {}}}, frames, shape);
}

Environment lent()
{
    Environment environment;
    environment.regex = [](std::string_view pattern, std::string_view subject,
                            std::string_view replacement) -> std::optional<std::string> {
        std::string text(pattern);
        if (text.size() > 1 && text.front() == '/') {
            text = text.substr(1, text.rfind('/') - 1);
        }
        const std::regex regex(text);
        const std::string given(subject);
        return std::regex_search(given, regex) ? std::optional(std::regex_replace(
                   given, regex, std::string(replacement), std::regex_constants::format_first_only))
                                               : std::nullopt;
    };
    environment.interpolate = [](std::string_view text) {
        return text.starts_with('$') ? std::string("X") : std::string(text);
    };
    return environment;
}

} // namespace zumik::frame::transform
