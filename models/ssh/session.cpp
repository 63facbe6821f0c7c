// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/session.h"

#include "models/ssh/wire.h"

#include <libssh2.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>

#if defined(__APPLE__)
#include <malloc/malloc.h>
#else
#include <malloc.h>
#endif

namespace zumik::ssh {

using base::ErrorCode;

namespace {

constexpr std::size_t turnAllowance = std::size_t{1} << 20;
constexpr std::size_t handshakeLimit = std::size_t{64} << 10;
constexpr std::size_t flushFrom = std::size_t{256} << 10;
constexpr std::size_t congestedFrom = std::size_t{1} << 20;
constexpr unsigned windowSize = 16U << 20; // 2 MiB would cap a channel at 12 MB/s over 167 ms
constexpr unsigned packetSize = 32'768;
constexpr long defaultReadTimeout = 60;
constexpr std::uint8_t openFailureMessage = 92; // SSH_MSG_CHANNEL_OPEN_FAILURE
constexpr std::uint32_t administrativelyProhibited = 1; // RFC 4254, 5.1
constexpr std::uint32_t resourceShortage = 4;

// OpenSSH 9.2's lists (ssh_config(5)) as far as libssh2 has them, without its 3DES, MD5 and CBC.
constexpr const char *keyExchanges = "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,"
                                     "ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
                                     "diffie-hellman-group-exchange-sha256,diffie-hellman-group16-sha512,"
                                     "diffie-hellman-group18-sha512,diffie-hellman-group14-sha256";
constexpr const char *ciphers = "chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr,"
                                "aes128-gcm@openssh.com,aes256-gcm@openssh.com";
constexpr const char *macs = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
                             "hmac-sha1-etm@openssh.com,hmac-sha2-256,hmac-sha2-512,hmac-sha1";

/// libssh2_init once a process; there is no end to it.
bool libraryReady()
{
    static std::once_flag once;
    static bool ready = false;
    std::call_once(once, [] { ready = libssh2_init(0) == 0; });
    return ready;
}

bool isFatal(int code)
{
    constexpr std::array survivable{LIBSSH2_ERROR_NONE, LIBSSH2_ERROR_EAGAIN, LIBSSH2_ERROR_TIMEOUT,
        LIBSSH2_ERROR_CHANNEL_FAILURE, LIBSSH2_ERROR_CHANNEL_CLOSED, LIBSSH2_ERROR_CHANNEL_EOF_SENT,
        LIBSSH2_ERROR_CHANNEL_UNKNOWN, LIBSSH2_ERROR_CHANNEL_WINDOW_EXCEEDED,
        LIBSSH2_ERROR_CHANNEL_PACKET_EXCEEDED, LIBSSH2_ERROR_CHANNEL_WINDOW_FULL, LIBSSH2_ERROR_FILE,
        LIBSSH2_ERROR_KEYFILE_AUTH_FAILED, LIBSSH2_ERROR_AUTHENTICATION_FAILED,
        LIBSSH2_ERROR_PUBLICKEY_UNVERIFIED, LIBSSH2_ERROR_METHOD_NOT_SUPPORTED,
        LIBSSH2_ERROR_ALGO_UNSUPPORTED};
    return std::find(survivable.begin(), survivable.end(), code) == survivable.end();
}

/// What malloc gave, at least as large as was asked for. libssh2 passes some blocks of our allocator to free
/// itself, so there is no room for a head of ours.
std::size_t sizeOfBlock(void *block)
{
#if defined(_WIN32)
    return _msize(block);
#elif defined(__APPLE__)
    return malloc_size(block);
#else
    return malloc_usable_size(block);
#endif
}

/// Wiped as it goes: keys and passphrases pass through here.
void freeBlock(void *block)
{
    base::wipe(block, sizeOfBlock(block));
    std::free(block);
}

struct Refusal {
    std::uint32_t reason = 0;
    std::string words;
};

/// How sshd words the errno of a connection that it tried for us.
ErrorCode codeOfRefusal(const Refusal &refusal)
{
    struct Phrase {
        std::string_view part;
        ErrorCode code;
    };

    constexpr std::array<Phrase, 9> phrases{{
        {"refused", ErrorCode::ConnectionRefused},
        {"timed out", ErrorCode::Timeout},
        {"not known", ErrorCode::NameNotFound},
        {"name resolution", ErrorCode::NameNotFound},
        {"No address associated", ErrorCode::NameNotFound},
        {"nodename nor servname", ErrorCode::NameNotFound},
        {"No such host", ErrorCode::NameNotFound},
        {"nknown host", ErrorCode::NameNotFound},
        {"No such file", ErrorCode::NameNotFound},
    }};
    if (refusal.reason == administrativelyProhibited || refusal.reason == resourceShortage) {
        return ErrorCode::SshForwardRefused;
    }
    for (const Phrase &phrase : phrases) {
        if (refusal.words.find(phrase.part) != std::string::npos) {
            return phrase.code;
        }
    }
    return ErrorCode::Unreachable;
}

} // namespace

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
    std::optional<Refusal> refusal; ///< what the far side said to the open at hand
    std::string lastWords; ///< the server's reason for hanging up
    base::Error failure;
    bool failureIsLocal = false;
    Signer signer;

