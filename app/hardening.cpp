// SPDX-License-Identifier: GPL-3.0-or-later
// A secret is in memory from its reading to the end of the request that it is for. What a crash or a debugger
// could write of it to a disk is prevented: Linux takes both (prctl(2), PR_SET_DUMPABLE: no core, no
// ptrace(2), /proc/PID/mem and environ for root alone), FreeBSD by procctl(2), macOS by PT_DENY_ATTACH;
// Windows offers only to leave the process out of error reports.
#include "app/hardening.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX)
#include <sys/resource.h>
#include <sys/types.h>
#endif
#if defined(Q_OS_LINUX)
#include <sys/prctl.h>
#elif defined(Q_OS_FREEBSD)
#include <sys/procctl.h>
#include <unistd.h>
#elif defined(Q_OS_MACOS)
#include <sys/ptrace.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
#endif

namespace zumik::app {

namespace {

#if defined(Q_OS_UNIX)

void forbidCores()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

#else

void forbidCores()
{
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
}

#endif

void forbidTracing()
{
#if defined(Q_OS_LINUX)
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#elif defined(Q_OS_FREEBSD)
    int disable = PROC_TRACE_CTL_DISABLE;
    ::procctl(P_PID, ::getpid(), PROC_TRACE_CTL, &disable);
#elif defined(Q_OS_MACOS) && !defined(QT_DEBUG)
    ::ptrace(PT_DENY_ATTACH, 0, nullptr, 0); // ends the process when a debugger is attached already
#endif
}

} // namespace

void hardenProcess()
{
    forbidCores();
    forbidTracing();
}

} // namespace zumik::app
