// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the recorded night that ships inside the executable: zumik-demo FILE.zsnap
#include "tests/stack/demo/night.h"

#include <cstdio>

int main(int argc, char **argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "zumik-demo FILE.zsnap\n    records the demo's night into a new file\n");
        return 2;
    }
    const auto recorded = zumik::demo::recordNight(argv[1]);
    if (!recorded) {
        std::fprintf(stderr, "%s\n", zumik::base::describe(recorded.error()).c_str());
        return 1;
    }
    return 0;
}
