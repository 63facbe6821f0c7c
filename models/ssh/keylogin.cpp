// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/keylogin.h"

#include "models/ssh/certificate.h"
#include "models/ssh/hostkey.h"
#include "models/ssh/keyfailure.h"

#include <algorithm>
#include <utility>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

/// The cipher of OpenSSH's format that libssh2 doesn't read: 1.11.1 frees memory twice over it.
constexpr std::string_view unread = "chacha20-poly1305@openssh.com";

base::Error unreadable(const KeyFile &file, const std::string &path)
{
    return file.encrypted ? passphraseError(path, true)
                          : base::Error{ErrorCode::KeyUnreadable, "its format is not known", path};
}

constexpr int mostRefusals = 5; // sshd's MaxAuthTries is 6, and the sixth ends the connection

} // namespace

KeyLogin::KeyLogin(Session &session, const SshTarget &target)
    : m_session(session)
    , m_target(target)
{
}

void KeyLogin::collect(PollSet &set) const
{
    if (m_agent) {
        set.add(m_agent->descriptor(), !m_listed || m_signing, m_agent->sending());
    }
}

Step KeyLogin::advance()
{
    if (!m_listed && list() == Step::Again) {
        return Step::Again;
    }
    while (!m_candidates.empty()) {
        if (isOverLimit(m_candidates.front())) {
            ++m_untried;
            m_candidates.pop_front();
            continue;
        }
        KeyCandidate &candidate = m_candidates.front();
        const bool hadAgent = m_agent.has_value();
        const bool leftByAgent = m_agentWent && !candidate.fromAgent;
        m_session.forgetAuthFailure();
        const Step step = tryCandidate(candidate);
        if (step != Step::Again) {
            m_pem.reset();
        }
        if (step == Step::Again || (step == Step::Failed && m_session.lost())) {
            return step;
        }
        const bool partial = m_session.authFailure() && m_session.authFailure()->partial;
        if (step == Step::Done || partial) {
            m_used = "publickey " + nameOf(candidate)
                + (candidate.fromAgent ? ""
                        : leftByAgent  ? " (file; the agent has gone)"
                                       : " (file)");
            m_candidates.pop_front();
            return Step::Done;
        }
        if (candidate.fromAgent && hadAgent && !m_agent && candidate.named()) {
            candidate.fromAgent = false; // the agent has gone in the middle: its file is there
            m_agentWent = true;
            continue;
        }
        noteFailure(candidate);
        m_candidates.pop_front();
    }
    return Step::Failed;
}

/// Keys that somebody named are offered whatever it costs, and have a try left.
bool KeyLogin::isOverLimit(const KeyCandidate &candidate) const
{
    const auto named = std::count_if(
        m_candidates.begin(), m_candidates.end(), [](const KeyCandidate &each) { return each.named(); });
    const int kept = std::min<int>(static_cast<int>(named), 2);
    return !candidate.named() && m_refusals >= mostRefusals - kept;
}

// --- which keys

Step KeyLogin::list()
{
    std::vector<AgentKey> keys;
    if (m_target.useAgent && !m_agent && !m_agentProblem) {
        auto agent = AgentClient::connect(m_target.agentSocket);
        if (agent) {
            m_agent.emplace(std::move(*agent));
            m_agent->askForKeys();
        } else {
            agentFailed(agent.error());
        }
    }
    if (m_agent) {
        const auto status = m_agent->advance();
        const auto reply = m_agent->takeReply();
        if (!reply && status.ok()) {
            return Step::Again;
        }
        const auto parsed = reply ? parseAgentKeys(*reply) : std::nullopt;
        if (parsed) {
            keys = *parsed;
        } else {
            agentFailed(status.ok() ? base::Error{ErrorCode::AgentUnavailable, "the agent refused", {}}
                                    : status.error());
        }
    }
    KeyCandidates found = listCandidates(m_target, keys);
    m_candidates = std::move(found.list);
    for (base::Error &problem : found.problems) {
        noteProblem(std::move(problem));
    }
    m_listed = true;
    return Step::Done;
}

void KeyLogin::agentFailed(base::Error error)
{
    if (error.where.empty()) {
        error.where = m_target.agentSocket;
    }
    m_agentProblem = std::move(error);
    m_agent.reset();
    m_signing = false;
}

// --- one key

Step KeyLogin::tryCandidate(const KeyCandidate &candidate)
{
    return candidate.fromAgent ? tryAgent(candidate) : tryFile(candidate);
}

Step KeyLogin::tryAgent(const KeyCandidate &candidate)
{
    if (!m_agent) {
        return Step::Failed;
    }
    const std::string &signer = candidate.signer.empty() ? candidate.blob : candidate.signer;
    return m_session.authenticateBySigner(m_target.user, candidate.blob,
        [&](std::string_view data, std::string &signature) { return signByAgent(signer, data, signature); });
}

