// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/pipe.h"

#include "models/ssh/windows/ownership.h"
#include "models/ssh/windows/systemerror.h"

#include <windows.h>

namespace zumik::ssh {

namespace {

base::Error unavailable(const char *message)
{
    return {base::ErrorCode::AgentUnavailable, message, {}};
}

base::Error tooSlow()
{
    return unavailable("the agent does not answer");
}

base::Error openingError(DWORD code)
{
    return code == ERROR_FILE_NOT_FOUND ? unavailable("no agent listens there")
                                        : systemError("the agent can't be reached", code);
}

base::Error transferError(DWORD code)
{
    return code == ERROR_OPERATION_ABORTED ? tooSlow() : systemError("the agent has gone", code);
}

/// Null, and the reason in GetLastError, when it can't be opened.
Handle openOnce(const std::wstring &path)
{
    // Identification alone: a server that squats there may learn who we are, and can't act in our name.
    constexpr DWORD flags = FILE_FLAG_OVERLAPPED | SECURITY_SQOS_PRESENT | SECURITY_IDENTIFICATION;
    HANDLE opened =
        CreateFileW(path.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, flags, nullptr);
    return Handle(opened == INVALID_HANDLE_VALUE ? nullptr : opened);
}

base::Result<Handle> openInTurn(const std::wstring &path, const Deadline &deadline)
{
    while (true) {
        if (Handle opened = openOnce(path)) {
            return opened;
        }
        if (const DWORD code = GetLastError(); code != ERROR_PIPE_BUSY) {
            return openingError(code);
        }
        if (deadline.over()) {
            return tooSlow();
        }
        // A wait of 0 would be the server's own choice. When it ends, another may have been faster.
        if (WaitNamedPipeW(path.c_str(), deadline.left() + 1) == FALSE
            && GetLastError() != ERROR_SEM_TIMEOUT) {
            return openingError(GetLastError());
        }
    }
}

} // namespace

base::Result<Pipe> Pipe::open(const std::string &path, const Deadline &deadline)
{
    auto pipe = openInTurn(wideText(path), deadline);
    if (!pipe) {
        return pipe.error();
    }
    if (const auto owner = checkOwner(pipe->get()); !owner) {
        return owner.error();
    }
    Handle event(CreateEventW(nullptr, TRUE, FALSE, nullptr));
    if (!event) {
        return systemError("the agent can't be waited for", GetLastError());
    }
    return Pipe(std::move(*pipe), std::move(event));
}

bool Pipe::exists(std::string_view path)
{
    // A server whose instances are all taken is one too.
    return WaitNamedPipeW(wideText(path).c_str(), 1) != FALSE || GetLastError() == ERROR_SEM_TIMEOUT;
}

template <typename Start> base::Result<std::size_t> Pipe::transfer(Start start, const Deadline &deadline)
{
    OVERLAPPED operation{};
    operation.hEvent = m_event.get();
    if (start(&operation) == FALSE && GetLastError() != ERROR_IO_PENDING) {
        return transferError(GetLastError());
    }
    if (WaitForSingleObject(m_event.get(), deadline.left()) != WAIT_OBJECT_0) {
        CancelIoEx(m_pipe.get(), &operation);
    }
    // Called off or not, it is waited for: until then the system owns `operation` and the buffer.
    DWORD bytes = 0;
    if (GetOverlappedResult(m_pipe.get(), &operation, &bytes, TRUE) == FALSE) {
        return transferError(GetLastError());
    }
    if (bytes == 0) {
        return unavailable("the agent has gone");
    }
    return static_cast<std::size_t>(bytes);
}

base::Status Pipe::write(std::string_view bytes, const Deadline &deadline)
{
    while (!bytes.empty()) {
        const auto start = [&](OVERLAPPED *operation) {
            return WriteFile(
                m_pipe.get(), bytes.data(), static_cast<DWORD>(bytes.size()), nullptr, operation);
        };
        const auto written = transfer(start, deadline);
        if (!written) {
            return written.error();
        }
        bytes.remove_prefix(*written);
    }
    return base::Done{};
}

base::Result<std::string> Pipe::read(std::size_t size, const Deadline &deadline)
{
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const auto start = [&](OVERLAPPED *operation) {
            return ReadFile(
                m_pipe.get(), bytes.data() + have, static_cast<DWORD>(size - have), nullptr, operation);
        };
        const auto got = transfer(start, deadline);
        if (!got) {
            return got.error();
        }
        have += *got;
    }
    return bytes;
}

} // namespace zumik::ssh
