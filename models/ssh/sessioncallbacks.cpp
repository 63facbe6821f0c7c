// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/sessioncore.h"
#include "models/ssh/wipingheap.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace zumik::ssh {

namespace {

constexpr std::size_t handshakeLimit = std::size_t{64} << 10;
constexpr std::size_t flushFrom = std::size_t{256} << 10;

} // namespace

void *Session::Core::onAllocate(std::size_t size, void **abstract)
{
    Core &core = of(abstract);
    if (!core.stuckPacket.allows(size)) {
        core.lastWords = "a packet was changed on the way: it fails the cipher's check";
        return nullptr;
    }
    void *block = allocateBlock(size);
    core.stuckPacket.allocated(block);
    return block;
}

void *Session::Core::onReallocate(void *block, std::size_t size, void **abstract)
{
    of(abstract).stuckPacket.freed(block);
    return reallocateBlock(block, size);
}

/// libssh2 drops the far side's words on a refused open ("Connection refused") and on an attempt to log in,
/// and their packets come past here.
void Session::Core::onFree(void *block, void **abstract)
{
    if (block == nullptr) {
        return;
    }
    auto *core = abstract == nullptr ? nullptr : static_cast<Core *>(*abstract);
    if (core != nullptr) {
        core->stuckPacket.freed(block);
    }
    if (core != nullptr && core->opening) {
        if (auto said = readRefusal({static_cast<const char *>(block), sizeOfBlock(block)})) {
            core->refusal = std::move(said);
        }
    }
    if (core != nullptr && core->authenticating) {
        core->watchLogin({static_cast<const char *>(block), sizeOfBlock(block)});
    }
    freeBlock(block);
}

ssize_t Session::Core::onReceive(
    libssh2_socket_t /*socket*/, void *buffer, std::size_t size, int /*flags*/, void **abstract)
{
    return of(abstract).receive(static_cast<char *>(buffer), size);
}

ssize_t Session::Core::receive(char *buffer, std::size_t size)
{
    stuckPacket.progressed();
    if (const std::size_t taken = takeAhead(buffer, size); taken > 0) {
        return static_cast<ssize_t>(taken);
    }
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
        streamEnd =
            got.kind == Transfer::Kind::Ended ? "the server closed the connection" : std::strerror(got.error);
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
    core.stuckPacket.progressed();
    if (core.gone || core.muted) {
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

} // namespace zumik::ssh
