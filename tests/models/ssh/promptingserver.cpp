// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/promptingserver.h"

#include "tests/stack/servers/sshkeys.h"

#include <algorithm>
#include <libssh/libssh.h>
#include <libssh/server.h>
#include <sys/socket.h>

namespace zumik::tests {

namespace {

void ask(ssh_message message, Round &round)
{
    std::vector<const char *> texts;
    std::string echo;
    for (const ssh::Prompt &prompt : round.prompts) {
        texts.push_back(prompt.text.c_str());
        echo += prompt.echo ? '\1' : '\0';
    }
    ssh_message_auth_interactive_request(message, round.name.c_str(), round.instruction.c_str(),
        static_cast<unsigned>(texts.size()), texts.data(), echo.data());
}

std::vector<std::string> answersOf(ssh_session session)
{
    std::vector<std::string> answers;
    const int count = std::max(ssh_userauth_kbdint_getnanswers(session), 0);
    answers.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        answers.emplace_back(ssh_userauth_kbdint_getanswer(session, static_cast<unsigned>(i)));
    }
    return answers;
}

} // namespace

PromptingServer::PromptingServer(std::vector<Round> rounds)
    : m_rounds(std::move(rounds))
    , m_listener(RawSocket::listen())
{
    makeSshKey(m_dir.file("host"), KeyType::Ed25519);
    const std::string key = readFile(m_dir.file("host.pub"));
    writeFile(knownHosts(), "[127.0.0.1]:" + std::to_string(port()) + " " + key);
    m_thread = std::thread([this] { serve(); });
}

PromptingServer::~PromptingServer()
{
    ::shutdown(m_listener.descriptor(), SHUT_RDWR);
    hangUp();
    m_thread.join();
}

void PromptingServer::hangUp()
{
    ::shutdown(m_client, SHUT_RDWR);
}

std::vector<std::vector<std::string>> PromptingServer::answers() const
{
    const std::lock_guard lock(m_mutex);
    return m_answers;
}

void PromptingServer::serve()
{
    RawSocket client = m_listener.accept();
    if (!client.valid()) {
        return;
    }
    m_client = client.descriptor();
    const ssh_bind bind = ssh_bind_new();
    const ssh_session session = ssh_new();
    ssh_bind_options_set(bind, SSH_BIND_OPTIONS_HOSTKEY, m_dir.file("host").c_str());
    std::size_t round = 0;
    const bool ready = ssh_bind_accept_fd(bind, session, client.descriptor()) == SSH_OK
        && ssh_handle_key_exchange(session) == SSH_OK;
    while (ready) {
        const ssh_message message = ssh_message_get(session);
        if (message == nullptr) {
            break;
        }
        const bool interactive = ssh_message_type(message) == SSH_REQUEST_AUTH
            && ssh_message_subtype(message) == SSH_AUTH_METHOD_INTERACTIVE;
        if (!interactive) {
            ssh_message_auth_set_methods(message, SSH_AUTH_METHOD_INTERACTIVE);
            ssh_message_reply_default(message);
        } else {
            if (ssh_message_auth_kbdint_is_response(message) != 0) {
                const std::lock_guard lock(m_mutex);
                m_answers.push_back(answersOf(session));
            }
            round < m_rounds.size() ? ask(message, m_rounds[round++])
                                    : static_cast<void>(ssh_message_auth_reply_success(message, 0));
        }
        ssh_message_free(message);
    }
    ssh_disconnect(session);
    ssh_free(session);
    ssh_bind_free(bind);
}

} // namespace zumik::tests
