// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace zumik::bench {

inline double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// "NAME":MEDIAN,"NAMELeast":...,"NAMEMost":...
inline std::string figures(const std::string &name, const std::vector<double> &values)
{
    char text[256];
    std::snprintf(text, sizeof text, R"("%s":%.4g,"%sLeast":%.4g,"%sMost":%.4g)", name.c_str(),
        median(values), name.c_str(), *std::min_element(values.begin(), values.end()), name.c_str(),
        *std::max_element(values.begin(), values.end()));
    return text;
}

/// How many processes wanted a processor during the last minute.
inline std::string load()
{
    double minute = 0;
    ::getloadavg(&minute, 1);
    char text[64];
    std::snprintf(text, sizeof text, "\"load\":%.1f", minute);
    return text;
}

} // namespace zumik::bench
