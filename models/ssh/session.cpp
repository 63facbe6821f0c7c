// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/session.h"

#include "models/ssh/sessioncore.h"
#include "models/ssh/wire.h"

#include <array>
#include <mutex>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

/// libssh2_init once a process; there is no end to it.
bool libraryReady()
{
    static std::once_flag once;
    static bool ready = false;
    std::call_once(once, [] { ready = libssh2_init(0) == 0; });
    return ready;
}

} // namespace

Session::Session(std::unique_ptr<Stream> stream)
    : m_core(std::make_unique<Core>(std::move(stream)))
{
    Core &core = *m_core;
    if (libraryReady()) {
        core.handle =
            libssh2_session_init_ex(&Core::onAllocate, &Core::onFree, &Core::onReallocate, m_core.get());
    }
    if (core.handle == nullptr) {
        core.gone = true;
        return;
    }
    const auto set = [&](int type, auto *function) {
        libssh2_session_callback_set2(core.handle, type, reinterpret_cast<libssh2_cb_generic *>(function));
    };
    set(LIBSSH2_CALLBACK_RECV, &Core::onReceive);
    set(LIBSSH2_CALLBACK_SEND, &Core::onSend);
    set(LIBSSH2_CALLBACK_DISCONNECT, &Core::onDisconnect);
    libssh2_session_set_blocking(core.handle, 0);
    libssh2_session_set_read_timeout(core.handle, defaultReadTimeout);
}

Session::~Session()
{
    m_core->gone = true; // from here on nothing can block: the stream reports an error at once
    m_core->endConversation();
    constexpr int attempts = 64;
    for (int i = 0; m_core->handle != nullptr && i < attempts; ++i) {
        if (libssh2_session_free(m_core->handle) != LIBSSH2_ERROR_EAGAIN) {
            break;
        }
    }
    base::wipe(m_core->output);
}

int Session::descriptor() const
{
    return m_core->stream->descriptor();
}

void Session::collect(PollSet &set, bool reading) const
{
    m_core->stream->collect(set, reading, !m_core->output.empty());
}

bool Session::readable(const PollSet &set) const
{
    return m_core->stream->readable(set);
}

void Session::beginTurn()
{
    m_core->allowance = turnAllowance;
    m_core->stream->beginTurn();
}

void Session::flush()
{
    m_core->flush();
    m_core->stream->flush();
}

bool Session::hasOutput() const
{
    return m_core->stream->waitsToWrite(!m_core->output.empty());
}

bool Session::congested() const
{
    return m_core->output.size() - m_core->outputSent > congestedFrom;
}

bool Session::lost() const
{
    return m_core->gone;
}

std::optional<base::Error> Session::carrierFailure() const
{
    return m_core->stream->failure();
}

std::string Session::carrierWords() const
{
    return m_core->stream->words();
}

base::Error Session::loss() const
{
    if (auto below = carrierFailure()) {
        below->code = ErrorCode::ConnectionLost;
        return *std::move(below);
    }
    const std::string &said = m_core->lastWords.empty() ? m_core->streamEnd : m_core->lastWords;
    return {ErrorCode::ConnectionLost, said.empty() ? "the server has gone" : said, {}};
}

std::uint64_t Session::bytesIn() const
{
    return m_core->bytesIn;
}

std::uint64_t Session::bytesOut() const
{
    return m_core->bytesOut;
}

Instant Session::lastReceived() const
{
    return m_core->lastReceived;
}

Step Session::handshake(const AlgorithmLists &lists, const std::vector<std::string> &known)
{
    Core &core = *m_core;
    if (core.handle == nullptr) {
        core.failure = {ErrorCode::Internal, "libssh2 could not be set up", {}};
        return Step::Failed;
    }
    if (!core.configured) {
        core.configured = true;
        if (const base::Status preferred = prefer(lists, known); !preferred) {
            core.failure = preferred.error();
            core.gone = true;
            return Step::Failed;
        }
    }
    const Step step = core.settle(libssh2_session_handshake(core.handle, descriptor()));
    core.established = step == Step::Done;
    return step;
}

std::string Session::hostKey() const
{
    std::size_t size = 0;
    int type = 0;
    const char *key = libssh2_session_hostkey(m_core->handle, &size, &type);
    return key == nullptr ? std::string() : std::string(key, size);
}

Algorithms Session::algorithms() const
{
    const auto name = [&](int method) {
        const char *text = libssh2_session_methods(m_core->handle, method);
        return std::string(text == nullptr ? "" : text);
    };
    Algorithms result{name(LIBSSH2_METHOD_KEX), name(LIBSSH2_METHOD_HOSTKEY), name(LIBSSH2_METHOD_CRYPT_SC),
        name(LIBSSH2_METHOD_MAC_SC)};
    if (result.mac.rfind("INTEGRATED", 0) == 0) {
        result.mac.clear();
    }
    return result;
}

Step Session::openTcp(
    const Destination &destination, std::chrono::seconds limit, std::unique_ptr<Channel> &channel)
{
    std::string message; // RFC 4254, 7.2
    putString(message, destination.host);
    putNumber(message, destination.port);
    putString(message, "127.0.0.1");
    putNumber(message, 0);
    return m_core->openChannel("direct-tcpip", message, limit, channel);
}

Step Session::openSocket(
    const std::string &path, std::chrono::seconds limit, std::unique_ptr<Channel> &channel)
{
    std::string message; // OpenSSH's PROTOCOL, 2.4
    putString(message, path);
    putString(message, {});
    putNumber(message, 0);
    return m_core->openChannel("direct-streamlocal@openssh.com", message, limit, channel);
}

Step Session::openCommand(std::chrono::seconds limit, std::unique_ptr<Channel> &channel)
{
    return m_core->openChannel("session", {}, limit, channel);
}

Step Session::probe(std::chrono::seconds limit)
{
    LIBSSH2_CHANNEL *opened = nullptr;
    const Step step = m_core->open("probe@zumik", {}, limit, opened);
    if (step == Step::Done) { // a server that takes anything: the channel goes with the session
        return step;
    }
    const bool answered = step == Step::Failed && !lost() && m_core->failure.code != ErrorCode::Timeout;
    return answered ? Step::Done : step;
}

void Session::sendKeepalive()
{
    int next = 0;
    libssh2_keepalive_config(m_core->handle, 1, 1);
    libssh2_keepalive_send(m_core->handle, &next);
}

void Session::disconnect()
{
    if (!m_core->gone) {
        libssh2_session_disconnect(m_core->handle, "closed by the user");
        m_core->flush();
    }
    m_core->stream->disconnect();
}

base::Error Session::failure() const
{
    return m_core->failure;
}

bool Session::failureIsLocal() const
{
    return m_core->failureIsLocal;
}

} // namespace zumik::ssh
