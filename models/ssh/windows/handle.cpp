// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/handle.h"

#include <windows.h>

namespace zumik::ssh {

void HandleCloser::operator()(void *handle) const
{
    CloseHandle(handle);
}

void LocalReleaser::operator()(void *memory) const
{
    LocalFree(memory);
}

} // namespace zumik::ssh
