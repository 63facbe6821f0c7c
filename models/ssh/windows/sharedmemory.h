// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/windows/handle.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// Memory with a name, by which other programs of this user, and of no other, can map it too.
class SharedMemory {
public:
    /// Under a name of its own. Errors: AgentUnavailable.
    static base::Result<SharedMemory> create(std::size_t size);

    const std::string &name() const { return m_name; }

    /// Both within the size.
    void write(std::string_view bytes);
    std::string read(std::size_t offset, std::size_t size) const;

private:
    struct Unmapper {
        void operator()(char *view) const;
    };

    SharedMemory(std::string name, Handle mapping, std::unique_ptr<char, Unmapper> view);

    std::string m_name;
    Handle m_mapping;
    std::unique_ptr<char, Unmapper> m_view;
};

} // namespace zumik::ssh
