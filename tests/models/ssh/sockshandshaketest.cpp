// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/sockshandshake.h"

#include <gtest/gtest.h>

namespace zumik::ssh {

using State = SocksHandshake::State;
using Refusal = SocksHandshake::Refusal;

namespace {

class SocksTest : public testing::Test {
protected:
    std::string greeting = {5, 2, 0, 2};
    std::string password = std::string("\x01\x04user\x06secret", 13);

    static std::string connectTo(const std::string &host, std::uint16_t port)
    {
        std::string text = {5, 1, 0, 3, static_cast<char>(host.size())};
        text += host;
        text += {static_cast<char>(port >> 8), static_cast<char>(port & 0xff)};
        return text;
    }

    State feed(const std::string &text)
    {
        input += text;
        return handshake.feed(input, output);
    }

    base::Secret user = base::Secret::copyOf("user");
    base::Secret secret = base::Secret::copyOf("secret");
    SocksHandshake handshake{user, secret};
    std::string input;
    std::string output;
};

} // namespace

TEST_F(SocksTest, theWholeConversationLeadsToADestination)
{
    EXPECT_EQ(feed(greeting), State::Password);
    EXPECT_EQ(output, std::string("\x05\x02"));
    EXPECT_EQ(feed(password), State::Request);
    EXPECT_EQ(output, std::string("\x05\x02\x01\x00", 4));
    EXPECT_EQ(feed(connectTo("Prometheus", 9090) + "GET /"), State::Requested);
    EXPECT_EQ(handshake.destination(), (Destination{"prometheus", 9090}));
    EXPECT_EQ(input, "GET /") << "what follows belongs to the channel";
}

TEST_F(SocksTest, itMayComeInPiecesOfAnySize)
{
    const std::string all = greeting + password + connectTo("prometheus", 9090);
    for (std::size_t cut = 0; cut <= all.size(); ++cut) {
        SocksHandshake fresh(user, secret);
        std::string in = all.substr(0, cut);
        std::string out;
        fresh.feed(in, out);
        in += all.substr(cut);
        EXPECT_EQ(fresh.feed(in, out), State::Requested) << cut;
        EXPECT_EQ(fresh.destination().port, 9090);
    }
    for (const char byte : all) {
        feed(std::string(1, byte));
    }
    EXPECT_EQ(handshake.state(), State::Requested);
}

TEST_F(SocksTest, addressesOfBothFamiliesAreTaken)
{
    feed(greeting + password);
    EXPECT_EQ(feed(std::string("\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x50", 10)), State::Requested);
    EXPECT_EQ(toText(handshake.destination()), "127.0.0.1:80");
    SocksHandshake six(user, secret);
    std::string in = greeting + password + std::string("\x05\x01\x00\x04", 4) + std::string(15, '\0') + "\x01"
        + std::string("\x00\x50", 2);
    EXPECT_EQ(six.feed(in, output), State::Requested);
    EXPECT_EQ(toText(six.destination()), "[::1]:80");
}

TEST_F(SocksTest, withoutThePasswordMethodNobodyGetsIn)
{
    EXPECT_EQ(feed({5, 1, 0}), State::Refused);
    EXPECT_EQ(handshake.refusal(), Refusal::NoPassword);
    EXPECT_EQ(output, "\x05\xff");
}

TEST_F(SocksTest, aMethodBeyondTheCountDoesNotCount)
{
    EXPECT_EQ(feed({5, 1, 0, 2}), State::Refused);
    EXPECT_EQ(handshake.refusal(), Refusal::NoPassword);
}

TEST_F(SocksTest, wrongNameOrPasswordIsRefused)
{
    for (const std::string &wrong :
        {std::string("\x01\x04user\x06secreT", 13), std::string("\x01\x04usex\x06secret", 13),
            std::string("\x01\x00\x00", 3), std::string("\x01\x04user\x05secre", 12)}) {
        SocksHandshake fresh(user, secret);
        std::string in = greeting + wrong;
        std::string out;
        EXPECT_EQ(fresh.feed(in, out), State::Refused);
        EXPECT_EQ(fresh.refusal(), Refusal::WrongPassword);
        EXPECT_EQ(out, "\x05\x02\x01\x01");
        EXPECT_EQ(in.find("secre"), std::string::npos);
    }
}

TEST_F(SocksTest, otherProtocolsCommandsAndKindsAreRefused)
{
    EXPECT_EQ(feed("GET / HTTP/1.1"), State::Refused);
    EXPECT_EQ(handshake.refusal(), Refusal::NotSocks);
    EXPECT_TRUE(output.empty());
    for (const char command : {'\0', '\2', '\3', '\x9'}) {
        SocksHandshake fresh(user, secret);
        std::string in = greeting + password + std::string{5, command, 0, 1, 127, 0, 0, 1, 0, 80};
        std::string out;
        EXPECT_EQ(fresh.feed(in, out), State::Refused);
        EXPECT_EQ(out.substr(4, 2), std::string("\x05\x07"));
    }
    SocksHandshake kind(user, secret);
    std::string in = greeting + password + std::string{5, 1, 0, 9, 1, 1, 1, 1, 0, 80};
    std::string out;
    EXPECT_EQ(kind.feed(in, out), State::Refused);
    EXPECT_EQ(out.substr(4, 2), std::string("\x05\x08"));
}

TEST(Destination, isReadInItsForms)
{
    EXPECT_EQ(*parseDestination("Prometheus:9090"), (Destination{"prometheus", 9090}));
    EXPECT_EQ(*parseDestination("[0:0::1]:80"), (Destination{"::1", 80}));
    EXPECT_EQ(toText(*parseDestination("[::1]:80")), "[::1]:80");
    for (const char *wrong : {"", "x", ":80", "x:", "x:0", "x:65536", "x:80a", "x:-1", "::1:80", "[]:80"}) {
        EXPECT_FALSE(parseDestination(wrong).ok()) << wrong;
    }
}

} // namespace zumik::ssh
