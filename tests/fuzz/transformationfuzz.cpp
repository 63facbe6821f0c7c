// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is read as transformations, applied to a few small frames, leaves columns of one length and never
// more cells than are allowed: those of the input, or what one step may make. Series in cells are as many as
// cells, and whole.
#include "models/base/number.h"
#include "models/dashboard/patterncache.h"
#include "models/dashboard/reader.h"
#include "models/frame/transform/transform.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace zumik;
using frame::Field;
using frame::Frame;

constexpr std::size_t mostCells = 20'000;
constexpr std::size_t inputCells = 400;

Field numbers(const char *name, std::vector<double> values, series::Labels labels = {})
{
    return {name, std::move(labels), series::Column(std::move(values)), {}};
}

std::vector<Frame> smallFrames()
{
    const series::Grid grid{base::Time{1000}, base::Duration{1000}, 4};
    const double gap = base::absent();
    return {
        {"A", grid, {numbers("a", {1, gap, 3, 4}, {{"job", "x"}}), numbers("b", {5, 6, 7, std::nan("")})}},
        {"B", grid, {numbers("c", {0, -1, 1e300, 2}, {{"job", "y"}})}},
        {"C", std::nullopt,
            {{"Time", {}, Field::Times{{1000}, {1000}, {5000}}, {}},
                {"host", {}, Field::Texts{"n1", "a=1 {b: \"c\"}", R"({"k": [1, {"b": 2}], "l": true})"}, {}},
                numbers("Value #C", {1, 2, gap})}},
        {"D", std::nullopt, {}}};
}

std::size_t lengthOf(const Field &field)
{
    return std::visit([](const auto &values) { return values.size(); }, field.values);
}

void checkTrends(const Field &field)
{
    if (field.trends && field.trends->size() != lengthOf(field)) {
        std::abort();
    }
    for (std::size_t i = 0; field.trends && i < field.trends->size(); ++i) {
        if ((*field.trends)[i].grid.count != (*field.trends)[i].values.size()) {
            std::abort();
        }
    }
}

void check(const std::vector<Frame> &frames)
{
    std::size_t cells = 0;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            const std::size_t length = frame.grid ? frame.grid->count : lengthOf(frame.fields.front());
            if (lengthOf(field) != length) {
                std::abort();
            }
            checkTrends(field);
            cells += length;
        }
    }
    if (cells > 100 * mostCells + inputCells) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view options(reinterpret_cast<const char *>(data), size);
    const std::string json =
        R"({"panels": [{"id": 1, "type": "table", "transformations": [)" + std::string(options) + "]}]}";
    const auto read = dashboard::readDashboard(json, "fuzz.json");
    if (!read || read->panels.empty()) {
        return 0;
    }
    dashboard::PatternCache patterns(std::chrono::milliseconds(250));
    frame::transform::Environment environment;
    environment.mostCells = mostCells;
    environment.regex = [&](auto pattern, auto subject, auto replacement) {
        return patterns.replace(pattern, subject, replacement);
    };
    environment.groups = [&](auto pattern, auto subject) {
        return patterns.groups(pattern, subject);
    };
    using frame::transform::Shape;
    for (const Shape shape : {Shape::AsPlot, Shape::AsValues, Shape::AsTables}) {
        check(frame::transform::apply(read->panels.front().transformations, smallFrames(), shape, environment)
                  .frames);
    }
    return 0;
}
