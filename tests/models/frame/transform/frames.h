// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/number.h"
#include "models/frame/transform/transform.h"

#include <string>
#include <vector>

namespace zumik::frame::transform {

/// A number column's hole.
inline const double hole = base::absent();

Field numbers(std::string name, std::vector<double> values, series::Labels labels = {});
Field texts(std::string name, std::vector<std::string> values);
Field times(std::vector<std::int64_t> ms, std::string name = "Time");

/// A table frame, and a frame on a grid of a second's step from 1,000 ms.
Frame table(std::string refId, std::vector<Field> fields);
Frame series(std::string refId, std::vector<Field> fields);

/// What a step makes of frames, one line a frame: "A| Time=1000,2000| job=a,b| Value=1,_". Where nothing is
/// stands "_" in numbers and times. A frame on a grid: "A@1000+1000x3| name{label=value}=1,2,3".
std::string show(const std::vector<Frame> &frames);
std::string made(const Step &step, const std::vector<Frame> &frames, Shape shape = Shape::AsTables);
std::string made(const std::vector<Transformation> &steps, const std::vector<Frame> &frames,
    Shape shape = Shape::AsTables);

/// A caller's regular expressions (std::regex, unbounded: for tests), and "$x" as a variable of "X".
Environment lent();

} // namespace zumik::frame::transform
