// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace zumik::ssh {

/// Stops libssh2 where it would not stop by itself. A packet that fails chacha20-poly1305's check is taken
/// for one of a kind that nobody waits for, in 1.11.1 (the cipher's failure is a positive number): its bytes
/// stay where they are, its block is forgotten, and the next round takes a new block for the same bytes,
/// until no memory is left. All that is seen of it from outside is block after block of one size, and nothing
/// read, sent or freed in between. What libssh2 has read but not looked at is less than 35,000 bytes, so that
/// no packets that are good can look so for long.
class StuckPacket {
public:
    ~StuckPacket();

    /// Whether libssh2 may have a block of that size; not when it goes round in circles.
    bool allows(std::size_t size);

    void allocated(void *block) { m_run.push_back(block); }

    /// Something was read, sent or freed.
    void progressed() { m_run.clear(); }

    /// That it stopped libssh2 once.
    bool found() const { return m_found; }

    /// To be called for each block: one that libssh2 frees after all is not freed here.
    void freed(void *block);

private:
    std::size_t m_size = 0; ///< of each block of the run
    std::vector<void *> m_run;
    std::vector<void *> m_forgotten;
    bool m_found = false;
};

} // namespace zumik::ssh
