// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

#include <string>
#include <utility>
#include <vector>

namespace zumik::plot {

inline frame::Field numbers(std::string name, std::vector<double> values)
{
    frame::Field field;
    field.name = std::move(name);
    field.values = series::Column(std::move(values));
    return field;
}

inline frame::Field texts(std::string name, std::vector<std::string> values)
{
    frame::Field field;
    field.name = std::move(name);
    field.values = std::move(values);
    return field;
}

inline frame::Frame table(std::vector<frame::Field> fields)
{
    return {"A", std::nullopt, std::move(fields)};
}

} // namespace zumik::plot
