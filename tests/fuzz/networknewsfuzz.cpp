// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/networknews.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    zumik::desktop::NetworkNews news;
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    news.take(bytes.substr(0, size / 2));
    news.take(bytes);
    return 0;
}
