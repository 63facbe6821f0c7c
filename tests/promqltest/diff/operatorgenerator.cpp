// SPDX-License-Identifier: GPL-3.0-or-later
// The generator's part about operators and scalars.
#include "tests/promqltest/diff/generator.h"

namespace zumik::promqltest {

std::string Generator::arithmetic()
{
    return m_random.of({" + ", " - ", " * ", " / ", " % ", " + ", " * "});
}

std::string Generator::comparison()
{
    return m_random.of({" > ", " < ", " >= ", " <= ", " == ", " != "});
}

std::string Generator::withScalar(const Place &place, const std::string &vector)
{
    const std::string number = m_random.chance(60) ? this->number() : "(" + scalar(place.deeper()) + ")";
    const std::string op = m_random.chance(50) ? arithmetic()
        : m_random.chance(30)                  ? comparison() + "bool "
                                               : comparison();
    return m_random.chance(70) ? vector + op + number : number + op + "(" + vector + ")";
}

std::string Generator::ofPairs(const Place &place)
{
    const std::string op = m_random.chance(60) ? arithmetic()
        : m_random.chance(30)                  ? comparison() + "bool "
                                               : comparison();
    const std::string matching =
        m_random.of({"", "", "", "on (job, inst) ", "ignoring (missing) ", "on (inst, job) "});
    return "(" + pairs(place.deeper()) + ")" + op + matching + "(" + pairs(place.deeper()) + ")";
}

std::string Generator::grouped(const Place &place)
{
    const std::string op = m_random.chance(70) ? arithmetic() : comparison();
    const std::string many =
        m_random.chance(50) ? "(" + pairs(place.deeper()) + ")" : overCounters({0, place.inMovedSubquery});
    switch (m_random.below(5)) {
    case 0:
        return many + op + "on (inst) group_left (version) info";
    case 1:
        return "info" + op + "on (inst) group_right (version) " + many;
    case 2:
        return many + op + "on (job) group_left sum by (job) (" + pairs(place.deeper()) + ")";
    case 3:
        return overCounters({0, place.inMovedSubquery}) + op + "ignoring (code) group_left ("
            + m_random.of({"", "code"}) + ") (" + pairs(place.deeper()) + ")";
    default:
        return many + op + "ignoring (job, inst, code) group_left sum(" + pairs(place.deeper()) + ")";
    }
}

/// Errors are answers too.
std::string Generator::carelesslyMatched(const Place &place)
{
    const std::string matching = m_random.of(
        {"", "on (job) ", "on (inst) ", "on () ", "ignoring (inst) ", "ignoring (job) group_left () ",
            "on (job) group_right () ", "on (inst) group_left (job) ", "on (__name__) "});
    return "(" + vector(place.deeper()) + ")" + (m_random.chance(50) ? arithmetic() : comparison()) + matching
        + "(" + vector(place.deeper()) + ")";
}

std::string Generator::ofSets(const Place &place)
{
    const std::string matching = m_random.of(
        {"", "", "on (job) ", "on (job, inst) ", "ignoring (inst) ", "on () ", "ignoring (code) "});
    const std::string right = m_random.chance(20) ? "vector(" + number() + ")" : vector(place.deeper());
    return "(" + vector(place.deeper()) + ")" + m_random.of({" and ", " or ", " unless "}) + matching + "("
        + right + ")";
}

std::string Generator::scalar(const Place &place)
{
    if (place.depth <= 0) {
        return number();
    }
    switch (m_random.below(10)) {
    case 0:
        return "time()";
    case 1:
        return m_random.of({"pi()", "(time() - 1700000000)", "time() % 60"});
    case 2:
        return "scalar(" + vector(place.deeper()) + ")";
    case 3:
        return "scalar(" + m_random.of({"g", "i"}) + R"({job="api",inst="0"}))";
    case 4:
        return "(" + scalar(place.deeper()) + arithmetic() + scalar(place.deeper()) + ")";
    case 5:
        return "(" + scalar(place.deeper()) + comparison() + "bool " + scalar(place.deeper()) + ")";
    case 6:
        return "-" + scalar(place.deeper());
    default:
        return number();
    }
}

std::string Generator::number()
{
    return m_random.of({"0", "1", "2", "3", "0.5", "10", "-1", "-2.5", "100", "1e3", "0x10", "017", "1e-3",
        "NaN", "Inf", "-Inf", "0.9", "7", "60", "3600"});
}

} // namespace zumik::promqltest
