// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/incidents.h"

#include <algorithm>
#include <cctype>
#include <limits>

namespace zumik::simulator {

namespace {

struct Name {
    std::string_view name;
    Incident incident;
};

/// The first name of each is its proper one.
constexpr std::array names{Name{"5xx-burst", Incident::HttpErrors}, Name{"spend-surge", Incident::SpendSurge},
    Name{"ttft-over-sla", Incident::SlowFirstToken}, Name{"stuck-gpu", Incident::StuckGpu},
    Name{"node-gone", Incident::NodeGone}, Name{"engine-unhealthy", Incident::EngineUnhealthy},
    Name{"canary-gone-bad", Incident::CanaryBad}, Name{"pod-replaced", Incident::PodReplaced},
    Name{"target-down", Incident::TargetDown}, Name{"5xx", Incident::HttpErrors},
    Name{"ttft", Incident::SlowFirstToken}, Name{"stuck-gpu-with-xid", Incident::StuckGpu},
    Name{"gpu-stuck", Incident::StuckGpu}, Name{"canary-bad", Incident::CanaryBad}};

constexpr double forever = std::numeric_limits<double>::infinity();

} // namespace

std::string_view incidentName(Incident incident)
{
    return std::find_if(names.begin(), names.end(), [=](const Name &n) {
        return n.incident == incident;
    })->name;
}

std::optional<Incident> incidentFromName(std::string_view name)
{
    std::string wanted(name);
    std::transform(wanted.begin(), wanted.end(), wanted.begin(),
        [](unsigned char c) { return c == ' ' || c == '_' ? '-' : static_cast<char>(std::tolower(c)); });
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const Name &n) { return n.name == wanted; });
    return found == names.end() ? std::nullopt : std::optional(found->incident);
}

std::vector<Incident> allIncidents()
{
    std::vector<Incident> result;
    for (std::size_t i = 0; i < incidentCount; ++i) {
        result.push_back(static_cast<Incident>(i));
    }
    return result;
}

void Incidents::set(Incident incident, bool on, double time, const std::string &scope)
{
    Story &changed = m_stories[static_cast<std::size_t>(incident)];
    if (on == active(incident, time)) {
        return;
    }
    if (on) {
        changed.spans.push_back({time, forever});
        changed.scope = scope;
    } else {
        changed.spans.back().to = time;
    }
}

void Incidents::addPast(Incident incident, double from, double to)
{
    m_stories[static_cast<std::size_t>(incident)].spans.push_back({from, to});
}

bool Incidents::active(Incident incident, double time) const
{
    return since(incident, time).has_value();
}

std::optional<double> Incidents::since(Incident incident, double time) const
{
    for (const Span &span : story(incident).spans) {
        if (span.from <= time && time < span.to) {
            return span.from;
        }
    }
    return {};
}

double Incidents::lastChange(Incident incident, double time) const
{
    double last = 0;
    for (const Span &span : story(incident).spans) {
        last = std::max({last, span.from <= time ? span.from : 0, span.to <= time ? span.to : 0});
    }
    return last;
}

int Incidents::changes(Incident incident, double time) const
{
    int count = 0;
    for (const Span &span : story(incident).spans) {
        count += (span.from <= time ? 1 : 0) + (span.to <= time ? 1 : 0);
    }
    return count;
}

double Incidents::share(Incident incident, const Flow &flow, double from, double to) const
{
    double sum = 0;
    for (const Span &span : story(incident).spans) {
        const double start = std::max(from, span.from);
        const double end = std::min(to, span.to);
        if (start < end) {
            sum += flow.between(start, end);
        }
    }
    return sum;
}

const std::string &Incidents::scope(Incident incident) const
{
    return story(incident).scope;
}

} // namespace zumik::simulator
