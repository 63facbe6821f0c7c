// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/testdata.h"

#include "models/base/number.h"
#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace zumik::promqltest {

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::array jobs{"api", "web", "db"};

class Maker {
public:
    Maker(std::uint64_t seed, int scale)
        : m_random(seed)
    {
        for (int i = 0; i < 3 * scale; ++i) {
            m_insts.push_back(std::to_string(i));
        }
    }

    TestData make()
    {
        for (const char *job : jobs) {
            for (const std::string &inst : m_insts) {
                gauges(job, inst);
                counters(job, inst);
            }
            histogram(job);
            brokenHistogram(job);
        }
        for (const std::string &inst : m_insts) {
            add({{"__name__", "info"}, {"inst", inst}, {"version", m_random.of({"1.0", "1.1"})}}, 60'000,
                [] { return 1.0; });
        }
        oddLabels();
        m_data.deletions = {{"g{inst=\"1\"}", {at(30), at(40)}}, {"c_total{job=\"web\"}", {at(50), at(55)}},
            {"{__name__=~\"h_bucket|i\",job=\"db\"}", {at(70), at(80)}}};
        std::sort(m_data.written.begin(), m_data.written.end(), byLabels);
        std::sort(m_data.imported.begin(), m_data.imported.end(), byLabels);
        return std::move(m_data);
    }

private:
    static bool byLabels(const tests::WrittenSeries &a, const tests::WrittenSeries &b)
    {
        return a.labels < b.labels;
    }

    /// So many percent of the time.
    static base::Time at(std::int64_t percent)
    {
        return TestData::extent.start + TestData::extent.length() * percent / 100;
    }

    static Pairs ji(const char *name, const char *job, const std::string &inst)
    {
        return {{"__name__", name}, {"inst", inst}, {"job", job}};
    }

    void gauges(const char *job, const std::string &inst)
    {
        double walk = m_random.fraction() * 200 - 100;
        const auto wander = [&] {
            return walk += m_random.fraction() * 10 - 5;
        };
        add(ji("g", job, inst), 15'000, wander);
        add(ji("g2", job, inst), 30'000, wander);
        // On whole multiples: then windows and the look-back have samples right at their edges.
        add(
            ji("i", job, inst), 15'000, [&] { return static_cast<double>(m_random.between(-3, 5)); }, true);
        add(ji("sparse", job, inst), 300'000, wander, m_random.chance(50));
        if (m_random.chance(70)) {
            add(ji("odd", job, inst), 20'000, [&] { return oddValue(); });
        }
        if (m_random.chance(70)) {
            add(ji("late", job, inst), 15'000, wander, false, m_random.between(20, 60),
                m_random.between(61, 90));
        }
    }

    void oddLabels()
    {
        for (const char *path :
            {"/a/b", "a\"b\\c", "\xc3\xa9t\xc3\xa9", "line\nfeed", "{}", "a b", "12", "A"}) {
            for (const char *inst : {"0", "1"}) {
                add({{"__name__", "w:x"}, {"inst", inst}, {"path", path}}, 60'000,
                    [&] { return static_cast<double>(m_random.between(0, 3)) * 1e15; });
            }
        }
    }

    double oddValue()
    {
        switch (m_random.below(8)) {
        case 0:
            return nan;
        case 1:
            return infinity;
        case 2:
            return -infinity;
        case 3:
            return m_random.chance(50) ? 0.0 : -0.0;
        case 4:
            return m_random.fraction() * 1e300;
        default:
            return static_cast<double>(m_random.between(-5, 5)) / 2;
        }
    }

    void counters(const char *job, const std::string &inst)
    {
        for (const char *code : {"200", "404", "500"}) {
            if (m_random.chance(20)) {
                continue;
            }
            double count = m_random.chance(50) ? 0 : static_cast<double>(m_random.between(1, 100'000));
            add({{"__name__", "c_total"}, {"code", code}, {"inst", inst}, {"job", job}}, 15'000, [&] {
                count = m_random.chance(1) ? 0 : count + static_cast<double>(m_random.between(0, 50));
                return count;
            });
        }
    }

    void histogram(const char *job) { buckets("h_bucket", job, {"0.1", "0.5", "1", "2.5", "+Inf"}, false); }

    /// Bounds that are none, bounds twice, no +Inf, counts that fall.
    void brokenHistogram(const char *job)
    {
        std::vector<std::string> bounds{"-1", "0.5", "0.50", "wrong", "2", "Inf"};
        bounds.erase(bounds.begin() + static_cast<std::ptrdiff_t>(m_random.below(bounds.size())));
        buckets("broken_bucket", job, bounds, true);
    }

    /// All buckets of one histogram are of the same times: its series are made side by side.
    void buckets(const char *name, const char *job, const std::vector<std::string> &bounds, bool broken)
    {
        const std::uint64_t seed = m_random.below(1'000'000);
        double share = 0;
        for (const std::string &bound : bounds) {
            share += m_random.fraction() * 5 - (broken ? 1 : 0);
            const Random before = std::exchange(m_random, Random(seed));
            double count = 0;
            add({{"__name__", name}, {"job", job}, {"le", bound}}, 15'000,
                [&] { return count = m_random.chance(1) ? 0 : std::floor(count + share * 3); });
            m_random = before;
            m_random.below(2);
        }
    }

    /// A series over all the time, or a part of it in percent, every `interval` ms or about so.
    void add(const Pairs &labels, std::int64_t interval, const std::function<double()> &next,
        bool exact = false, std::int64_t from = -10, std::int64_t to = 110)
    {
        tests::WrittenSeries written{labels, {}};
        tests::WrittenSeries imported{labels, {}};
        const std::int64_t begin = at(from).ms + m_random.between(0, interval);
        std::int64_t time = exact ? begin / interval * interval : begin;
        for (; time < at(to).ms; time += interval + (exact ? 0 : m_random.between(-50, 50))) {
            if (m_random.chance(1)) {
                written.samples.push_back({time, base::absent()});
                time += m_random.between(1, 20) * interval;
            }
            const tests::WrittenSample sample{time, next()};
            const bool isImported = m_random.chance(10);
            if (!isImported || m_random.chance(10)) {
                written.samples.push_back(sample);
            }
            if (isImported) {
                imported.samples.push_back(sample);
            }
        }
        m_data.written.push_back(std::move(written));
        m_data.imported.push_back(std::move(imported));
    }

    Random m_random;
    std::vector<std::string> m_insts;
    TestData m_data;
};

std::string labelText(const Pairs &labels)
{
    std::string text;
    for (const auto &[name, value] : labels) {
        if (name != "__name__") {
            text += (text.empty() ? "" : ",") + name + '=' + base::quoted(value);
        }
    }
    return '{' + text + '}';
}

} // namespace

TestData makeTestData(std::uint64_t seed, int scale)
{
    return Maker(seed, scale).make();
}

std::string openMetricsText(const std::vector<tests::WrittenSeries> &all)
{
    std::string text;
    std::string last;
    for (const tests::WrittenSeries &series : all) {
        const std::string &name = series.labels.front().second;
        if (name != last) {
            text += "# TYPE " + name + " unknown\n";
            last = name;
        }
        for (const tests::WrittenSample &sample : series.samples) {
            text += name + labelText(series.labels) + ' ' + base::formatDouble(sample.value) + ' '
                + base::formatFixed(static_cast<double>(sample.ms) / 1000, 3) + '\n';
        }
    }
    return text + "# EOF\n";
}

} // namespace zumik::promqltest
