// SPDX-License-Identifier: GPL-3.0-or-later
// A program of its own, since it counts every allocation of the process.
#include "models/exposition/reader.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

namespace {

std::size_t allocations = 0;

} // namespace

void *operator new(std::size_t size)
{
    ++allocations;
    void *memory = std::malloc(size);
    if (memory == nullptr) {
        throw std::bad_alloc();
    }
    return memory;
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace zumik::exposition {

static std::size_t allocationsFor(const std::string &body)
{
    const std::size_t before = allocations;
    Reader reader(body, Format::OpenMetrics);
    auto entry = reader.next();
    while (entry && *entry != Entry::End) {
        entry = reader.next();
    }
    EXPECT_TRUE(entry.ok());
    return allocations - before;
}

TEST(Allocations, areNotMadeForEachSample)
{
    const std::string lines =
        "# HELP a some help \\n\\n that is longer than a short string\n"
        "a_total{b=\"c\",d=\"\\\"an escaped text that is longer than a short string\\\"\"} 1.5 2 "
        "# {e=\"another \\\\ text that is longer than a short string\"} 0.1234567890123456789 3\n";
    std::string many;
    for (int i = 0; i < 1000; ++i) {
        many += lines;
    }
    EXPECT_EQ(allocationsFor(many + "# EOF"), allocationsFor(lines + "# EOF"));
}

} // namespace zumik::exposition
