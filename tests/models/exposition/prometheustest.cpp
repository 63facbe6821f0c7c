// SPDX-License-Identifier: GPL-3.0-or-later
// A real Prometheus scrapes made-up bodies, one a target, and promtool imports others: both must accept and
// refuse what the reader does, and Prometheus must have stored the samples that it read. A failure tells the
// seed; ZUMIK_SEED takes it again.
#include "tests/stack/servers/prometheus.h"
#include "models/base/number.h"
#include "tests/models/exposition/bodies.h"
#include "tests/models/exposition/reading.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/simulator/httpserver.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <thread>

namespace zumik::exposition {

using namespace std::chrono_literals;

namespace {

constexpr int bodiesOfAFormat = 120;
constexpr int importedBodies = 16;
constexpr std::string_view contentTypes[] = {
    "text/plain; version=0.0.4", "application/openmetrics-text; version=1.0.0"};

std::uint64_t seedOfRun()
{
    const char *given = std::getenv("ZUMIK_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : std::random_device{}();
}

struct Body {
    Format format;
    std::string text;
};

/// What the documents leave open, and Prometheus's own answer settles.
std::vector<Body> oddBodies()
{
    using namespace std::string_view_literals;
    std::vector<Body> bodies;
    for (const std::string_view text :
        {""sv, "\n\n  \n"sv, " metric 1\n"sv, "\tmetric 1"sv, "a 1\n\0garbage {"sv, "a 1\n#x\0y\nb 2 3 4\n"sv,
            "a 1\n# x\0y\nb 2\n"sv, "a 1\n# \0y\nb 2 2 2\n"sv, "a+1\n"sv, "a.5"sv, "a{b=\"c\"}7"sv,
            "a{b=\"x\ny\"} 1"sv, "a{b=\"x\\\ny\"} 1"sv, "a{b=\"1\",b=\"2\"} 1"sv, "a{__name__=\"x\"} 1"sv,
            "# HELP a-b c\na 1"sv, "# TYPE a-counter\na 1"sv, "a 1\r\n"sv, "a{b=\"c\" d=\"e\"} 1"sv,
            "# TYPE a\na 1"sv, "# HELP a\na 1"sv, "# HELP \na 1"sv, "# HELP\na 1"sv, "a{b=\"\\\0\"\"} 1"sv,
            "# TYPE a \t\na 1"sv, "a{b=\"c\"} 1{"sv, "# HELP a\0x\na 1\n"sv, "a 1 \n"sv, "a{}{} 1"sv,
            "a{,} 1"sv, "a{b=\"c\",,} 1"sv, "a -nan"sv, "a 1 99999999999999999999"sv, "# \xff\na 1"sv}) {
        bodies.push_back({Format::Text, std::string(text)});
    }
    for (const std::string_view text : {"a 1\n# EOF"sv, "a 1  \n# EOF"sv, "a 1 \n# EOF"sv,
             "a 1 1e30\n# EOF\n"sv, "a 1\n# EOF\n\0"sv, "a 1\n# EOF\0\n"sv, "a 1\n# EOF\n\n"sv, "\0"sv,
             "# UNIT a_b b\n# UNIT a \n# EOF\n"sv, "# UNIT ab b\n# EOF\n"sv, "a{b=\"c\0\"} 1\n# EOF\n"sv,
             "a_total 1 # {b=\"\0\"} 1\n# EOF\n"sv, "a_total 1 # {} 1\n# EOF\n"sv, "a{b} 1\n# EOF\n"sv,
             "a{b=\"x\ny\"} 1\n# EOF\n"sv, "a 1 # \n# EOF\n"sv, "a_total 1 # {} 1 1e999\n# EOF\n"sv,
             "# HELP a-b c\n# EOF\n"sv, "# TYPE a\n# EOF\n"sv}) {
        bodies.push_back({Format::OpenMetrics, std::string(text)});
    }
    return bodies;
}

std::vector<Body> makeBodies(std::uint64_t seed, base::Time now)
{
    std::vector<Body> bodies = oddBodies();
    for (const Format format : {Format::Text, Format::OpenMetrics}) {
        BodyMaker maker(seed, format, now);
        for (int made = 0; made < bodiesOfAFormat;) {
            std::string text = maker.make(false);
            if (!isReadDifferently(text, format)) {
                bodies.push_back({format, std::move(text)});
                ++made;
            }
        }
    }
    return bodies;
}

/// Answers /0, /1, ... with the bodies, in a thread of its own.
class Target {
public:
    explicit Target(const std::vector<Body> &bodies)
        : m_server([&bodies](const simulator::HttpRequest &request, int) {
            const Body &body = bodies.at(std::stoul(request.path.substr(1)));
            return simulator::HttpResponse{
                .contentType = std::string(contentTypes[static_cast<int>(body.format)]), .body = body.text};
        })
        , m_port(m_server.listen(0, 0))
        , m_thread([this] { m_server.run(); })
    {
    }

    ~Target()
    {
        m_server.stop();
        m_thread.join();
    }

    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;

    std::string scrapeConfig(std::size_t bodies) const
    {
        std::string yaml = "- job_name: bodies\n  static_configs:\n";
        for (std::size_t i = 0; i < bodies; ++i) {
            yaml += "  - targets: ['127.0.0.1:" + std::to_string(m_port)
                + "']\n    labels: {__metrics_path__: /" + std::to_string(i) + ", body: '" + std::to_string(i)
                + "'}\n";
        }
        return yaml;
    }

private:
    simulator::HttpServer m_server;
    std::uint16_t m_port;
    std::thread m_thread;
};

/// What Prometheus says of each body: empty for accepted, else its error.
using Verdicts = std::map<std::size_t, std::string>;

/// A loaded machine may be too slow for a scrape: that says nothing of the body.
bool isVerdict(std::string_view health, std::string_view error)
{
    return health == "up"
        || (health == "down" && error.find("deadline") == std::string_view::npos
            && !error.starts_with("Get "));
}

Verdicts verdictsOf(const tests::PromApi &api)
{
    Verdicts verdicts;
    simdjson::dom::parser parser;
    const std::string json = api.get("targets?state=active");
    for (const auto target : parser.parse(json)["data"]["activeTargets"].get_array()) {
        const std::string_view health = target["health"];
        const std::string_view error = target["lastError"];
        const std::string_view body = target["labels"]["body"];
        if (isVerdict(health, error)) {
            verdicts[std::stoul(std::string(body))] = error;
        }
    }
    return verdicts;
}

/// Series of one body as Labels print them, with all values by time.
using Stored = std::map<std::string, std::map<std::int64_t, double>>;

std::map<std::size_t, Stored> storedBy(const tests::PromApi &api)
{
    std::map<std::size_t, Stored> stored;
    simdjson::dom::parser parser;
    const std::string json = api.query(R"({job="bodies",__name__!~"up|scrape_.*"}[5m])");
    for (const auto series : parser.parse(json)["data"]["result"].get_array()) {
        std::vector<std::pair<std::string_view, std::string_view>> labels;
        std::size_t body = 0;
        for (const auto [name, value] : series["metric"].get_object()) {
            if (name == "body") {
                body = std::stoul(std::string(value.get_string().value()));
            } else if (name != "job" && name != "instance") {
                labels.emplace_back(name, value.get_string().value());
            }
        }
        auto &values = stored[body][series::Labels(labels).toString()];
        for (const auto pair : series["values"].get_array()) {
            const auto ms = static_cast<std::int64_t>(std::llround(pair.at(0).get_double().value() * 1000));
            values[ms] = base::parseDouble(pair.at(1).get_string().value()).value();
        }
    }
    return stored;
}

bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

/// Every sample was stored, at its time or at any; of those that have the same labels only one. Prometheus
/// keeps no sample from times that a spoiled number makes.
void expectStored(const Body &body, const Stored &stored, base::Time now)
{
    Reader reader(body.text, body.format);
    std::set<std::string> seen;
    for (auto entry = reader.next(); entry && *entry != Entry::End; entry = reader.next()) {
        if (*entry != Entry::Sample) {
            continue;
        }
        const Sample &sample = reader.sample();
        const std::string labels = labelsOf(sample).toString();
        const bool kept = !sample.time || (*sample.time >= now - 61s && *sample.time <= now);
        if (!kept || !seen.insert(labels).second) {
            continue;
        }
        const auto series = stored.find(labels);
        ASSERT_NE(series, stored.end()) << labels;
        const auto at = sample.time ? series->second.find(sample.time->ms) : std::prev(series->second.end());
        ASSERT_NE(at, series->second.end()) << labels;
        EXPECT_TRUE(same(at->second, sample.value)) << labels << ' ' << at->second << ' ' << sample.value;
    }
}

void expectSameVerdict(const Body &body, const std::string &error)
{
    const Outcome outcome = outcomeOf(body.text, body.format);
    EXPECT_EQ(outcome.accepted, error.empty()) << "Prometheus: " << error << "\nReader: " << outcome.error;
}

/// promtool makes a block for every two hours between the first sample and the last.
bool isImportable(std::string_view body)
{
    Reader reader(body, Format::OpenMetrics);
    bool any = false;
    for (auto entry = reader.next(); entry && *entry != Entry::End; entry = reader.next()) {
        const bool stamped = *entry != Entry::Sample
            || (reader.sample().time && std::abs(reader.sample().time->ms - 1'763'586'000'000) < 3'600'000);
        if (!stamped) {
            return false;
        }
        any = any || *entry == Entry::Sample;
    }
    return any && !isReadDifferently(body, Format::OpenMetrics);
}

bool promtoolAccepts(const std::string &body)
{
    const tests::TempDir dir("import");
    tests::writeFile(dir.file("body"), body);
    tests::Process promtool({.program = "promtool",
        .arguments = {"tsdb", "create-blocks-from", "openmetrics", dir.file("body"), dir.file("blocks")}});
    return promtool.wait(20s) == 0;
}

} // namespace

TEST(RealPrometheus, acceptsRefusesAndStoresTheSame)
{
    const std::uint64_t seed = seedOfRun();
    SCOPED_TRACE("ZUMIK_SEED=" + std::to_string(seed));
    const base::Time now = base::SystemClock().now();
    const std::vector<Body> bodies = makeBodies(seed, now);
    const Target target(bodies);
    const tests::Prometheus prometheus({.scrapeConfigs = target.scrapeConfig(bodies.size())});
    const tests::PromApi api(prometheus.port());
    Verdicts verdicts;
    ASSERT_TRUE(tests::waitFor([&] { return (verdicts = verdictsOf(api)).size() == bodies.size(); }, 25s));
    auto stored = storedBy(api);
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        SCOPED_TRACE(std::string(contentTypes[static_cast<int>(bodies[i].format)]) + ": "
            + testing::PrintToString(bodies[i].text));
        expectSameVerdict(bodies[i], verdicts[i]);
        if (verdicts[i].empty()) {
            expectStored(bodies[i], stored[i], now);
            ++accepted;
        }
    }
    EXPECT_GT(accepted, bodies.size() / 5);
    EXPECT_LT(accepted, bodies.size() * 9 / 10);
}

TEST(RealPromtool, importsAndRefusesTheSameOpenMetrics)
{
    const std::uint64_t seed = seedOfRun();
    SCOPED_TRACE("ZUMIK_SEED=" + std::to_string(seed));
    BodyMaker maker(seed, Format::OpenMetrics, {1'763'586'000'000});
    for (int imported = 0; imported < importedBodies;) {
        const std::string body = maker.make(true);
        if (isImportable(body)) {
            EXPECT_EQ(promtoolAccepts(body), outcomeOf(body, Format::OpenMetrics).accepted)
                << testing::PrintToString(body);
            ++imported;
        }
    }
}

} // namespace zumik::exposition
