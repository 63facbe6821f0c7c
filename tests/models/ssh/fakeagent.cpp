// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/fakeagent.h"

#include "models/ssh/wire.h"
#include "tests/support/setuperror.h"

#include <array>
#include <cstring>
#include <optional>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace zumik::tests {

namespace {

constexpr char identitiesAnswer = 12;
constexpr std::uint8_t signRequest = 13;
constexpr char signResponse = 14;

std::optional<std::string> readExactly(int client, std::size_t size)
{
    std::string bytes(size, '\0');
    std::size_t have = 0;
    while (have < size) {
        const ssize_t got = ::read(client, bytes.data() + have, size - have);
        if (got <= 0) {
            return std::nullopt;
        }
        have += static_cast<std::size_t>(got);
    }
    return bytes;
}

std::optional<std::string> readMessage(int client)
{
    const auto head = readExactly(client, 4);
    return head ? readExactly(client, ssh::WireReader(*head).number().value_or(0)) : std::nullopt;
}

} // namespace

FakeAgent::FakeAgent(std::vector<std::string> blobs, Signer signer)
    : m_blobs(std::move(blobs))
    , m_signer(std::move(signer))
    , m_listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, socket().c_str(), sizeof address.sun_path - 1);
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(m_listener, 8) != 0) {
        throw SetupError("no socket for the agent");
    }
    m_thread = std::thread([this] { serve(); });
}

FakeAgent::~FakeAgent()
{
    m_stopped = true;
    ::shutdown(m_listener, SHUT_RDWR);
    ::shutdown(m_client, SHUT_RDWR);
    m_thread.join();
    ::close(m_listener);
}

void FakeAgent::serve()
{
    while (!m_stopped) {
        m_client = ::accept(m_listener, nullptr, nullptr);
        if (m_client < 0) {
            return;
        }
        talk(m_client);
        ::close(m_client.exchange(-1));
    }
}

void FakeAgent::talk(int client)
{
    while (const auto message = readMessage(client)) {
        ssh::WireReader reader(*message);
        std::string body;
        if (reader.byte() == signRequest) {
            const auto key = reader.string();
            const auto data = reader.string();
            ++m_signatures;
            const std::string signature = m_signer(key.value_or(""), data.value_or(""));
            if (signature.empty()) {
                return;
            }
            body = signResponse;
            ssh::putString(body, signature);
        } else {
            body = identitiesAnswer;
            ssh::putNumber(body, static_cast<std::uint32_t>(m_blobs.size()));
            for (const std::string &blob : m_blobs) {
                ssh::putString(body, blob);
                ssh::putString(body, "fake");
            }
        }
        std::string reply;
        ssh::putString(reply, body);
        if (::write(client, reply.data(), reply.size()) < 0) {
            return;
        }
    }
}

} // namespace zumik::tests
