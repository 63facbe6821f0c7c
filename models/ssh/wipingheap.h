// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace zumik::ssh {

/// The heap that libssh2 is given. What is freed or moved is wiped first: keys and passphrases pass through
/// here. The blocks are malloc's own, without a head, since libssh2 passes some of them to free itself.
void *allocateBlock(std::size_t size);
void *reallocateBlock(void *block, std::size_t size);
void freeBlock(void *block);

/// What malloc gave, at least as large as was asked for.
std::size_t sizeOfBlock(void *block);

} // namespace zumik::ssh
