// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/aside.h"
#include "models/ssh/receivewindow.h"
#include "models/ssh/refusal.h"
#include "models/ssh/session.h"
#include "models/ssh/stuckpacket.h"

#include <libssh2.h>

namespace zumik::ssh {

constexpr std::size_t turnAllowance = std::size_t{1} << 20;
constexpr std::size_t congestedFrom = std::size_t{1} << 20;
constexpr long defaultReadTimeout = 60;
constexpr std::uint32_t mostPrompts = 100; // libssh2's limit

/// libssh2's half of a session: its handle, what it calls, and how its results become ours.
struct Session::Core {
    explicit Core(std::unique_ptr<Stream> over)
        : stream(std::move(over))
    {
    }

    std::unique_ptr<Stream> stream;
    LIBSSH2_SESSION *handle = nullptr;
    std::string output;
    std::size_t outputSent = 0;
    std::size_t allowance = turnAllowance;
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    Instant lastReceived = std::chrono::steady_clock::now();
    bool configured = false; ///< algorithms chosen
    bool established = false; ///< the handshake is done
    bool gone = false;
    bool opening = false;
    std::optional<Instant> openingSince;
    std::optional<Instant::duration> roundTrip; ///< the shortest that an open took
    std::uint32_t wideChannels = 0; ///< whose windows may grow
    std::optional<Refusal> refusal; ///< what the far side said to the open at hand
    std::string lastWords; ///< why the session is at its end: the server's reason for hanging up, or ours
    std::string streamEnd; ///< how the connection ended
    StuckPacket stuckPacket;
    base::Error failure;
    bool failureIsLocal = false;
    Signer signer;

    bool authenticating = false; ///< an attempt is under way
    std::optional<AuthFailure> authFailure; ///< what the server said to it
    std::unique_ptr<Aside> aside; ///< of keyboard-interactive, which waits for answers inside libssh2
    Conversation *talk = nullptr;
    int talkResult = 0;
    std::string talkIntroduction; ///< the texts of questions without prompts
    bool tooManyPrompts = false; ///< libssh2 drops such a question without a word and waits for another
    bool muted = false; ///< nothing is sent any more: the answer at hand is none
    std::string ahead; ///< what has come while libssh2 was not reading
    std::size_t aheadTaken = 0;

    static Core &of(void **abstract) { return *static_cast<Core *>(*abstract); }

    ssize_t receive(char *buffer, std::size_t size);
    std::size_t takeAhead(char *buffer, std::size_t size);
    void readAhead();
    void watchLogin(std::string_view packet);
    void beginAttempt();
    Step settleAttempt(int result);
    void converse(const std::string &user, Aside &here);
    void ask(std::string_view name, std::string_view instruction,
        const LIBSSH2_USERAUTH_KBDINT_PROMPT *prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE *responses,
        int count);
    void endConversation();
    void flush();
    Step settle(int result);
    Step fail(int code);
    std::string words() const;
    void noteOpened(); ///< or refused: the far side has answered
    Step open(std::string_view type, std::string_view message, std::chrono::seconds limit,
        LIBSSH2_CHANNEL *&channel);
    Step openChannel(std::string_view type, std::string_view message, std::chrono::seconds limit,
        std::unique_ptr<Channel> &channel);

    static void *onAllocate(std::size_t size, void **abstract);
    static void *onReallocate(void *block, std::size_t size, void **abstract);
    static void onFree(void *block, void **abstract);
    static ssize_t onReceive(
        libssh2_socket_t socket, void *buffer, std::size_t size, int flags, void **abstract);
    static ssize_t onSend(
        libssh2_socket_t socket, const void *buffer, std::size_t size, int flags, void **abstract);
    static void onDisconnect(LIBSSH2_SESSION *session, int reason, const char *message, int size,
        const char *language, int languageSize, void **abstract);
    static int onSign(LIBSSH2_SESSION *session, unsigned char **signature, std::size_t *signatureSize,
        const unsigned char *data, std::size_t size, void **abstract);
    static void onAsk(const char *name, int nameSize, const char *instruction, int instructionSize, int count,
        const LIBSSH2_USERAUTH_KBDINT_PROMPT *prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE *responses,
        void **abstract);
};

struct Channel::Handle {
    Session::Core *core = nullptr;
    LIBSSH2_CHANNEL *channel = nullptr;
    std::optional<ReceiveWindow> window = {}; ///< nothing: it stays as it was opened
    std::uint32_t granting = 0; ///< a grant that could not be sent yet

    void leave();
    void widen(std::size_t received);
    Step grant();
};

} // namespace zumik::ssh
