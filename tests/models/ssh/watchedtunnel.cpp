// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/watchedtunnel.h"

#include "tests/models/ssh/rawsocket.h"
#include "tests/support/waitfor.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QUrl>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace zumik::tests {

namespace {

constexpr int longMs = 90'000; // a key's passphrase costs a second of an idle processor

} // namespace

ssh::SshTarget targetFor(const Sshd &sshd)
{
    ssh::SshTarget target;
    target.host = "127.0.0.1";
    target.port = sshd.port();
    target.user = Sshd::user();
    target.identities.push_back({sshd.identity(), {}});
    target.useAgent = false;
    target.knownHosts = {sshd.knownHosts()};
    return target;
}

WatchedTunnel::WatchedTunnel(ssh::SshTarget target, const std::vector<ssh::Destination> &destinations)
{
    m_statuses.emplace_back();
    auto opened = ssh::Tunnel::open(std::move(target), destinations, async::Receiver(&m_context),
        {[this](const ssh::TunnelStatus &status) { m_statuses.push_back(status); },
            [this](const ssh::TunnelEvent &event) {
                m_events.push_back(event);
            }});
    if (!opened) {
        throw std::runtime_error(base::describe(opened.error()));
    }
    m_tunnel = std::move(*opened);
}

ssh::TunnelStatus WatchedTunnel::waitFor(ssh::TunnelState state) const
{
    waitUntil([&] { return status().state == state || status().state == ssh::TunnelState::Failed; }, longMs);
    EXPECT_STREQ(ssh::stateName(status().state), ssh::stateName(state))
        << (status().error ? base::describe(*status().error) : "");
    return status();
}

ssh::Question WatchedTunnel::waitForQuestion()
{
    const auto asks = [this] {
        return status().question && status().question->id != m_question;
    };
    waitUntil([&] { return asks() || status().state == ssh::TunnelState::Failed; }, longMs);
    EXPECT_TRUE(asks()) << ssh::stateName(status().state) << ": "
                        << (status().error ? base::describe(*status().error) : "");
    ssh::Question question = status().question.value_or(ssh::Question{});
    m_question = question.id;
    return question;
}

void WatchedTunnel::answer(const std::vector<std::string> &values)
{
    ssh::Answer answer{m_question};
    for (const std::string &value : values) {
        answer.values.push_back(base::Secret::copyOf(value));
    }
    m_tunnel->answer(std::move(answer));
}

void WatchedTunnel::decline()
{
    m_tunnel->answer({m_question, true});
}

base::Error WatchedTunnel::failure() const
{
    waitUntil(
        [&] {
            return status().state == ssh::TunnelState::Failed
                || status().state == ssh::TunnelState::Connected;
        },
        longMs);
    EXPECT_STREQ(ssh::stateName(status().state), "failed");
    return status().error.value_or(base::Error{base::ErrorCode::Internal, "no error was told", {}});
}

bool WatchedTunnel::waitForLoss() const
{
    return waitUntil([this] { return loss().has_value(); });
}

std::optional<base::Error> WatchedTunnel::loss() const
{
    for (const ssh::TunnelStatus &status : m_statuses) {
        if (status.reconnecting) {
            return status.reconnecting->failure;
        }
    }
    return std::nullopt;
}

bool WatchedTunnel::waitForSession(int number, int limitMs) const
{
    return waitUntil(
        [&] { return status().sessions == number && status().state == ssh::TunnelState::Connected; },
        limitMs);
}

void WatchedTunnel::useIn(QNetworkAccessManager &network) const
{
    const ssh::GatewayAccess access = m_tunnel->access();
    network.setProxy(QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), access.port,
        QString::fromStdString(access.user), QString::fromStdString(std::string(access.password.reveal()))));
}

Fetched get(QNetworkAccessManager &network, const std::string &url, int limitMs)
{
    QNetworkRequest request(QUrl(QString::fromStdString(url)));
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    waitUntil([&] { return reply->isFinished(); }, limitMs);
    EXPECT_TRUE(reply->isFinished()) << url;
    return {reply->error(), reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        reply->readAll().toStdString()};
}

Answer ask(const WatchedTunnel &way, const ssh::Destination &destination, const std::string &path)
{
    Answer answer;
    std::atomic<bool> done{false};
    const ssh::GatewayAccess access = way.tunnel().access();
    std::thread client([&] {
        const RawSocket socket = RawSocket::throughGateway(access, destination);
        answer.reply = socket.reply();
        socket.send("GET " + path + " HTTP/1.1\r\nConnection: close\r\n\r\n");
        const std::string text = socket.readToEnd();
        const auto head = text.find("\r\n\r\n");
        answer.body = head == std::string::npos ? std::string() : text.substr(head + 4);
        done = true;
    });
    waitUntil([&] { return done.load(); }); // the service answers on this thread's event loop
    client.join();
    return answer;
}

} // namespace zumik::tests
