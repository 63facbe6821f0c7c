// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/resources/packfixture.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

TEST(FleetBoard, DrawsGpusOverTimeInContinuousColors)
{
    const Dashboard fleet = board("gpu-fleet");
    for (const char *title :
        {"GPU utilization by GPU", "GPU memory by GPU", "GPU temperature by GPU", "GPU power by GPU"}) {
        const Panel &panel = panelOf(fleet, title);
        EXPECT_EQ(panel.type, "status-history");
        EXPECT_EQ(panel.defaults.color.mode, frame::ColorConfig::Mode::Continuous);
    }
}

TEST(FleetBoard, FindsGpusThatAreBusyAndDrawNothing)
{
    const std::string stuck = expression(board("gpu-fleet"), "Busy, but idle power", "GPUs");
    std::vector<Input> inputs;
    for (const std::string gpu : {"0", "1", "2", "3"}) {
        const std::string labels = "{gpu=\"" + gpu + "\",modelName=\"H100\"}";
        inputs.push_back({"DCGM_FI_DEV_GPU_UTIL" + labels, "100+0x60"});
        inputs.push_back({"DCGM_FI_DEV_POWER_USAGE" + labels, gpu == "0" ? "110+0x60" : "600+0x60"});
    }
    // Another model that always draws less.
    inputs.push_back({"DCGM_FI_DEV_GPU_UTIL{gpu=\"0\",modelName=\"T4\"}", "100+0x60"});
    inputs.push_back({"DCGM_FI_DEV_POWER_USAGE{gpu=\"0\",modelName=\"T4\"}", "70+0x60"});
    expectValue(stuck, inputs, 1);
    inputs[1].values = "600+0x60";
    expectValue(stuck, inputs, 0);
    expectValue(stuck, {}, std::nullopt);
}

TEST(FleetBoard, CountsXidErrorsOfAllClusters)
{
    const std::string count = expression(board("gpu-fleet"), "GPUs with XID", "GPUs");
    std::vector<Input> inputs{{"DCGM_FI_DEV_XID_ERRORS{cluster=\"a\",gpu=\"0\"}", "79+0x60"},
        {"DCGM_FI_DEV_XID_ERRORS{gpu=\"0\"}", "43+0x60"},
        {"DCGM_FI_DEV_XID_ERRORS{cluster=\"b\",gpu=\"0\"}", "0+0x60"}};
    expectValue(count, inputs, 2);
}

} // namespace zumik::dashboard
