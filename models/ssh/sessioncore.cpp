// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/sessioncore.h"

#include <algorithm>
#include <cstring>
#include <initializer_list>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

constexpr unsigned commandWindow = 128U << 10; // what a talkative command can make us hold
constexpr unsigned packetSize = 32'768;
constexpr std::string_view sessionType = "session"; // of commands

bool isIn(int code, std::initializer_list<int> codes)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool isFatal(int code)
{
    return !isIn(code,
        {LIBSSH2_ERROR_NONE, LIBSSH2_ERROR_EAGAIN, LIBSSH2_ERROR_TIMEOUT, LIBSSH2_ERROR_CHANNEL_FAILURE,
            LIBSSH2_ERROR_CHANNEL_REQUEST_DENIED, LIBSSH2_ERROR_CHANNEL_CLOSED,
            LIBSSH2_ERROR_CHANNEL_EOF_SENT, LIBSSH2_ERROR_CHANNEL_UNKNOWN,
            LIBSSH2_ERROR_CHANNEL_WINDOW_EXCEEDED, LIBSSH2_ERROR_CHANNEL_PACKET_EXCEEDED,
            LIBSSH2_ERROR_CHANNEL_WINDOW_FULL, LIBSSH2_ERROR_FILE, LIBSSH2_ERROR_KEYFILE_AUTH_FAILED,
            LIBSSH2_ERROR_AUTHENTICATION_FAILED, LIBSSH2_ERROR_PUBLICKEY_UNVERIFIED,
            LIBSSH2_ERROR_METHOD_NOT_SUPPORTED, LIBSSH2_ERROR_ALGO_UNSUPPORTED});
}

/// That what came was no packet. While it waits for the answer to a key, libssh2 calls that a refusal of the
/// key; only its words ("Waiting for ...") tell them apart.
bool isUnreadable(int code, const std::string &words)
{
    const bool refusal =
        isIn(code, {LIBSSH2_ERROR_AUTHENTICATION_FAILED, LIBSSH2_ERROR_PUBLICKEY_UNVERIFIED});
    return (refusal && words.rfind("Waiting for", 0) == 0)
        || isIn(code, {LIBSSH2_ERROR_OUT_OF_BOUNDARY, LIBSSH2_ERROR_DECRYPT, LIBSSH2_ERROR_INVALID_MAC});
}

} // namespace

void Session::Core::flush()
{
    while (!gone && outputSent < output.size()) {
        const Transfer sent = stream->write(output.data() + outputSent, output.size() - outputSent);
        if (sent.kind == Transfer::Kind::Blocked) {
            break;
        }
        if (sent.kind != Transfer::Kind::Bytes) {
            gone = true;
            streamEnd = std::strerror(sent.error);
        }
        outputSent += sent.bytes;
        bytesOut += sent.bytes;
    }
    if (outputSent == output.size()) {
        output.clear();
        outputSent = 0;
    } else if (outputSent > congestedFrom) {
        output.erase(0, outputSent);
        outputSent = 0;
    }
}

std::string Session::Core::words() const
{
    if (!lastWords.empty()) {
        return lastWords;
    }
    char *text = nullptr;
    int size = 0;
    libssh2_session_last_error(handle, &text, &size, 0);
    std::string said = text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(size));
    if (streamEnd.empty()) {
        return said;
    }
    return said.empty() ? streamEnd : streamEnd + " (" + said + ")";
}

Step Session::Core::settle(int result)
{
    if (result == LIBSSH2_ERROR_EAGAIN) {
        return gone ? fail(LIBSSH2_ERROR_SOCKET_DISCONNECT) : Step::Again;
    }
    return result < 0 ? fail(result) : Step::Done;
}

Step Session::Core::fail(int code)
{
    const bool unreadable = isUnreadable(code, words());
    if (unreadable && streamEnd.empty()) {
        streamEnd = "what came was changed on the way, or is not SSH";
    }
    gone = gone || isFatal(code) || unreadable || stuckPacket.found();
    failureIsLocal = !gone
        && (code == LIBSSH2_ERROR_FILE || code == LIBSSH2_ERROR_KEYFILE_AUTH_FAILED
            || code == LIBSSH2_ERROR_METHOD_NOT_SUPPORTED || code == LIBSSH2_ERROR_ALGO_UNSUPPORTED);
    ErrorCode kind = ErrorCode::SshProtocol;
    if (code == LIBSSH2_ERROR_TIMEOUT) {
        kind = ErrorCode::Timeout;
    } else if (failureIsLocal) {
        kind = ErrorCode::KeyUnreadable;
    } else if (!gone) {
        kind = ErrorCode::SshAuthFailed;
    } else if (established) {
        kind = ErrorCode::ConnectionLost;
    }
    failure = {kind, words(), {}};
    return Step::Failed;
}

void Session::Core::noteOpened()
{
    const auto took = std::chrono::steady_clock::now() - *openingSince;
    roundTrip = std::min(roundTrip.value_or(took), took);
    openingSince.reset();
}

Step Session::Core::open(
    std::string_view type, std::string_view message, std::chrono::seconds limit, LIBSSH2_CHANNEL *&channel)
{
    opening = true;
    refusal.reset();
    libssh2_session_set_read_timeout(handle, static_cast<long>(limit.count()));
    const unsigned window = type == sessionType ? commandWindow : ReceiveWindow::initial;
    openingSince = openingSince.value_or(std::chrono::steady_clock::now());
    channel = libssh2_channel_open_ex(handle, type.data(), static_cast<unsigned>(type.size()), window,
        packetSize, message.data(), static_cast<unsigned>(message.size()));
    libssh2_session_set_read_timeout(handle, defaultReadTimeout);
    opening = false;
    if (channel != nullptr) {
        noteOpened();
        return Step::Done;
    }
    const int code = libssh2_session_last_errno(handle);
    if (code != LIBSSH2_ERROR_CHANNEL_FAILURE) {
        const Step step = settle(code == LIBSSH2_ERROR_NONE ? LIBSSH2_ERROR_PROTO : code);
        if (step != Step::Again) {
            openingSince.reset();
        }
        return step;
    }
    noteOpened();
    const Refusal said = refusal.value_or(Refusal{});
    failure = {codeOfRefusal(said), said.words.empty() ? words() : said.words, {}};
    return Step::Failed;
}

Step Session::Core::openChannel(std::string_view type, std::string_view message, std::chrono::seconds limit,
    std::unique_ptr<Channel> &channel)
{
    LIBSSH2_CHANNEL *opened = nullptr;
    const Step step = open(type, message, limit, opened);
    if (step == Step::Done) {
        Channel::Handle made{this, opened};
        if (type != sessionType) {
            made.window.emplace();
            ++wideChannels;
        }
        channel = std::make_unique<Channel>(std::make_unique<Channel::Handle>(made));
    }
    return step;
}

} // namespace zumik::ssh