Step KeyLogin::signByAgent(const std::string &blob, std::string_view data, std::string &signature)
{
    if (signatureAlgorithm(data) == "ssh-rsa") {
        return Step::Failed; // SHA-1: the server knows no other, and OpenSSH offers it no more
    }
    if (!m_signing) {
        m_agent->askForSignature(blob, data);
        m_signing = true;
    }
    const auto status = m_agent->advance();
    const auto reply = m_agent->takeReply();
    if (!reply && status.ok()) {
        return Step::Again;
    }
    m_signing = false;
    auto parsed = reply ? parseAgentSignature(*reply, data) : std::nullopt;
    if (parsed) {
        signature = std::move(*parsed);
        return Step::Done;
    }
    // A refusal concerns this key; an agent that has gone, all of them.
    if (status.ok()) {
        m_agentProblem = refusalToSign(m_target.agentSocket);
    } else {
        agentFailed(status.error());
    }
    return Step::Failed;
}

const base::Secret &KeyLogin::passphraseOf(const std::string &path) const
{
    const auto identity = std::find_if(m_target.identities.begin(), m_target.identities.end(),
        [&](const Identity &known) { return known.path == path; });
    return identity->passphrase;
}

Step KeyLogin::tryFile(const KeyCandidate &candidate)
{
    if (isSecurityKey(keyType(candidate.blob))) {
        noteProblem({ErrorCode::KeyUnreadable,
            "it lies on a security key, which is used through the agent: ssh-add FILE", candidate.path});
        return Step::Failed;
    }
    const auto file = readKeyFile(candidate.path);
    if (!file) {
        noteProblem(file.error());
        return Step::Failed;
    }
    const base::Secret &passphrase = passphraseOf(candidate.path);
    if (file->encrypted && passphrase.empty()) {
        return tryLocked(candidate);
    }
    if (!file->openssh) {
        return tryPem(candidate, *file);
    }
    if (file->cipher == unread) {
        noteProblem({ErrorCode::KeyUnreadable,
            "it is encrypted with " + file->cipher + "; \"ssh-keygen -p -f FILE\" makes it readable",
            candidate.path});
        return Step::Failed;
    }
    const Step step =
        m_session.authenticateByKey(m_target.user, file->text.reveal(), passphrase, candidate.certificate);
    if (step == Step::Failed && m_session.failureIsLocal()) {
        noteProblem(unreadable(*file, candidate.path));
    }
    return step;
}

/// Whether the server would take it is asked before anybody is asked for its passphrase.
Step KeyLogin::tryLocked(const KeyCandidate &candidate)
{
    if (candidate.blob.empty()) {
        noteProblem(passphraseError(candidate.path, false));
        return Step::Failed;
    }
    return m_session.authenticateBySigner(
        m_target.user, candidate.blob, [&](std::string_view, std::string &) {
            m_lacksPassphrase = true;
            m_keyProblem = passphraseError(candidate.path, false);
            return Step::Failed;
        });
}

Step KeyLogin::tryPem(const KeyCandidate &candidate, const KeyFile &file)
{
    if (!m_pem) {
        m_pem = PrivateKey::read(file.text.reveal(), passphraseOf(candidate.path));
    }
    if (!m_pem) {
        noteProblem(unreadable(file, candidate.path));
        return Step::Failed;
    }
    const std::string &shown = candidate.certificate.empty() ? m_pem->publicBlob() : candidate.blob;
    return m_session.authenticateBySigner(
        m_target.user, shown, [this](std::string_view data, std::string &signature) {
            auto made = m_pem->sign(signatureAlgorithm(data), data);
            signature = made ? std::move(*made) : std::string();
            return made ? Step::Done : Step::Failed;
        });
}

// --- what is told

void KeyLogin::noteProblem(base::Error error)
{
    m_keyProblem = m_keyProblem.value_or(std::move(error));
}

void KeyLogin::noteFailure(const KeyCandidate &candidate)
{
    if (!m_session.authFailure()) {
        return; // the server had nothing to do with it
    }
    ++m_refusals;
    m_refused += (m_refused.empty() ? "" : ", ") + nameOf(candidate);
}

std::string KeyLogin::summary() const
{
    std::string text = m_refused.empty() ? nothingToOffer().message : "the server refused " + m_refused;
    if (m_untried > 0) {
        text += "; " + std::to_string(m_untried)
            + " more of the agent's keys were not offered, since servers hang up after six: name the right "
              "one "
              "in the profile, or as IdentityFile with IdentitiesOnly in the ssh_config";
    }
    if (m_agentProblem) {
        text += "; " + m_agentProblem->message;
    }
    return text;
}

std::optional<base::Error> KeyLogin::problem() const
{
    if (m_keyProblem) {
        return m_keyProblem;
    }
    const bool counts = m_agentProblem && (m_refused.empty() || isRefusalToSign(*m_agentProblem));
    return counts ? m_agentProblem : std::nullopt;
}

} // namespace zumik::ssh
