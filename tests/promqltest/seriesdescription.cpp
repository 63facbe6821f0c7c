// SPDX-License-Identifier: GPL-3.0-or-later
// The notation of series in Prometheus's test scripts and rule tests:
//
//   series  metric | metric{labels} | {labels} | {"any name", labels}
//   values  a list, spaces between:
//     5 -5 .5 NaN -Inf stale     one place
//     _  _x3                     one place without a sample, three
//     5x3                        four places (one and three more)
//     1+2x3  1-2x3               1 3 5 7, 1 -1 -3 -5: added up as Prometheus does, one by one
//     {{schema:1 sum:3 ...}}     a native histogram; {{...}}x3 and {{...}}+{{...}}x3 as with numbers
#include "tests/promqltest/seriesdescription.h"

#include "models/base/number.h"
#include "tests/promqltest/linecursor.h"

#include <string>
#include <utility>

namespace zumik::promqltest {

namespace {

class SeriesParser {
public:
    explicit SeriesParser(std::string_view line)
        : m_cursor(line)
    {
    }

    base::Result<SeriesLine> parse()
    {
        readMetric();
        while (!failed() && !m_cursor.atEnd()) {
            if (!m_cursor.skipSpaces()) {
                m_cursor.fail("a space before the next value");
            } else if (!m_cursor.atEnd()) {
                readItem();
            }
        }
        if (failed()) {
            return *m_cursor.failure();
        }
        return SeriesLine{labels(), std::move(m_points), false};
    }

private:
    bool failed() const { return m_cursor.failure().has_value(); }

    void readMetric()
    {
        if (const std::string_view name = m_cursor.takeName(); !name.empty()) {
            m_labels.emplace_back("__name__", name);
        } else if (m_cursor.peek() != '{') {
            m_cursor.fail("a metric or {");
        }
        if (m_cursor.take("{")) {
            readLabels();
        }
    }

    void readLabels()
    {
        for (m_cursor.skipSpaces(); !failed() && !m_cursor.take("}"); m_cursor.skipSpaces()) {
            readLabel();
            m_cursor.skipSpaces();
            if (!m_cursor.take(",") && m_cursor.peek() != '}') {
                m_cursor.fail(", or }");
            }
        }
    }

    void readLabel()
    {
        const bool quoted = m_cursor.atQuote();
        std::string name = quoted ? m_cursor.takeString() : std::string(m_cursor.takeName());
        m_cursor.skipSpaces();
        if (m_cursor.take("=")) {
            m_cursor.skipSpaces();
            readValue(std::move(name));
        } else if (quoted) {
            m_labels.emplace_back("__name__", std::move(name));
        } else {
            m_cursor.fail(name.empty() ? "a label" : "=");
        }
    }

    void readValue(std::string name)
    {
        if (m_cursor.atQuote()) {
            m_labels.emplace_back(std::move(name), m_cursor.takeString());
        } else {
            m_cursor.fail("a quoted value");
        }
    }

    void readItem()
    {
        if (m_cursor.take("_")) {
            repeat({}, m_cursor.take("x") ? m_cursor.takeCount() : 1);
        } else if (m_cursor.peek() == '{') {
            readHistograms();
        } else if (m_cursor.take("stale")) {
            readTimes({Point::Kind::Float, base::absent()});
        } else if (const auto value = m_cursor.takeNumber()) {
            readTimes({Point::Kind::Float, *value});
        } else {
            m_cursor.fail("a value, _, stale or {{");
        }
    }

    /// What may follow a value: x3, +2x3, -2x3.
    void readTimes(const Point &first)
    {
        std::optional<double> by;
        if (m_cursor.atSign()) {
            by = m_cursor.takeNumber();
            if (!by || m_cursor.peek() != 'x') {
                m_cursor.fail("a number, x and a count");
            }
        }
        repeat(first, m_cursor.take("x") ? m_cursor.takeCount() + 1 : 1, by);
    }

    /// Without `by` there is no arithmetic: a stale marker must stay one.
    void repeat(Point point, std::uint64_t times, std::optional<double> by = {})
    {
        for (std::uint64_t i = 0; i < times && !failed(); ++i) {
            m_points.push_back(point);
            point.value = by ? point.value + *by : point.value;
        }
    }

    void readHistograms()
    {
        skipHistogram();
        if (m_cursor.take("+") || m_cursor.take("-")) {
            skipHistogram();
        }
        repeat({Point::Kind::Histogram, 0}, m_cursor.take("x") ? m_cursor.takeCount() + 1 : 1);
    }

    void skipHistogram()
    {
        if (!m_cursor.take("{{") || !m_cursor.takeThrough("}}")) {
            m_cursor.fail("{{ and }}");
        }
    }

    series::Labels labels() const
    {
        const std::vector<std::pair<std::string_view, std::string_view>> pairs(
            m_labels.begin(), m_labels.end());
        return series::Labels(pairs);
    }

    LineCursor m_cursor;
    std::vector<std::pair<std::string, std::string>> m_labels;
    std::vector<Point> m_points;
};

} // namespace

base::Result<SeriesLine> parseSeries(std::string_view line)
{
    return SeriesParser(line).parse();
}

} // namespace zumik::promqltest
