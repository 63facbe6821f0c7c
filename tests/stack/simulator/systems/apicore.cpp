// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/systems/systems.h"

#include "tests/stack/simulator/buckets.h"

#include <array>

namespace zumik::simulator {

namespace {

struct Route {
    const char *method;
    const char *status;
    double perSecond;
};

constexpr std::array answered{Route{"GET", "200", 14}, Route{"POST", "200", 22}, Route{"POST", "201", 1.1},
    Route{"DELETE", "204", 0.05}, Route{"GET", "304", 0.7}, Route{"POST", "400", 0.3},
    Route{"GET", "401", 0.12}, Route{"GET", "404", 0.2}, Route{"POST", "429", 0.08}};
/// So rare by themselves that their series appear hours after a start.
constexpr std::array failed{
    Route{"POST", "500", 0.0008}, Route{"POST", "502", 0.0011}, Route{"POST", "503", 0.0003}};

struct Provider {
    const char *name;
    const char *profile;
    const char *region;
    double perSecond;
};

constexpr std::array providers{Provider{"openai", "managed", "us-east-1", 6.2},
    Provider{"anthropic", "managed", "us-east-1", 5.1}, Provider{"google", "managed", "eu-west-1", 2.3},
    Provider{"mistral", "managed", "eu-west-1", 1.2}, Provider{"openai", "byok", "us-east-1", 1.9},
    Provider{"anthropic", "byok", "eu-west-1", 0.8}, Provider{"anthropic", "subscription", "us-east-1", 0.6},
    Provider{"zumik", "byoc", "us-west-2", 1.4}};

/// Of the requests that would have been answered, this share fails while the incident is on.
constexpr double burst = 0.18;
constexpr double microsPerSecond = 5'200;
constexpr double surge = 6;

Flow requests(const Moment &now, const Route &route)
{
    return {subKey(subKey(now.world.key("api-core"), route.method), route.status), route.perSecond};
}

void writeRequests(Exposition &out, const Moment &now, double born)
{
    Family family = out.counter("http_requests_total", "HTTP requests by method and status.");
    double lost = 0;
    for (const Route &route : answered) {
        const Flow flow = requests(now, route);
        const double failing = burst * now.share(Incident::HttpErrors, flow, born);
        family.count(
            {}, {{"method", route.method}, {"status", route.status}}, flow.between(born, now.time) - failing);
        lost += failing;
    }
    for (const Route &route : failed) {
        const double own = requests(now, route).between(born, now.time);
        family.count({}, {{"method", route.method}, {"status", route.status}}, own + lost / failed.size());
    }
}

void writeDurations(Exposition &out, const Moment &now, double born)
{
    const Key key = now.world.key("api-core durations");
    const Flow quick(subKey(key, "quick"), 24);
    const Flow slow(subKey(key, "slow"), 14.5);
    const double stuck = 0.3 * now.share(Incident::HttpErrors, slow, born);
    Family family = out.histogram("http_request_duration_ms", "HTTP request duration in milliseconds.");
    family.histogram({}, {}, buckets::apiCoreMs,
        {{quick.between(born, now.time), {38, 0.7}}, {slow.between(born, now.time) - stuck, {310, 0.8}},
            {stuck, {4200, 0.5}}});
}

void writeInference(Exposition &out, const Moment &now, double born)
{
    const Key key = now.world.key("inference");
    Family family = out.counter("zumik_inference_requests_total", "Requests of the Execution Broker.");
    for (const Provider &provider : providers) {
        const Key own = subKey(subKey(subKey(key, provider.name), provider.profile), provider.region);
        family.count({},
            {{"provider", provider.name}, {"profile", provider.profile}, {"region", provider.region}},
            Flow(own, provider.perSecond).between(born, now.time));
    }
    const Flow spend(subKey(key, "spend"), microsPerSecond);
    const double extra = (surge - 1) * now.share(Incident::SpendSurge, spend, born);
    out.counter("zumik_inference_charged_micros_total", "Charged to customers, in millionths of a dollar.")
        .count({}, {}, spend.between(born, now.time) + extra);
}

} // namespace

void writeApiCore(Exposition &out, const Moment &now)
{
    const double born = lastStart(now.world.key("api-core life"), 30 * 3600, now.time);
    writeRequests(out, now, born);
    writeDurations(out, now, born);
    writeInference(out, now, born);
    out.gauge("process_start_time_seconds", "Start time of the process, in seconds since the epoch.")
        .add({}, born);
}

} // namespace zumik::simulator
