// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/sessioncore.h"

#include <algorithm>
#include <cerrno>

namespace zumik::ssh {

namespace {

/// Of a session's channels together, in equal shares; the first size is everyone's.
constexpr std::uint32_t allWindows = 56U << 20;

} // namespace

Channel::Channel(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
}

Channel::~Channel()
{
    m_handle->leave();
    // One that is still open on a living session is left to the session's end.
    if (m_handle->channel != nullptr && m_handle->core->gone) {
        libssh2_channel_free(m_handle->channel);
    }
}

/// libssh2 renews the window that a channel was opened with; what goes beyond is granted here. A grant that
/// it could not send must be repeated as it was.
Step Channel::Handle::grant()
{
    if (granting == 0 || channel == nullptr) {
        return Step::Done;
    }
    if (libssh2_channel_receive_window_adjust2(channel, granting, 1, nullptr) == LIBSSH2_ERROR_EAGAIN) {
        return Step::Again;
    }
    granting = 0;
    return Step::Done;
}

/// Of those that share the windows. Once it is closed the session may be gone.
void Channel::Handle::leave()
{
    if (channel != nullptr && window) {
        --core->wideChannels;
        window.reset();
    }
}

void Channel::Handle::widen(std::size_t received)
{
    if (!window) {
        return;
    }
    const std::uint32_t share = std::min(allWindows / core->wideChannels, ReceiveWindow::largest);
    window->received(received, std::chrono::steady_clock::now(), core->roundTrip, share);
    granting = window->grant(static_cast<std::uint32_t>(libssh2_channel_window_read(channel)));
    grant();
}

Transfer Channel::read(char *buffer, std::size_t size)
{
    if (m_handle->granting > 0 && m_handle->grant() == Step::Again) {
        return {Transfer::Kind::Blocked, 0, 0}; // keys are being exchanged
    }
    const auto result = libssh2_channel_read(m_handle->channel, buffer, size);
    if (result > 0) {
        const auto bytes = static_cast<std::size_t>(result);
        m_handle->widen(bytes);
        return {Transfer::Kind::Bytes, bytes, 0};
    }
    if (m_handle->core->gone) {
        return {Transfer::Kind::Failed, 0, ECONNRESET};
    }
    if (libssh2_channel_eof(m_handle->channel) == 1) {
        return {Transfer::Kind::Ended, 0, 0};
    }
    if (result == 0 || m_handle->core->settle(static_cast<int>(result)) == Step::Again) {
        return {Transfer::Kind::Blocked, 0, 0};
    }
    return {Transfer::Kind::Failed, 0, EIO};
}

Transfer Channel::write(const char *buffer, std::size_t size)
{
    const auto result = libssh2_channel_write(m_handle->channel, buffer, size);
    if (result > 0) {
        return {Transfer::Kind::Bytes, static_cast<std::size_t>(result), 0};
    }
    if (result == 0 || m_handle->core->settle(static_cast<int>(result)) == Step::Again) {
        return {Transfer::Kind::Blocked, 0, 0};
    }
    return {Transfer::Kind::Failed, 0, EPIPE};
}

Step Channel::start(const std::string &command)
{
    constexpr std::string_view request = "exec"; // RFC 4254, 6.5
    return m_handle->core->settle(libssh2_channel_process_startup(m_handle->channel, request.data(),
        static_cast<unsigned>(request.size()), command.data(), static_cast<unsigned>(command.size())));
}

Transfer Channel::readErrors(char *buffer, std::size_t size)
{
    const auto result = libssh2_channel_read_ex(m_handle->channel, SSH_EXTENDED_DATA_STDERR, buffer, size);
    if (result > 0) {
        return {Transfer::Kind::Bytes, static_cast<std::size_t>(result), 0};
    }
    const bool waits = result == 0 || m_handle->core->settle(static_cast<int>(result)) == Step::Again;
    return {waits ? Transfer::Kind::Blocked : Transfer::Kind::Failed, 0, 0};
}

Step Channel::finished()
{
    return m_handle->core->settle(libssh2_channel_wait_closed(m_handle->channel));
}

int Channel::exitStatus() const
{
    constexpr int bySignal = 255;
    char *name = nullptr;
    std::size_t size = 0;
    libssh2_channel_get_exit_signal(m_handle->channel, &name, &size, nullptr, nullptr, nullptr, nullptr);
    if (name != nullptr) {
        libssh2_free(m_handle->core->handle, name);
        return bySignal;
    }
    return libssh2_channel_get_exit_status(m_handle->channel);
}

void Channel::terminate()
{
    libssh2_channel_signal(m_handle->channel, "TERM");
}

Step Channel::finishWriting()
{
    return m_handle->core->settle(libssh2_channel_send_eof(m_handle->channel));
}

Step Channel::close()
{
    if (m_handle->channel == nullptr) {
        return Step::Done;
    }
    const Step step = m_handle->core->settle(libssh2_channel_free(m_handle->channel));
    if (step != Step::Again) {
        m_handle->leave();
        m_handle->channel = nullptr;
        return Step::Done;
    }
    return step;
}

} // namespace zumik::ssh
