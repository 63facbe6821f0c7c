// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/ulid.h"

#include <cstdint>
#include <random>

namespace zumik::tsdb {

namespace {

constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

} // namespace

std::string makeUlid(base::Time now)
{
    constexpr std::size_t timeDigits = 10;
    std::string ulid(26, '0');
    auto time = static_cast<std::uint64_t>(now.ms);
    for (std::size_t i = timeDigits; i-- > 0; time >>= 5U) {
        ulid[i] = digits[time & 31U];
    }
    std::random_device random;
    for (std::size_t i = timeDigits; i < ulid.size(); ++i) {
        ulid[i] = digits[random() & 31U];
    }
    return ulid;
}

} // namespace zumik::tsdb
