// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/commandline.h"
#include "tests/promqltest/server/prometheusanswerer.h"

int main(int argc, char **argv)
{
    using namespace zumik::promqltest;
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    return runCommand("promqlconfirm", arguments,
        [](const zumik::promql::Semantics &) { return std::make_unique<PrometheusAnswerer>(); });
}
