// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/sessioncore.h"

#include <cerrno>

namespace zumik::ssh {

Channel::Channel(std::unique_ptr<Handle> handle)
    : m_handle(std::move(handle))
{
}

Channel::~Channel()
{
    // One that is still open on a living session is left to the session's end.
    if (m_handle->channel != nullptr && m_handle->core->gone) {
        libssh2_channel_free(m_handle->channel);
    }
}

Transfer Channel::read(char *buffer, std::size_t size)
{
    const auto result = libssh2_channel_read(m_handle->channel, buffer, size);
    if (result > 0) {
        return {Transfer::Kind::Bytes, static_cast<std::size_t>(result), 0};
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
        m_handle->channel = nullptr;
        return Step::Done;
    }
    return step;
}

} // namespace zumik::ssh
