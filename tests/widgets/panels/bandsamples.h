// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/support/samples.h"

#include <string>
#include <utility>
#include <vector>

// States over time for tests of widgets.
namespace zumik::tests {

inline frame::ValueMapping mapping(std::string match, std::string text, std::string color)
{
    frame::ValueMapping result;
    result.match = std::move(match);
    result.text = std::move(text);
    result.color = std::move(color);
    return result;
}

/// Up, draining or down, as `formula` says: 1, 2, 0.
inline frame::Field replica(std::string name, const Formula &formula, std::size_t count = 181)
{
    frame::Field field = sampleField(std::move(name), formula, count);
    field.config.mappings = {
        mapping("1", "Up", "green"), mapping("2", "Draining", "orange"), mapping("0", "Down", "red")};
    return field;
}

/// Six replicas; one with a gap, one that fell at the end.
inline std::vector<frame::Field> replicas()
{
    std::vector<frame::Field> fields;
    for (std::size_t i = 0; i < 6; ++i) {
        const auto state = [i](std::size_t at) {
            if (i == 2 && at > 60 && at < 90) {
                return base::absent();
            }
            if (i == 4 && at > 150) {
                return 0.0;
            }
            const std::size_t phase = (at + i * 37) % 120;
            return phase < 80 + i * 5 ? 1.0 : phase < 110 ? 2.0 : 0.0;
        };
        fields.push_back(replica("zumik-byoc-replica-" + std::to_string(i), state));
    }
    return fields;
}

/// Use of GPUs in percent, on a ramp.
inline std::vector<frame::Field> gpus(std::size_t rows, std::size_t columns)
{
    std::vector<frame::Field> fields;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto use = [row](std::size_t at) {
            const double load = 60 + 35 * std::sin(double(at) / 30 + double(row) / 9);
            return row % 17 == 5 && at > 40 && at < 60
                ? base::absent()
                : std::clamp(load + wave(0, 20, unsigned(row))(at), 0.0, 100.0);
        };
        fields.push_back(sampleField(
            "byc_1/node-" + std::to_string(row / 8) + " GPU " + std::to_string(row % 8), use, columns));
        frame::FieldConfig &config = fields.back().config;
        config.unit = "percent";
        config.min = 0;
        config.max = 100;
        config.color.mode = frame::ColorConfig::Mode::Continuous;
        config.color.scheme = "continuous-GrYlRd";
        config.style.fillOpacity = 100;
    }
    return fields;
}

/// A table of states, each until the next: time and two columns of texts.
inline board::PanelData rollouts()
{
    board::PanelData content = sampleData({});
    frame::Frame table;
    frame::Field time;
    frame::Field::Times times;
    frame::Field phase;
    frame::Field zone;
    frame::Field::Texts phases;
    frame::Field::Texts zones;
    const char *names[] = {"pending", "pulling image", "starting", "ready", "ready", "draining", "gone"};
    for (int i = 0; i < 7; ++i) {
        times.push_back(sampleNow - std::chrono::minutes(340 - 50 * i));
        phases.emplace_back(names[i]);
        zones.emplace_back(i < 4 ? "eu-1" : "us-2");
    }
    time.name = "Time";
    time.values = std::move(times);
    phase.name = "phase";
    phase.values = std::move(phases);
    zone.name = "zone";
    zone.values = std::move(zones);
    table.fields = {time, phase, zone};
    content.frames = {table};
    return content;
}

} // namespace zumik::tests