    static Core &of(void **abstract) { return *static_cast<Core *>(*abstract); }

    ssize_t receive(char *buffer, std::size_t size);
    void flush();
    Step settle(int result);
    Step fail(int code);
    std::string words() const;
    Step open(std::string_view type, std::string_view message, std::chrono::seconds limit,
        LIBSSH2_CHANNEL *&channel);
    void noteRefusal(std::string_view packet);

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
};

struct Channel::Handle {
    Session::Core *core = nullptr;
    LIBSSH2_CHANNEL *channel = nullptr;
};

// ---- what libssh2 calls

void *Session::Core::onAllocate(std::size_t size, void ** /*abstract*/)
{
    return std::malloc(size);
}

void *Session::Core::onReallocate(void *block, std::size_t size, void ** /*abstract*/)
{
    void *fresh = std::malloc(size);
    if (fresh != nullptr && block != nullptr) {
        std::memcpy(fresh, block, std::min(size, sizeOfBlock(block)));
        freeBlock(block);
    }
    return fresh;
}

/// libssh2 drops the far side's words on a refused open ("Connection refused"), and its packet comes past
/// here.
void Session::Core::onFree(void *block, void **abstract)
{
    if (block == nullptr) {
        return;
    }
    auto *core = abstract == nullptr ? nullptr : static_cast<Core *>(*abstract);
    if (core != nullptr && core->opening) {
        core->noteRefusal({static_cast<const char *>(block), sizeOfBlock(block)});
    }
    freeBlock(block);
}

void Session::Core::noteRefusal(std::string_view packet)
{
    WireReader reader(packet);
    if (reader.byte() != openFailureMessage || !reader.number()) {
        return;
    }
    const auto reason = reader.number();
    const auto text = reader.string();
    if (reason && text) {
        refusal = Refusal{*reason, std::string(*text)};
    }
}

ssize_t Session::Core::onReceive(
    libssh2_socket_t /*socket*/, void *buffer, std::size_t size, int /*flags*/, void **abstract)
{
    return of(abstract).receive(static_cast<char *>(buffer), size);
}

ssize_t Session::Core::receive(char *buffer, std::size_t size)
{
    if (gone) {
        return -ECONNRESET;
    }
    if (allowance == 0) {
        return -EAGAIN;
    }
    const Transfer got = stream->read(buffer, std::min(size, allowance));
    switch (got.kind) {
    case Transfer::Kind::Blocked:
        allowance = 0; // nothing more before the next turn: spares a system call for each channel
        return -EAGAIN;
    case Transfer::Kind::Ended:
    case Transfer::Kind::Failed:
        gone = true;
        return got.kind == Transfer::Kind::Ended ? 0 : -got.error;
    case Transfer::Kind::Bytes:
        break;
    }
    allowance -= got.bytes;
    bytesIn += got.bytes;
    lastReceived = std::chrono::steady_clock::now();
    if (!established && bytesIn > handshakeLimit) {
        lastWords = "more than 64 KiB came before the key exchange was done";
        gone = true;
        return -EPROTO;
    }
    return static_cast<ssize_t>(got.bytes);
}

ssize_t Session::Core::onSend(
    libssh2_socket_t /*socket*/, const void *buffer, std::size_t size, int /*flags*/, void **abstract)
{
    Core &core = of(abstract);
    if (core.gone) {
        return static_cast<ssize_t>(size); // swallowed: libssh2 learns of the end by reading
    }
    core.output.append(static_cast<const char *>(buffer), size);
    if (core.output.size() - core.outputSent >= flushFrom) {
        core.flush();
    }
    return static_cast<ssize_t>(size);
}

void Session::Core::onDisconnect(LIBSSH2_SESSION * /*session*/, int /*reason*/, const char *message, int size,
    const char * /*language*/, int /*languageSize*/, void **abstract)
{
    constexpr int longest = 512;
    if (message != nullptr && size > 0) {
        of(abstract).lastWords.assign(message, static_cast<std::size_t>(std::min(size, longest)));
    }
}

int Session::Core::onSign(LIBSSH2_SESSION * /*session*/, unsigned char **signature,
    std::size_t *signatureSize, const unsigned char *data, std::size_t size, void **abstract)
{
    Core &core = of(abstract);
    std::string bytes;
    switch (core.signer({reinterpret_cast<const char *>(data), size}, bytes)) {
    case Step::Again:
        return LIBSSH2_ERROR_EAGAIN;
    case Step::Failed:
        return -1;
    case Step::Done:
        break;
    }
    *signature = static_cast<unsigned char *>(std::malloc(bytes.size()));
    if (*signature == nullptr) {
        return LIBSSH2_ERROR_ALLOC;
    }
    std::memcpy(*signature, bytes.data(), bytes.size());
    *signatureSize = bytes.size();
    return 0;
}

// ---- results

