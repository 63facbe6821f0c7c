// SPDX-License-Identifier: GPL-3.0-or-later
// The attempts to log in. libssh2 forgets the partial success and the remaining methods of a refused one;
// they are read from its packet as it is freed (Session::Core::onFree).
//
// keyboard-interactive asks its questions from inside libssh2, by a callback that must not return before the
// answers are there. So it runs aside (Aside): the callback pauses, the tunnel's thread goes on with its own
// work, and resumes it when somebody has answered. Meanwhile nothing is read for libssh2, but what comes is
// kept (`ahead`), so that a server that hangs up is noticed. A conversation that is to end without an answer
// is muted: what the callback then returns is never sent.
#include "models/ssh/sessioncore.h"
#include "models/ssh/wipingheap.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

constexpr std::size_t mostAhead = std::size_t{64} << 10;
constexpr long attemptReadTimeout = 600; // seconds
constexpr std::size_t mostName = 200;
constexpr std::size_t mostInstruction = 2000;
constexpr std::size_t mostPrompt = 500;

std::string_view textOf(const LIBSSH2_USERAUTH_KBDINT_PROMPT &prompt)
{
    return {reinterpret_cast<const char *>(prompt.text), prompt.text == nullptr ? 0 : prompt.length};
}

void give(LIBSSH2_USERAUTH_KBDINT_RESPONSE &response, std::string_view text)
{
    response.text = static_cast<char *>(allocateBlock(std::max<std::size_t>(text.size(), 1)));
    response.length = 0;
    if (response.text != nullptr) {
        std::memcpy(response.text, text.data(), text.size());
        response.length = static_cast<unsigned>(text.size());
    }
}

/// The one error that says that the signature could not be made here.
bool isOfSigning(LIBSSH2_SESSION *handle)
{
    char *text = nullptr;
    int size = 0;
    libssh2_session_last_error(handle, &text, &size, 0);
    return text != nullptr
        && std::string_view(text, static_cast<std::size_t>(size)) == "Callback returned error";
}

} // namespace

// --- one attempt

void Session::Core::watchLogin(std::string_view packet)
{
    if (auto said = readAuthFailure(packet)) {
        authFailure = std::move(said);
    }
    tooManyPrompts = tooManyPrompts || (aside && readPromptCount(packet).value_or(0) > mostPrompts);
}

void Session::Core::beginAttempt()
{
    if (!authenticating) {
        authFailure.reset();
        // A server may wait for somebody's telephone. The login as a whole has its own limit.
        libssh2_session_set_read_timeout(handle, attemptReadTimeout);
    }
    authenticating = true;
}

