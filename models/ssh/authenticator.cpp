// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/authenticator.h"

#include "models/base/text.h"
#include "models/ssh/authfailure.h"
#include "models/ssh/hostkey.h"
#include "models/ssh/keyfile.h"

#include <algorithm>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

/// Kinds that libssh2 can present with a plain signature; certificates and security keys are not among them.
bool isUsable(const std::string &blob)
{
    const std::string type = keyType(blob);
    return type == "ssh-ed25519" || type == "ssh-rsa"
        || (type.rfind("ecdsa-sha2-nistp", 0) == 0 && type.find('@') == std::string::npos);
}

bool offers(std::string_view methods, std::string_view method)
{
    const auto list = base::split(methods, ',');
    return std::find(list.begin(), list.end(), method) != list.end();
}

} // namespace

Authenticator::Authenticator(Session &session, const SshTarget &target)
    : m_session(session)
    , m_target(target)
{
}

void Authenticator::collect(PollSet &set) const
{
    if (m_agent) {
        set.add(m_agent->descriptor(), m_stage == Stage::Agent || m_signing, m_agent->sending());
    }
}

Step Authenticator::advance()
{
    Step step = Step::Done;
    if (m_stage == Stage::Methods) {
        step = askMethods();
    }
    if (step == Step::Done && m_stage == Stage::Agent) {
        step = askAgent();
    }
    if (step == Step::Done && m_stage == Stage::Keys) {
        step = tryKeys();
    }
    return step;
}

base::Error Authenticator::lostError() const
{
    base::Error error = m_session.failure();
    // sshd hangs up on too many wrong keys, and says so.
    const bool aboutKeys = error.message.find("uthentication") != std::string::npos;
    error.code = aboutKeys ? ErrorCode::SshAuthFailed : ErrorCode::ConnectionLost;
    return error;
}

Step Authenticator::askMethods()
{
    const Step step = m_session.authenticationMethods(m_target.user, m_methods);
    if (step == Step::Failed) {
        m_error = lostError();
    }
    if (step != Step::Done) {
        return step;
    }
    if (m_session.authenticated()) {
        m_method = "none";
        m_stage = Stage::Keys;
        return Step::Done;
    }
    if (!offers(m_methods, "publickey")) {
        m_error = {ErrorCode::SshAuthFailed, "the server takes no public keys, only: " + m_methods, {}};
        return Step::Failed;
    }
    m_stage = Stage::Agent;
    return Step::Done;
}

Step Authenticator::askAgent()
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
    listCandidates(keys);
    m_stage = Stage::Keys;
    return Step::Done;
}

void Authenticator::agentFailed(base::Error error)
{
    if (error.where.empty()) {
        error.where = m_target.agentSocket;
    }
    m_agentProblem = std::move(error);
    m_agent.reset();
    m_signing = false;
}

void Authenticator::listCandidates(const std::vector<AgentKey> &agentKeys)
{
    std::vector<Candidate> files;
    for (const Identity &identity : m_target.identities) {
        const auto file = readKeyFile(identity.path);
        if (!file) {
            m_keyProblem = m_keyProblem.value_or(file.error());
            continue;
        }
        files.push_back({file->publicKey, false, identity.path});
    }
    const auto isNamed = [&](const Candidate &candidate) {
        return std::any_of(
            files.begin(), files.end(), [&](const Candidate &file) { return file.blob == candidate.blob; });
    };
    std::vector<Candidate> agents;
    for (const AgentKey &key : agentKeys) {
        if (isUsable(key.blob)) {
            agents.push_back({key.blob, true, {}});
        }
    }
    const auto others = std::stable_partition(agents.begin(), agents.end(), isNamed);
    if (m_target.identitiesOnly) {
        agents.erase(others, agents.end());
    }
    m_candidates.assign(agents.begin(), agents.end());
    for (const Candidate &file : files) {
        const bool inAgent = std::any_of(agents.begin(), agents.end(),
            [&](const Candidate &agent) { return !file.blob.empty() && agent.blob == file.blob; });
        if (!inAgent) {
            m_candidates.push_back(file);
        }
    }
}

Step Authenticator::tryKeys()
{
    while (!m_session.authenticated() && !m_candidates.empty()) {
        const Candidate &candidate = m_candidates.front();
        const Step step = tryCandidate(candidate);
        if (step == Step::Again) {
            return step;
        }
        if (step == Step::Done) {
            m_method = "publickey "
                + (candidate.blob.empty() ? candidate.path
                                          : keyType(candidate.blob) + " " + fingerprint(candidate.blob))
                + (candidate.fromAgent ? " (agent)" : " (file)");
            return step;
        }
        if (m_session.lost()) {
            m_error = lostError();
            return step;
        }
        noteFailure(candidate);
        m_candidates.pop_front();
    }
    return m_session.authenticated() ? Step::Done : conclude();
}

Step Authenticator::tryCandidate(const Candidate &candidate)
{
    if (!candidate.fromAgent) {
        return tryFile(candidate);
    }
    if (!m_agent) {
        return Step::Failed;
    }
    return m_session.authenticateBySigner(m_target.user, candidate.blob,
        [&](std::string_view data, std::string &signature) { return sign(candidate.blob, data, signature); });
}

Step Authenticator::tryFile(const Candidate &candidate)
{
    const auto identity = std::find_if(m_target.identities.begin(), m_target.identities.end(),
        [&](const Identity &known) { return known.path == candidate.path; });
    const auto file = readKeyFile(candidate.path);
    if (!file) {
        m_keyProblem = m_keyProblem.value_or(file.error());
        return Step::Failed;
    }
    if (file->encrypted && identity->passphrase.empty()) {
        m_keyProblem = m_keyProblem.value_or(passphraseError(candidate.path, false));
        return Step::Failed;
    }
    const Step step = m_session.authenticateByKey(m_target.user, file->text.reveal(), identity->passphrase);
    if (step == Step::Failed && m_session.failureIsLocal()) {
        m_keyProblem = m_keyProblem.value_or(file->encrypted
                ? passphraseError(candidate.path, true)
                : base::Error{ErrorCode::KeyUnreadable, "its format is not known", candidate.path});
    }
    return step;
}

Step Authenticator::sign(const std::string &blob, std::string_view data, std::string &signature)
{
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
    if (!parsed) {
        // A refusal concerns this key; an agent that has gone, all of them.
        m_agentProblem = status.ok() ? refusalToSign(m_target.agentSocket) : status.error();
        return Step::Failed;
    }
    signature = std::move(*parsed);
    return Step::Done;
}

void Authenticator::noteFailure(const Candidate &candidate)
{
    const bool local = m_keyProblem && m_keyProblem->where == candidate.path && !candidate.fromAgent;
    const bool notSigned = candidate.fromAgent && m_agentProblem; // the server was shown nothing
    if (local || notSigned) {
        return;
    }
    const std::string name =
        candidate.blob.empty() ? candidate.path : keyType(candidate.blob) + " " + fingerprint(candidate.blob);
    m_refused += (m_refused.empty() ? "" : ", ") + name + (candidate.fromAgent ? " (agent)" : "");
}

Step Authenticator::conclude()
{
    if (m_keyProblem) {
        m_error = *m_keyProblem;
    } else if (m_agentProblem && (m_refused.empty() || isRefusalToSign(*m_agentProblem))) {
        m_error = *m_agentProblem;
    } else if (m_refused.empty()) {
        m_error = nothingToOffer();
    } else {
        m_error = {ErrorCode::SshAuthFailed, "the server refused " + m_refused, {}};
    }
    return Step::Failed;
}

} // namespace zumik::ssh
