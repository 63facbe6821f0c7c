// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/ssh/destination.h"
#include "models/ssh/farend.h"
#include "models/ssh/pollset.h"
#include "models/ssh/stream.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

struct Algorithms {
    std::string keyExchange;
    std::string hostKey;
    std::string cipher; ///< from the server to us
    std::string mac; ///< empty when the cipher authenticates by itself
};

class Channel;

/// One SSH connection by libssh2, never blocking; the only part of the program that knows libssh2. It belongs
/// to one thread.
///
/// Outgoing bytes go through a queue of the session's own that always takes them (`flush` empties it, and
/// `congested` asks writers to wait): libssh2 never finds itself with a half-sent packet, which it would
/// want completed before anything else may be sent. Incoming bytes are limited per turn, so that no flood
/// keeps a call from returning.
class Session {
public:
    explicit Session(std::unique_ptr<Stream> stream);
    ~Session();

    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    int descriptor() const;
    void beginTurn(); ///< renews the allowance of incoming bytes
    void flush();

    bool hasOutput() const;
    bool congested() const;

    /// The peer has gone, or broke the protocol beyond repair.
    bool lost() const;

    std::uint64_t bytesIn() const;
    std::uint64_t bytesOut() const;
    Instant lastReceived() const;

    /// `hostKeyAlgorithms` in order of preference, comma-separated; all others are OpenSSH's own lists.
    Step handshake(const std::string &hostKeyAlgorithms);
    std::string hostKey() const; ///< the public key's blob
    Algorithms algorithms() const;

    /// The methods that the server offers, comma-separated; none when it lets the user in without.
    Step authenticationMethods(const std::string &user, std::string &methods);

    /// With the text of a private key file.
    Step authenticateByKey(
        const std::string &user, std::string_view privateKey, const base::Secret &passphrase);

    /// Gives the raw signature of `data` (no algorithm name in front) once it is there.
    using Signer = std::function<Step(std::string_view data, std::string &signature)>;

    Step authenticateBySigner(const std::string &user, std::string_view publicKey, Signer signer);

    bool authenticated() const;

    /// One at a time: until it is Done or Failed, no other may begin. When the far side has not answered
    /// within `limit` it fails with Timeout and is forgotten.
    Step openTcp(
        const Destination &destination, std::chrono::seconds limit, std::unique_ptr<Channel> &channel);

    /// Likewise, to a unix socket of the far side (direct-streamlocal@openssh.com).
    Step openSocket(const std::string &path, std::chrono::seconds limit, std::unique_ptr<Channel> &channel);

    /// Likewise, for a command: `Channel::start` has it run.
    Step openCommand(std::chrono::seconds limit, std::unique_ptr<Channel> &channel);

    /// Opens a channel of a type that no server has: an answer, always "no", for the price of one packet,
    /// which shows that the peer lives. (libssh2 keeps the answers to its own keepalive requests for ever.)
    Step probe(std::chrono::seconds limit);

    /// While a channel is being opened, probe can't be used.
    void sendKeepalive();

    /// Says good-bye; the bytes still have to be flushed.
    void disconnect();

    /// What the last Failed was about: the code, and the library's or the server's own words.
    base::Error failure() const;

    /// What the server said when it hung up; mostly nothing.
    std::string farewell() const;

    /// A key file that libssh2 could not read (passphrase wrong, format unknown), not a refusal by the
    /// server.
    bool failureIsLocal() const;

private:
    friend class Channel;
    struct Core;
    std::unique_ptr<Core> m_core;
};

/// One forwarded connection, or one command. Must go before its session.
class Channel final : public FarEnd {
public:
    struct Handle;

    explicit Channel(std::unique_ptr<Handle> handle);

    /// A channel that isn't closed is closed by force: only for a session that is at its end.
    ~Channel() override;

    Transfer read(char *buffer, std::size_t size) override;
    Transfer write(const char *buffer, std::size_t size) override;
    Step finishWriting() override;

    /// Done when both sides have closed it, or the session is lost.
    Step close() override;

    /// Has the far side's shell run a command. Failed: the server doesn't do that, or has gone.
    Step start(const std::string &command);

    /// What the command writes to standard error; Ended can't be told, see `finished`.
    Transfer readErrors(char *buffer, std::size_t size);

    /// Done once the far side has closed it; to be asked after `read` has come to the end.
    Step finished();

    /// After `finished`: the command's exit status; 255 for one that a signal ended.
    int exitStatus() const;

    /// Asks the far side to end the command; what becomes of it isn't waited for.
    void terminate();

private:
    std::unique_ptr<Handle> m_handle;
};

} // namespace zumik::ssh
