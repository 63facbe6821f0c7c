// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/wipingheap.h"

#include "models/base/secret.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#if defined(__APPLE__)
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif

namespace zumik::ssh {

void *allocateBlock(std::size_t size)
{
    return std::malloc(size);
}

void *reallocateBlock(void *block, std::size_t size)
{
    void *fresh = std::malloc(size);
    if (fresh != nullptr && block != nullptr) {
        std::memcpy(fresh, block, std::min(size, sizeOfBlock(block)));
        freeBlock(block);
    }
    return fresh;
}

void freeBlock(void *block)
{
    base::wipe(block, sizeOfBlock(block));
    std::free(block);
}

std::size_t sizeOfBlock(void *block)
{
#if defined(_WIN32)
    return _msize(block);
#elif defined(__APPLE__)
    return malloc_size(block);
#else
    return malloc_usable_size(block);
#endif
}

} // namespace zumik::ssh
