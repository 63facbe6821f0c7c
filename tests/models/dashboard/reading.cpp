// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/dashboard/reading.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace zumik::dashboard {

Dashboard read(std::string_view json)
{
    auto result = readDashboard(json, "board.json");
    EXPECT_TRUE(result.ok()) << (result.ok() ? std::string() : base::describe(result.error()));
    return result.ok() ? *result : Dashboard{};
}

base::Error failure(std::string_view json)
{
    auto result = readDashboard(json, "board.json");
    EXPECT_FALSE(result.ok());
    return result.ok() ? base::Error{} : result.error();
}

Dashboard readPanels(const std::string &panels)
{
    return read(R"({"schemaVersion": 39, "panels": [)" + panels + "]}");
}

bool noted(const Dashboard &dashboard, const std::string &what, const std::string &detail)
{
    return std::any_of(dashboard.notes.begin(), dashboard.notes.end(),
        [&](const ImportNote &note) { return note.what == what && note.detail == detail; });
}

} // namespace zumik::dashboard
