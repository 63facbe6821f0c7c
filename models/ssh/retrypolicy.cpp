// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/retrypolicy.h"

#include "models/ssh/keyfailure.h"
#include "models/ssh/question.h"

#include <algorithm>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::milliseconds;

namespace {

Remedy remedyWhileConnecting(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NameNotFound:
    case ErrorCode::ConnectionRefused:
    case ErrorCode::Unreachable:
    case ErrorCode::ConnectionLost:
    case ErrorCode::Timeout:
        return Remedy::Steady;
    default:
        return Remedy::Person;
    }
}

Remedy remedyWhileAuthenticating(const base::Error &error)
{
    switch (error.code) {
    case ErrorCode::ConnectionLost:
    case ErrorCode::SshProtocol:
        return Remedy::BackOff;
    case ErrorCode::SshAuthFailed:
        return isNothingToOffer(error) || needsPerson(error) ? Remedy::Person : Remedy::BackOffLonger;
    case ErrorCode::AgentUnavailable:
        return isRefusalToSign(error) ? Remedy::Person : Remedy::BackOff;
    default: // a passphrase that lacks, and an agent or a person that gave no answer in time
        return Remedy::Person;
    }
}

Remedy remedyWhileShakingHands(ErrorCode code)
{
    const bool broken =
        code == ErrorCode::SshProtocol || code == ErrorCode::ConnectionLost || code == ErrorCode::Timeout;
    return broken ? Remedy::BackOff : Remedy::Person; // host keys, known_hosts that can't be read
}

} // namespace

Remedy remedyFor(const base::Error &error, TunnelState leg)
{
    switch (leg) {
    case TunnelState::Resolving:
    case TunnelState::Connecting:
        return remedyWhileConnecting(error.code);
    case TunnelState::Authenticating:
        return remedyWhileAuthenticating(error);
    default:
        return remedyWhileShakingHands(error.code);
    }
}

RetryPolicy::RetryPolicy(std::uint64_t seed, RetryLimits limits)
    : m_limits(limits)
    , m_random(seed)
{
}

void RetryPolicy::begin(Instant now)
{
    m_began = now;
    ++m_tries;
}

void RetryPolicy::connected(Instant now)
{
    m_connected = now;
}

std::optional<Instant> RetryPolicy::lost(Instant now)
{
    const bool stood = m_connected && now - *m_connected >= m_limits.stands;
    m_connected.reset();
    if (stood) {
        forget();
        m_everStood = true;
    }
    m_downSince = m_downSince.value_or(now);
    if (stood) {
        return now;
    }
    ++m_diedYoung;
    if (m_diedYoung == 1) {
        return now; // once may be an accident
    }
    if (!m_everStood && m_diedYoung >= m_limits.youngDeaths) {
        return std::nullopt;
    }
    ++m_backOffs;
    return backOff(now, m_limits.firstBackOff, m_limits.longestBackOff);
}

std::optional<Instant> RetryPolicy::failed(const base::Error &error, TunnelState leg, Instant now)
{
    m_connected.reset();
    switch (remedyFor(error, leg)) {
    case Remedy::Steady:
        return std::max(now, m_began + m_limits.steady);
    case Remedy::BackOff:
        ++m_backOffs;
        return backOff(now, m_limits.firstBackOff, m_limits.longestBackOff);
    case Remedy::BackOffLonger:
        ++m_backOffs;
        return backOff(now, m_limits.firstLonger, m_limits.longestLonger);
    case Remedy::Person:
        break;
    }
    return std::nullopt;
}

Instant RetryPolicy::backOff(Instant now, milliseconds first, milliseconds longest)
{
    constexpr int mostDoublings = 16; // beyond any longest pause
    const int doublings = std::clamp(m_backOffs - 1, 0, mostDoublings);
    const milliseconds pause = std::min(first * (std::int64_t{1} << doublings), longest);
    std::uniform_real_distribution<double> part(1 - m_limits.jitter, 1 + m_limits.jitter);
    return now + milliseconds(static_cast<std::int64_t>(static_cast<double>(pause.count()) * part(m_random)));
}

void RetryPolicy::forget()
{
    m_tries = 0;
    m_backOffs = 0;
    m_diedYoung = 0;
    m_downSince.reset();
}

} // namespace zumik::ssh