void Session::Core::flush()
{
    while (!gone && outputSent < output.size()) {
        const Transfer sent = stream->write(output.data() + outputSent, output.size() - outputSent);
        if (sent.kind == Transfer::Kind::Blocked) {
            break;
        }
        gone = sent.kind != Transfer::Kind::Bytes;
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
    return text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(size));
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
    gone = gone || isFatal(code);
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

// ---- Session

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

void Session::beginTurn()
{
    m_core->allowance = turnAllowance;
}

void Session::flush()
{
    m_core->flush();
}

bool Session::hasOutput() const
{
    return !m_core->output.empty();
}

bool Session::congested() const
{
    return m_core->output.size() - m_core->outputSent > congestedFrom;
}

bool Session::lost() const
{
    return m_core->gone;
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

Step Session::handshake(const std::string &hostKeyAlgorithms)
{
    Core &core = *m_core;
    if (core.handle == nullptr) {
        core.failure = {ErrorCode::Internal, "libssh2 could not be set up", {}};
        return Step::Failed;
    }
    if (!core.configured) {
        core.configured = true;
        const std::array<std::pair<int, const char *>, 6> preferences{{
            {LIBSSH2_METHOD_KEX, keyExchanges},
            {LIBSSH2_METHOD_HOSTKEY, hostKeyAlgorithms.c_str()},
            {LIBSSH2_METHOD_CRYPT_CS, ciphers},
            {LIBSSH2_METHOD_CRYPT_SC, ciphers},
            {LIBSSH2_METHOD_MAC_CS, macs},
            {LIBSSH2_METHOD_MAC_SC, macs},
        }};
        for (const auto &[method, list] : preferences) {
            if (const int result = libssh2_session_method_pref(core.handle, method, list); result != 0) {
                return core.fail(result);
            }
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

Step Session::authenticationMethods(const std::string &user, std::string &methods)
{
    const char *list = libssh2_userauth_list(m_core->handle, user.data(), static_cast<unsigned>(user.size()));
    if (list != nullptr) {
        methods = list;
        return Step::Done;
    }
    methods.clear();
    return authenticated() ? Step::Done : m_core->settle(libssh2_session_last_errno(m_core->handle));
}

Step Session::authenticateByKey(
    const std::string &user, std::string_view privateKey, const base::Secret &passphrase)
{
    auto phrase = base::Secret::copyOf(passphrase.reveal()); // ends with a zero, as C wants it
    return m_core->settle(libssh2_userauth_publickey_frommemory(m_core->handle, user.data(), user.size(),
        nullptr, 0, privateKey.data(), privateKey.size(), phrase.empty() ? nullptr : phrase.reveal().data()));
}

Step Session::authenticateBySigner(const std::string &user, std::string_view publicKey, Signer signer)
{
    m_core->signer = std::move(signer);
    void *abstract = m_core.get();
    const Step step = m_core->settle(libssh2_userauth_publickey(m_core->handle, user.c_str(),
        reinterpret_cast<const unsigned char *>(publicKey.data()), publicKey.size(), &Core::onSign,
        &abstract));
    m_core->signer = nullptr;
    return step;
}

bool Session::authenticated() const
{
    return libssh2_userauth_authenticated(m_core->handle) == 1;
}

Step Session::Core::open(
    std::string_view type, std::string_view message, std::chrono::seconds limit, LIBSSH2_CHANNEL *&channel)
{
    opening = true;
    refusal.reset();
    libssh2_session_set_read_timeout(handle, static_cast<long>(limit.count()));
    channel = libssh2_channel_open_ex(handle, type.data(), static_cast<unsigned>(type.size()), windowSize,
        packetSize, message.data(), static_cast<unsigned>(message.size()));
    libssh2_session_set_read_timeout(handle, defaultReadTimeout);
    opening = false;
    if (channel != nullptr) {
        return Step::Done;
    }
    const int code = libssh2_session_last_errno(handle);
    if (code != LIBSSH2_ERROR_CHANNEL_FAILURE) {
        return settle(code == LIBSSH2_ERROR_NONE ? LIBSSH2_ERROR_PROTO : code);
    }
    const Refusal said = refusal.value_or(Refusal{});
    failure = {codeOfRefusal(said), said.words.empty() ? words() : said.words, {}};
    return Step::Failed;
}

Step Session::openTcp(
    const Destination &destination, std::chrono::seconds limit, std::unique_ptr<Channel> &channel)
{
    std::string message; // RFC 4254, 7.2
    putString(message, destination.host);
    putNumber(message, destination.port);
    putString(message, "127.0.0.1");
    putNumber(message, 0);
    LIBSSH2_CHANNEL *opened = nullptr;
    const Step step = m_core->open("direct-tcpip", message, limit, opened);
    if (step == Step::Done) {
        channel = std::make_unique<Channel>(
            std::make_unique<Channel::Handle>(Channel::Handle{m_core.get(), opened}));
    }
    return step;
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
    }
}

base::Error Session::failure() const
{
    return m_core->failure;
}

std::string Session::farewell() const
{
    return m_core->lastWords;
}

bool Session::failureIsLocal() const
{
    return m_core->failureIsLocal;
}

// ---- Channel

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
