// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/selectorwriter.h"

#include "models/base/number.h"
#include "tests/promqltest/diff/testdata.h"

namespace zumik::promqltest {

std::string SelectorWriter::pair(const Place &place)
{
    const std::string metric = m_random.of({"g", "g", "g2", "i", "sparse", "late", "odd"});
    return metric + matchers(false) + modifier(place);
}

std::string SelectorWriter::any(const Place &place)
{
    switch (m_random.below(9)) {
    case 8:
        return "w:x{path" + m_random.of({"=~", "!~", "=~"}) + pattern() + "}" + modifier(place);
    case 0:
        return "c_total" + matchers(true) + modifier(place);
    case 1:
        return "info" + modifier(place);
    case 2:
        return buckets() + modifier(place);
    case 3:
        return R"({__name__=~"g|late",job="api"})" + modifier(place);
    case 4:
        return m_random.of(
                   {"nothing", "{job=\"api\",inst=\"1\"}", R"({__name__!~".*_total|.*bucket",inst=~"0|2"})",
                       R"({__name__=~"g.?",job!=""})", R"(c_total{code=""})"})
            + modifier(place);
    default:
        return pair(place);
    }
}

std::string SelectorWriter::name(bool counters)
{
    return counters ? "c_total" + matchers(true)
                    : m_random.of({"g", "g2", "i", "sparse", "late", "odd"}) + matchers(false);
}

std::string SelectorWriter::buckets()
{
    return m_random.of({"h_bucket", "h_bucket", "broken_bucket"});
}

std::string SelectorWriter::window()
{
    return m_random.of({"1m", "1m", "2m", "5m", "5m", "5m", "10m", "30m", "15s", "37s", "90s500ms", "1h"});
}

std::string SelectorWriter::pattern()
{
    return m_random.of({R"r("")r", R"r(".*")r", R"r(".+")r", R"r("a|A")r", R"r("(?i)a")r", R"r("\\d+")r",
        R"r("[0-9a-z/]*")r", R"r("/.*")r", R"r("a.b.c")r", R"r("line.feed")r", R"r("(?s)line.feed")r",
        R"r("line\nfeed")r", R"r("^12$")r", R"r("..")r", R"r(".{2,4}")r", R"r("[[:alpha:]]+")r",
        R"r("\\pL+")r", R"r("a b|12|")r", R"r('{}')r", R"r(`\{\}`)r", R"r("(a)|(b)")r",
        R"r("\u00e9t\xc3\xa9")r", R"r(`\x{e9}t.`)r", R"r(".*\\W.*")r", R"r("(?U)a.*")r", R"r("x{0}A")r"});
}

std::string SelectorWriter::matchers(bool code)
{
    switch (m_random.below(code ? 9 : 8)) {
    case 0:
        return R"({job="api"})";
    case 1:
        return R"({job!="web"})";
    case 2:
        return R"({job=~"api|db",inst!~"2"})";
    case 3:
        return R"({inst=~"[01]"})";
    case 4:
        return R"({job="api",inst="0"})";
    case 8:
        return R"({code=~"2..|5.."})";
    default:
        return "";
    }
}

std::string SelectorWriter::at()
{
    if (m_random.chance(40)) {
        return m_random.of({" @ start()", " @ end()"});
    }
    const auto length = TestData::extent.length().count();
    const std::int64_t ms = TestData::extent.start.ms + m_random.between(-length / 20, length);
    return " @ " + base::formatFixed(static_cast<double>(ms) / 1000, 3);
}

std::string SelectorWriter::modifier(const Place &place, bool *moves)
{
    if (m_random.chance(75)) {
        return "";
    }
    const std::string offset =
        " offset " + m_random.of({"1m", "5m", "10m", "37s", "-1m", "-5m", "-13s", "1h", "1ms"});
    const bool negative = offset.find('-') != std::string::npos;
    const unsigned kind = place.inMovedSubquery ? 0 : static_cast<unsigned>(m_random.below(4));
    if (moves != nullptr) {
        *moves = kind != 0 || negative;
    }
    return kind == 3 ? at() + offset : kind == 2 ? offset + at() : kind == 1 ? at() : offset;
}

} // namespace zumik::promqltest
