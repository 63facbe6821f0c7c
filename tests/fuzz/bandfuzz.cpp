// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever frames are drawn as states over time: marks are the palette's, states lie in their rows, and a
// point inside hits what its pixel's row has.
#include "models/plot/bandraster.h"
#include "tests/models/plot/plainbands.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

using namespace zumik;

/// Numbers and bytes out of the input, zero where it has ended.
class Source {
public:
    Source(const std::uint8_t *data, std::size_t size)
        : m_data(data)
        , m_left(size)
    {
    }

    bool any() const { return m_left > 0; }

    template <typename T> T take()
    {
        T value{};
        const std::size_t bytes = std::min(sizeof(T), m_left);
        std::memcpy(&value, m_data, bytes);
        m_data += bytes;
        m_left -= bytes;
        return value;
    }

    std::uint8_t below(std::uint8_t limit) { return static_cast<std::uint8_t>(take<std::uint8_t>() % limit); }

private:
    const std::uint8_t *m_data;
    std::size_t m_left;
};

frame::Field field(Source &source, std::size_t count)
{
    frame::Field result;
    const std::uint8_t kind = source.below(3);
    std::vector<double> numbers;
    frame::Field::Texts texts;
    frame::Field::Times times;
    for (std::size_t i = 0; i < count; ++i) {
        numbers.push_back(source.below(4) == 0 ? source.take<double>() : source.below(4));
        texts.push_back(std::string(source.below(3), static_cast<char>('a' + source.below(4))));
        times.push_back({source.below(3) == 0 ? source.take<std::int64_t>() : source.take<std::int8_t>()});
    }
    if (kind == 0) {
        result.values = series::Column(std::move(numbers));
    } else if (kind == 1) {
        result.values = std::move(texts);
    } else {
        result.values = std::move(times);
    }
    frame::FieldConfig &config = result.config;
    config.color.mode = static_cast<frame::ColorConfig::Mode>(source.below(6));
    config.thresholds.steps.resize(source.below(4));
    for (frame::ThresholdStep &step : config.thresholds.steps) {
        step.from = source.take<double>();
    }
    if (source.below(2) == 0) {
        config.mappings = {plot::mapped("1", "Up", "green"), plot::mapped("", "None", "red")};
    }
    config.style.spanNulls = source.below(2) == 0;
    config.style.lineWidth = source.below(12);
    return result;
}

frame::Frame frameOf(Source &source)
{
    frame::Frame result;
    const std::size_t count = source.below(20);
    if (source.below(2) == 0) {
        result.grid = series::Grid{{source.take<std::int8_t>()}, base::Duration(1 + source.below(9)), count};
    }
    const std::size_t fields = source.below(9);
    for (std::size_t i = 0; i < fields; ++i) {
        result.fields.push_back(field(source, source.below(8) == 0 ? source.below(20) : count));
    }
    return result;
}

void checkGaps(const std::vector<base::TimeRange> &gaps)
{
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        if (gaps[i].end <= gaps[i].start || (i > 0 && gaps[i].start < gaps[i - 1].end)) {
            std::abort();
        }
    }
}

void check(const plot::BandScene &scene)
{
    checkGaps(scene.cells.gaps);
    for (const plot::BandMark mark : scene.cells.marks) {
        if (mark >= scene.paints.size()) {
            std::abort();
        }
    }
    for (std::size_t row = 0; row < scene.cells.rows.size(); ++row) {
        const std::size_t count = scene.cells.trackOf(row).spans.size();
        checkGaps(scene.cells.gapsOf(row));
        for (std::size_t cell = 0; cell < count; ++cell) {
            const auto hit = scene.state(row, cell);
            if (!hit || hit->cell > cell || hit->end <= cell || hit->end > count) {
                std::abort();
            }
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Source source(data, size);
    plot::BandInput input;
    input.style = {source.below(2) == 0, source.below(2) == 0, source.below(4), source.below(4)};
    input.show = static_cast<plot::BandText>(source.below(3));
    input.width = source.take<std::uint8_t>();
    input.height = source.take<std::uint8_t>();
    input.rowHeight = source.below(11) / 10.0;
    input.columnWidth = source.below(11) / 10.0;
    const base::Time start{source.take<std::int8_t>()};
    input.range = {start, start + base::Duration(source.below(200))};
    input.now = base::Time{source.take<std::int8_t>()};
    std::vector<frame::Frame> frames;
    while (source.any() && frames.size() < 5) {
        frames.push_back(frameOf(source));
    }
    for (const frame::Frame &frame : frames) {
        input.frames.push_back(&frame);
    }
    const plot::UtcOffsets zone;
    const plot::PlainTimes times;
    const plot::PlainNumbers numbers;
    const plot::SixPixels measure;
    const plot::BandScene scene = buildBandScene(input, {zone, times, numbers, measure}, plot::PlainBands{});
    check(scene);
    plot::Raster raster;
    rasterize(scene, 1 + source.below(2), raster);
    for (float y = 0; y < input.height; y += 3) {
        scene.at({input.width / 2, y});
    }
    return 0;
}
