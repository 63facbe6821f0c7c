// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator's reader of HTTP requests: takes all that are there, whatever they are, and makes progress
// with each.
#include "tests/stack/simulator/httpmessage.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string buffer(reinterpret_cast<const char *>(data), size);
    zumik::simulator::HttpRequest request;
    std::size_t left = buffer.size() + 1;
    while (zumik::simulator::takeRequest(buffer, request) == zumik::simulator::Taken::Request) {
        if (buffer.size() >= left || request.path.empty()) {
            std::abort();
        }
        left = buffer.size();
    }
    return 0;
}