/// What failed although neither the server nor the key was the reason broke the transport.
Step Session::Core::settleAttempt(int result)
{
    const Step step = settle(result);
    authenticating = step == Step::Again;
    if (!authenticating) {
        libssh2_session_set_read_timeout(handle, defaultReadTimeout);
    }
    if (step != Step::Failed || authFailure || gone) {
        return step;
    }
    if (result == LIBSSH2_ERROR_PUBLICKEY_UNVERIFIED && isOfSigning(handle)) {
        failureIsLocal = true;
        failure.code = ErrorCode::KeyUnreadable;
    } else if (!failureIsLocal) {
        gone = true;
        failure.code = ErrorCode::SshProtocol;
    }
    return step;
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

Step Session::authenticateByKey(const std::string &user, std::string_view privateKey,
    const base::Secret &passphrase, std::string_view publicKey)
{
    auto phrase = base::Secret::copyOf(passphrase.reveal()); // ends with a zero, as C wants it
    m_core->beginAttempt();
    return m_core->settleAttempt(libssh2_userauth_publickey_frommemory(m_core->handle, user.data(),
        user.size(), publicKey.empty() ? nullptr : publicKey.data(), publicKey.size(), privateKey.data(),
        privateKey.size(), phrase.empty() ? nullptr : phrase.reveal().data()));
}

Step Session::authenticateBySigner(const std::string &user, std::string_view publicKey, Signer signer)
{
    m_core->signer = std::move(signer);
    void *abstract = m_core.get();
    m_core->beginAttempt();
    const Step step = m_core->settleAttempt(libssh2_userauth_publickey(m_core->handle, user.c_str(),
        reinterpret_cast<const unsigned char *>(publicKey.data()), publicKey.size(), &Core::onSign,
        &abstract));
    m_core->signer = nullptr;
    return step;
}

Step Session::authenticateByPassword(const std::string &user, const base::Secret &password)
{
    const std::string_view text = password.reveal();
    m_core->beginAttempt();
    const int result = libssh2_userauth_password_ex(m_core->handle, user.data(),
        static_cast<unsigned>(user.size()), text.data(), static_cast<unsigned>(text.size()), nullptr);
    const Step step = m_core->settleAttempt(result);
    if (result == LIBSSH2_ERROR_PASSWORD_EXPIRED) {
        m_core->failure = {
            ErrorCode::SshAuthFailed, "the password has expired: the server wants a new one", {}};
    }
    return step;
}

const std::optional<AuthFailure> &Session::authFailure() const
{
    return m_core->authFailure;
}

void Session::forgetAuthFailure()
{
    m_core->authFailure.reset();
}

bool Session::hungUp()
{
    m_core->readAhead();
    m_core->gone = m_core->gone || m_core->muted;
    return m_core->gone;
}

bool Session::authenticated() const
{
    return libssh2_userauth_authenticated(m_core->handle) == 1;
}

// --- keyboard-interactive

Step Session::authenticateByAnswers(const std::string &user, Conversation &talk)
{
    Core &core = *m_core;
    core.talk = &talk;
    if (talk.question && !talk.answers) {
        core.readAhead();
        if (!core.muted) {
            return Step::Again;
        }
    }
    core.beginAttempt();
    if (!core.aside) {
        core.aside = std::make_unique<Aside>([&core, user](Aside &here) { core.converse(user, here); });
    }
    const bool paused = core.aside->resume();
    if (core.tooManyPrompts) {
        core.gone = true;
        core.endConversation();
        core.failure = {ErrorCode::SshProtocol, "the server asks too many prompts at once", {}};
        return Step::Failed;
    }
    if (paused) {
        return core.gone ? core.settleAttempt(LIBSSH2_ERROR_SOCKET_DISCONNECT) : Step::Again;
    }
    core.aside.reset();
    core.talk = nullptr;
    talk = {};
    return core.settleAttempt(core.talkResult);
}

/// Runs aside.
void Session::Core::converse(const std::string &user, Aside &here)
{
    do {
        talkResult = libssh2_userauth_keyboard_interactive_ex(
            handle, user.data(), static_cast<unsigned>(user.size()), &Core::onAsk);
    } while (talkResult == LIBSSH2_ERROR_EAGAIN && !gone && (here.pause(), true));
    if (talkResult == LIBSSH2_ERROR_SOCKET_NONE) { // a plain -1: what is wrong is told apart
        talkResult = libssh2_session_last_errno(handle);
    }
}

void Session::Core::onAsk(const char *name, int nameSize, const char *instruction, int instructionSize,
    int count, const LIBSSH2_USERAUTH_KBDINT_PROMPT *prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE *responses,
    void **abstract)
{
    const auto view = [](const char *text, int size) {
        return std::string_view(text == nullptr ? "" : text, text == nullptr ? 0 : std::size_t(size));
    };
    of(abstract).ask(view(name, nameSize), view(instruction, instructionSize), prompts, responses, count);
}

/// Runs aside.
void Session::Core::ask(std::string_view name, std::string_view instruction,
    const LIBSSH2_USERAUTH_KBDINT_PROMPT *prompts, LIBSSH2_USERAUTH_KBDINT_RESPONSE *responses, int count)
{
    talkIntroduction += std::string(instruction.substr(0, mostInstruction)) + '\n';
    if (count == 0) {
        talkIntroduction.resize(std::min(talkIntroduction.size(), 2 * mostInstruction));
        return;
    }
    Question question{nextQuestionId(), {}, plainPrompt(name, mostName),
        plainPrompt(std::exchange(talkIntroduction, {}), mostInstruction)};
    for (int i = 0; i < count; ++i) {
        question.prompts.push_back({plainPrompt(textOf(prompts[i]), mostPrompt), prompts[i].echo != 0});
    }
    talk->question = std::move(question);
    talk->answers.reset();
    while (!talk->answers && !muted && !gone) {
        aside->pause();
    }
    for (int i = 0; i < count; ++i) {
        const bool given = talk->answers && static_cast<std::size_t>(i) < talk->answers->size();
        give(responses[i], given ? (*talk->answers)[static_cast<std::size_t>(i)].reveal() : "");
    }
    talk->question.reset();
    talk->answers.reset();
}

void Session::Core::endConversation()
{
    Conversation none;
    muted = true;
    talk = &none;
    while (aside && aside->resume()) { }
    aside.reset();
    talk = nullptr;
}

std::size_t Session::Core::takeAhead(char *buffer, std::size_t size)
{
    const std::size_t taken = std::min(size, ahead.size() - aheadTaken);
    std::memcpy(buffer, ahead.data() + aheadTaken, taken);
    aheadTaken += taken;
    if (aheadTaken == ahead.size()) {
        ahead.clear();
        aheadTaken = 0;
    }
    return taken;
}

/// More than a few packets in the midst of a question is no server's doing.
void Session::Core::readAhead()
{
    std::array<char, 4096> buffer{};
    while (!muted) {
        const Transfer got = stream->read(buffer.data(), buffer.size());
        if (got.kind == Transfer::Kind::Blocked) {
            return;
        }
        if (got.kind == Transfer::Kind::Bytes) {
            ahead.append(buffer.data(), got.bytes);
            bytesIn += got.bytes;
            lastReceived = std::chrono::steady_clock::now();
        }
        muted = got.kind != Transfer::Kind::Bytes;
        if (ahead.size() > mostAhead) {
            lastWords = "the server asks and goes on sending";
            muted = gone = true;
        }
    }
}

} // namespace zumik::ssh
