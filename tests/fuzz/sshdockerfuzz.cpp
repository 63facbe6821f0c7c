// SPDX-License-Identifier: GPL-3.0-or-later
// What docker, or whatever the server runs in its place, answers.
#include "models/ssh/dockercommands.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::ssh;
    if (size == 0) {
        return 0;
    }
    CommandOutcome outcome;
    outcome.status = data[0] % 4 == 0 ? data[0] / 4 : 0;
    outcome.output.assign(reinterpret_cast<const char *>(data) + 1, size - 1);
    outcome.errors = outcome.output;
    if (const auto addresses = readInspection(outcome)) {
        for (const std::string &address : *addresses) {
            // Nothing but an address may come of it, whatever goes in.
            if (address.find_first_not_of("0123456789abcdef.:") != std::string::npos) {
                std::abort();
            }
        }
    }
    if (const auto id = readService(outcome); id && !isContainerName(*id)) {
        std::abort();
    }
    if (const auto containers = readContainers(outcome)) {
        for (const Container &container : *containers) {
            if (!isContainerName(container.name)) {
                std::abort();
            }
        }
    }
    return 0;
}
