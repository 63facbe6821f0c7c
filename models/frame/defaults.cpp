// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/defaults.h"

#include "models/frame/legend.h"

namespace zumik::frame {

namespace {

void configure(const FieldConfig &defaults, Field &field)
{
    const FieldConfig own = std::move(field.config);
    field.config = defaults;
    field.config.displayName = own.displayName;
    layOver(own, field.config);
    if (!own.unit.empty() || field.numbers() == nullptr) {
        field.config.unit = own.unit;
    }
    if (field.numbers() != nullptr && own.displayName.empty() && !defaults.displayName.empty()) {
        field.config.displayName = defaults.displayName;
        field.name = expandDisplayName(defaults.displayName, field.labels, field.name);
    }
}

} // namespace

void applyDefaults(const FieldConfig &defaults, std::vector<Frame> &frames)
{
    for (Frame &frame : frames) {
        for (Field &field : frame.fields) {
            if (!std::holds_alternative<Field::Times>(field.values)) {
                configure(defaults, field);
            }
        }
    }
}

void layOver(const FieldConfig &own, FieldConfig &config)
{
    config.min = own.min ? own.min : config.min;
    config.max = own.max ? own.max : config.max;
    config.decimals = own.decimals ? own.decimals : config.decimals;
    config.color = own.color.mode == ColorConfig::Mode::Fixed ? own.color : config.color;
    config.thresholds = own.thresholds.steps.empty() ? config.thresholds : own.thresholds;
    config.mappings = own.mappings.empty() ? config.mappings : own.mappings;
}

} // namespace zumik::frame
