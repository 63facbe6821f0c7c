// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/channelstream.h"

namespace zumik::ssh {

ChannelStream::ChannelStream(
    std::unique_ptr<Session> carrier, std::unique_ptr<Channel> channel, std::string name)
    : m_carrier(std::move(carrier))
    , m_channel(std::move(channel))
    , m_name(std::move(name))
{
}

ChannelStream::~ChannelStream() = default;

Transfer ChannelStream::read(char *buffer, std::size_t size)
{
    const Transfer got = m_channel->read(buffer, size);
    if (got.kind == Transfer::Kind::Blocked) {
        m_emptyAt = m_carrier->bytesIn();
    }
    return got;
}

Transfer ChannelStream::write(const char *buffer, std::size_t size)
{
    if (m_carrier->congested()) {
        m_carrier->flush();
    }
    return m_carrier->congested() ? Transfer{} : m_channel->write(buffer, size);
}

int ChannelStream::descriptor() const
{
    return m_carrier->descriptor();
}

/// Bytes that the channel's window holds back wait for the far side's word, which is to be read.
bool ChannelStream::waitsToWrite(bool /*pending*/) const
{
    return m_carrier->hasOutput();
}

bool ChannelStream::hasInput() const
{
    return !m_carrier->lost() && m_emptyAt != m_carrier->bytesIn();
}

void ChannelStream::collect(PollSet &set, bool reading, bool /*pending*/) const
{
    m_carrier->collect(set, reading);
    if (reading && hasInput()) {
        set.wakeNow();
    }
}

bool ChannelStream::readable(const PollSet &set) const
{
    return hasInput() || m_carrier->readable(set);
}

void ChannelStream::beginTurn()
{
    m_carrier->beginTurn();
}

void ChannelStream::flush()
{
    m_carrier->flush();
}

void ChannelStream::disconnect()
{
    m_carrier->disconnect();
}

std::string ChannelStream::words() const
{
    return m_carrier->carrierWords();
}

std::optional<base::Error> ChannelStream::failure() const
{
    if (!m_carrier->lost()) {
        return std::nullopt;
    }
    base::Error error = m_carrier->loss();
    if (error.where.empty()) {
        error.where = m_name;
    }
    return error;
}

} // namespace zumik::ssh
