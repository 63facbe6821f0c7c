// SPDX-License-Identifier: GPL-3.0-or-later
// A name is first a container's. When there is no such container, it is a compose service's: its replicas
// are listed, and one of them is asked for by its id.
#include "models/ssh/containers.h"

#include <algorithm>
#include <utility>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr auto believedFor = std::chrono::seconds(10);
constexpr auto hungFor = std::chrono::seconds(30);

} // namespace

std::optional<std::vector<std::string>> Containers::known(const std::string &name) const
{
    const auto found = m_known.find(name);
    const bool fresh = found != m_known.end() && steady_clock::now() < found->second.until;
    return fresh ? std::optional(found->second.addresses) : std::nullopt;
}

void Containers::ask(const std::string &name)
{
    const bool asked = std::any_of(m_jobs.begin(), m_jobs.end(),
        [&](const Job &job) { return job.kind != Job::Kind::List && job.name == name; });
    if (!asked) {
        m_jobs.push_back({Job::Kind::Inspect, name});
    }
}

void Containers::list(ListHandler handler)
{
    m_jobs.push_back({Job::Kind::List, {}, {}, std::move(handler)});
}

std::string Containers::lineOf(const Job &job)
{
    switch (job.kind) {
    case Job::Kind::Inspect:
        return inspectLine(job.name);
    case Job::Kind::Service:
        return serviceLine(job.name);
    case Job::Kind::InspectReplica:
        return inspectLine(job.id);
    case Job::Kind::List:
        return listLine();
    }
    return {};
}

void Containers::run(std::unique_ptr<Channel> channel)
{
    if (m_jobs.empty()) { // nobody wants to know any more
        m_closing.push_back(std::move(channel));
        m_asked = false;
        return;
    }
    m_justEnded = false;
    m_command = std::make_unique<RemoteCommand>(std::move(channel), lineOf(m_jobs.front()), m_limit);
}

std::vector<Containers::Answer> Containers::refuse(const base::Error &error)
{
    std::vector<Answer> answers;
    m_asked = false;
    if (std::exchange(m_justEnded, false)) {
        return answers; // asked for once more
    }
    if (!m_jobs.empty()) {
        settle(error, answers);
    }
    return answers;
}

void Containers::collect(PollSet &set) const
{
    if (m_command) {
        m_command->collect(set);
    }
}

std::vector<Containers::Answer> Containers::advance()
{
    std::vector<Answer> answers = refuseHung();
    const Step step = m_command ? m_command->advance() : Step::Again;
    if (step == Step::Again) {
        return answers;
    }
    const std::unique_ptr<RemoteCommand> ended = std::move(m_command);
    // Closed before the next is asked for: a server may allow only one at a time.
    if (auto channel = ended->takeChannel(); channel->close() == Step::Again) {
        m_closing.push_back(std::move(channel));
    }
    m_asked = false;
    m_justEnded = true;
    if (step == Step::Done) {
        finish(ended->outcome(), answers);
        return answers;
    }
    base::Error error = ended->error();
    if (error.code == ErrorCode::Timeout || error.code == ErrorCode::TooLarge) {
        error.message = "docker: " + error.message;
        m_hung = error;
        m_hungUntil = steady_clock::now() + hungFor;
    }
    settle(error, answers);
    return answers;
}

/// Asking again each time would take as long each time.
std::vector<Containers::Answer> Containers::refuseHung()
{
    std::vector<Answer> answers;
    if (m_hung && steady_clock::now() >= m_hungUntil) {
        m_hung.reset();
    }
    while (m_hung && !m_asked && !m_jobs.empty()) {
        settle(*m_hung, answers);
    }
    return answers;
}

void Containers::finish(const CommandOutcome &outcome, std::vector<Answer> &answers)
{
    Job &job = m_jobs.front();
    if (job.kind == Job::Kind::List) {
        return settleList(readContainers(outcome));
    }
    if (job.kind == Job::Kind::Service) {
        auto id = readService(outcome);
        if (!id) {
            return settle(id.error(), answers);
        }
        job.kind = Job::Kind::InspectReplica;
        job.id = *std::move(id);
        return;
    }
    Addresses addresses = readInspection(outcome);
    const bool unknown = !addresses && addresses.error().code == ErrorCode::ContainerNotFound;
    if (unknown && job.kind == Job::Kind::Inspect) {
        job.kind = Job::Kind::Service;
        return;
    }
    settle(std::move(addresses), answers);
}

/// The first job is done.
void Containers::settle(Addresses addresses, std::vector<Answer> &answers)
{
    if (m_jobs.front().kind == Job::Kind::List) {
        return settleList(addresses ? base::Error{} : addresses.error());
    }
    const std::string name = std::move(m_jobs.front().name);
    m_jobs.pop_front();
    if (addresses) {
        m_known[name] = {*addresses, steady_clock::now() + believedFor};
    } else {
        m_known.erase(name);
    }
    answers.push_back({name, std::move(addresses)});
}

void Containers::settleList(base::Result<std::vector<Container>> containers)
{
    const ListHandler handler = std::move(m_jobs.front().handler);
    m_jobs.pop_front();
    handler(std::move(containers));
}

void Containers::sessionLost()
{
    m_command.reset();
    m_closing.clear();
    m_asked = false;
    m_justEnded = false;
    m_known.clear();
    m_hung.reset();
}

std::vector<Containers::Answer> Containers::failAll(const base::Error &error)
{
    std::vector<Answer> answers;
    sessionLost();
    while (!m_jobs.empty()) {
        settle(error, answers);
    }
    return answers;
}

} // namespace zumik::ssh
