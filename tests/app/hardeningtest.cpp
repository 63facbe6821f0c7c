// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hardening.h"

#include <gtest/gtest.h>

#ifdef __linux__
#include <csignal>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

namespace zumik::app {

#ifdef __linux__

TEST(Hardening, leavesNoCoreAndLetsNobodyTrace)
{
    const pid_t child = ::fork();
    if (child == 0) {
        hardenProcess();
        rlimit cores{};
        ::getrlimit(RLIMIT_CORE, &cores);
        const bool hardened =
            ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 && cores.rlim_cur == 0 && cores.rlim_max == 0;
        ::_exit(hardened ? 0 : 1);
    }
    int status = -1;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
}

#endif

} // namespace zumik::app
