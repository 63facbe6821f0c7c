// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/ssh/authfailure.h"
#include "models/ssh/destination.h"
#include "models/ssh/farend.h"
#include "models/ssh/pollset.h"
#include "models/ssh/question.h"
#include "models/ssh/sshtarget.h"
#include "models/ssh/stream.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

struct Algorithms {
    std::string keyExchange;
    std::string hostKey;
    std::string cipher; ///< from the server to us
    std::string mac; ///< empty when the cipher authenticates by itself
};

/// keyboard-interactive between the two who talk. While `question` is set and `answers` are not, it waits.
struct Conversation {
    std::optional<Question> question = {}; ///< its texts are already plain
    std::optional<std::vector<base::Secret>> answers = {};
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

    /// With `reading`, news are waited for as well as room for what has to go out.
    void collect(PollSet &set, bool reading = true) const;
    bool readable(const PollSet &set) const;

    void beginTurn(); ///< renews the allowance of incoming bytes
    void flush();

    /// Bytes wait for the network to take them.
    bool hasOutput() const;
    bool congested() const;

    /// The peer has gone, or broke the protocol beyond repair.
    bool lost() const;

    /// Why it is lost: ConnectionLost with the server's last words, or what happened to a hop, or a command,
    /// that carries it; `where` then names that one.
    base::Error loss() const;

    /// What happened to what carries it; nothing while that is well, or there is no such thing.
    std::optional<base::Error> carrierFailure() const;

    /// What a command that carries it has said on standard error.
    std::string carrierWords() const;

    std::uint64_t bytesIn() const;
    std::uint64_t bytesOut() const;
    Instant lastReceived() const;

    /// Of the lists what there is here; FormatUnsupported, with the option's place, for one of which nothing
    /// is. `known`: the types of keys by which the host is known; they are asked for first.
    Step handshake(const AlgorithmLists &lists, const std::vector<std::string> &known);
    std::string hostKey() const; ///< the public key's blob
    Algorithms algorithms() const;

    /// The methods that the server offers, comma-separated; none when it lets the user in without.
    Step authenticationMethods(const std::string &user, std::string &methods);

    /// With the text of a private key file of OpenSSH's own format. `publicKey` is the line of the
    /// certificate to show instead of the plain key; else empty.
    Step authenticateByKey(const std::string &user, std::string_view privateKey,
        const base::Secret &passphrase, std::string_view publicKey = {});

    /// Gives the raw signature of `data` (no algorithm name in front) once it is there.
    using Signer = std::function<Step(std::string_view data, std::string &signature)>;

    Step authenticateBySigner(const std::string &user, std::string_view publicKey, Signer signer);

    /// By keyboard-interactive. Again with a question: it goes on once `talk` has the answers; meanwhile it
    /// notices when the server hangs up. A question without prompts is answered at once; its texts go with
    /// the next one.
    Step authenticateByAnswers(const std::string &user, Conversation &talk);

    Step authenticateByPassword(const std::string &user, const base::Secret &password);

    /// What the server said to the attempt that Failed; nothing when it failed for another reason.
    const std::optional<AuthFailure> &authFailure() const;
    void forgetAuthFailure();

    /// While no attempt is under way and a person is waited for: whether the server has hung up. The session
    /// is lost then.
    bool hungUp();

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

    /// A key file that libssh2 could not read (passphrase wrong, format unknown), not a refusal by the
    /// server.
    bool failureIsLocal() const;

private:
    friend class Channel;
    struct Core;
    base::Status prefer(const AlgorithmLists &lists, const std::vector<std::string> &known);
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
