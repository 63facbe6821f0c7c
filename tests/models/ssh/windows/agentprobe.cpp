// SPDX-License-Identifier: GPL-3.0-or-later
// Speaks to an agent of Windows. "pipe PATH", "pageant -" or "any NAMED", a limit in milliseconds, and
// requests; prints each answer or
// error.
#include "models/ssh/windows/pageantagent.h"
#include "models/ssh/windows/pipeagent.h"
#include "models/ssh/windows/windowsagent.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

using zumik::ssh::AgentExchange;

std::unique_ptr<AgentExchange> open(std::string_view kind, const char *name, std::chrono::milliseconds limit)
{
    if (kind == "pipe") {
        return std::make_unique<zumik::ssh::PipeAgent>(name, limit);
    }
    if (kind == "pageant") {
        return std::make_unique<zumik::ssh::PageantAgent>(limit);
    }
    return std::make_unique<zumik::ssh::WindowsAgent>(name, limit);
}

/// A long one as its length.
void print(const std::string &answer)
{
    if (answer.size() > 200) {
        std::printf("%u bytes of %c\n", static_cast<unsigned>(answer.size()), answer.back());
    } else {
        std::printf("%s\n", answer.c_str());
    }
    std::fflush(stdout);
}

} // namespace

int main(int count, char **arguments)
{
    if (count < 5) {
        return 2;
    }
    const auto agent = open(arguments[1], arguments[2], std::chrono::milliseconds(std::atoi(arguments[3])));
    for (int i = 4; i < count; ++i) {
        const auto answer = agent->exchange(arguments[i]);
        print(answer ? *answer : zumik::base::describe(answer.error()));
    }
    return 0;
}
