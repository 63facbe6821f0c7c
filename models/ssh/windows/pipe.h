// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/windows/deadline.h"
#include "models/ssh/windows/handle.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace zumik::ssh {

/// The client's end of a named pipe, whose server has been looked at. All errors are AgentUnavailable.
class Pipe {
public:
    /// Waits for its turn while all of the server's instances are taken.
    static base::Result<Pipe> open(const std::string &path, const Deadline &deadline);

    /// Whether somebody serves it.
    static bool exists(std::string_view path);

    base::Status write(std::string_view bytes, const Deadline &deadline);

    /// Exactly so many bytes.
    base::Result<std::string> read(std::size_t size, const Deadline &deadline);

private:
    Pipe(Handle pipe, Handle event)
        : m_pipe(std::move(pipe))
        , m_event(std::move(event))
    {
    }

    /// Starts a transfer, waits, and tells how many bytes went.
    template <typename Start> base::Result<std::size_t> transfer(Start start, const Deadline &deadline);

    Handle m_pipe;
    Handle m_event; ///< of the transfer that is on its way
};

} // namespace zumik::ssh
