// SPDX-License-Identifier: GPL-3.0-or-later
// Grafana's unit ids, as its documentation and dashboards name them.
#include "models/frame/unittable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace zumik::frame {

namespace {

struct Entry {
    std::string_view id;
    Unit::Kind kind;
    std::string_view symbol;
    int exponent;
};

using Kind = Unit::Kind;

constexpr Entry plain(std::string_view id, std::string_view symbol)
{
    return {id, Kind::Plain, symbol, 0};
}

constexpr Entry si(std::string_view id, std::string_view symbol, int exponent = 0)
{
    return {id, Kind::Si, symbol, exponent};
}

constexpr Entry binary(std::string_view id, std::string_view symbol, int exponent = 0)
{
    return {id, Kind::Binary, symbol, exponent};
}

constexpr Entry count(std::string_view id, std::string_view symbol)
{
    return {id, Kind::Count, symbol, 0};
}

constexpr Entry money(std::string_view id, std::string_view symbol)
{
    return {id, Kind::Currency, symbol, 0};
}

constexpr Entry moneyBehind(std::string_view id, std::string_view symbol)
{
    return {id, Kind::CurrencyBehind, symbol, 0};
}

constexpr std::string_view isoPattern = "YYYY-MM-DD HH:mm:ss";
constexpr std::string_view usPattern = "MM/DD/YYYY h:mm:ss a";

constexpr Entry table[] = {
    // Misc
    plain("none", ""), plain("string", ""), {"short", Kind::Short, "", 0}, {"sishort", Kind::Si, "", 0},
    plain("percent", "%"), {"percentunit", Kind::PercentUnit, "", 0}, plain("humidity", "%H"),
    plain("dB", "dB"), plain("candela", "cd"), {"hex", Kind::Hex, "", 0}, {"hex0x", Kind::Hex, "0x", 0},
    {"sci", Kind::Scientific, "", 0}, {"locale", Kind::Grouped, "", 0}, plain("pixel", "px"),
    // Acceleration, angle, area
    plain("accMS2", "m/sec²"), plain("accFS2", "f/sec²"), plain("accG", "g"), plain("degree", "°"),
    plain("radian", "rad"), plain("grad", "grad"), plain("arcmin", "arcmin"), plain("arcsec", "arcsec"),
    plain("areaM2", "m²"), plain("areaF2", "ft²"), plain("areaMI2", "mi²"), plain("acres", "ac"),
    plain("hectares", "ha"),
    // Computation
    si("flops", "FLOPS"), si("mflops", "FLOPS", 2), si("gflops", "FLOPS", 3), si("tflops", "FLOPS", 4),
    si("pflops", "FLOPS", 5), si("eflops", "FLOPS", 6), si("zflops", "FLOPS", 7), si("yflops", "FLOPS", 8),
    // Concentration
    plain("ppm", "ppm"), plain("conppb", "ppb"), plain("conngm3", "ng/m³"), plain("conngNm3", "ng/Nm³"),
    plain("conμgm3", "μg/m³"), plain("conμgNm3", "μg/Nm³"), plain("conmgm3", "mg/m³"),
    plain("conmgNm3", "mg/Nm³"), plain("congm3", "g/m³"), plain("congNm3", "g/Nm³"),
    plain("conmgdL", "mg/dL"), plain("conmmolL", "mmol/L"),
    // Currency
    money("currencyUSD", "$"), money("currencyGBP", "£"), money("currencyEUR", "€"),
    money("currencyJPY", "¥"), money("currencyRUB", "₽"), money("currencyUAH", "₴"),
    money("currencyBRL", "R$"), moneyBehind("currencyDKK", "kr"), moneyBehind("currencyISK", "kr"),
    moneyBehind("currencyNOK", "kr"), moneyBehind("currencySEK", "kr"), money("currencyCZK", "czk"),
    money("currencyCHF", "CHF"), money("currencyPLN", "PLN"), money("currencyBTC", "฿"),
    money("currencymBTC", "mBTC"), money("currencyμBTC", "μBTC"), money("currencyZAR", "R"),
    money("currencyINR", "₹"), money("currencyKRW", "₩"), money("currencyIDR", "Rp"),
    money("currencyPHP", "PHP"), moneyBehind("currencyVND", "đ"), moneyBehind("currencyTRY", "₺"),
    money("currencyMYR", "RM"), money("currencyXPF", "XPF"), money("currencyBGN", "BGN"),
    money("currencyPYG", "₲"), money("currencyUYU", "UYU"), money("currencyILS", "₪"),
    // Data and data rate
    binary("bytes", "B"), si("decbytes", "B"), binary("bits", "b"), si("decbits", "b"),
    binary("kbytes", "B", 1), si("deckbytes", "B", 1), binary("mbytes", "B", 2), si("decmbytes", "B", 2),
    binary("gbytes", "B", 3), si("decgbytes", "B", 3), binary("tbytes", "B", 4), si("dectbytes", "B", 4),
    binary("pbytes", "B", 5), si("decpbytes", "B", 5), si("pps", "p/s"), binary("binBps", "B/s"),
    si("Bps", "B/s"), binary("binbps", "b/s"), si("bps", "b/s"), binary("KiBs", "B/s", 1),
    binary("Kibits", "b/s", 1), si("KBs", "B/s", 1), si("Kbits", "b/s", 1), binary("MiBs", "B/s", 2),
    binary("Mibits", "b/s", 2), si("MBs", "B/s", 2), si("Mbits", "b/s", 2), binary("GiBs", "B/s", 3),
    binary("Gibits", "b/s", 3), si("GBs", "B/s", 3), si("Gbits", "b/s", 3), binary("TiBs", "B/s", 4),
    binary("Tibits", "b/s", 4), si("TBs", "B/s", 4), si("Tbits", "b/s", 4), binary("PiBs", "B/s", 5),
    binary("Pibits", "b/s", 5), si("PBs", "B/s", 5), si("Pbits", "b/s", 5),
    // Date and time
    {"dateTimeAsIso", Kind::DateTime, isoPattern, 0},
    {"dateTimeAsIsoNoDateIfToday", Kind::DateTimeUnlessToday, isoPattern, 0},
    {"dateTimeAsUS", Kind::DateTime, usPattern, 0},
    {"dateTimeAsUSNoDateIfToday", Kind::DateTimeUnlessToday, usPattern, 0},
    {"dateTimeAsLocal", Kind::DateTime, isoPattern, 0},
    {"dateTimeAsLocalNoDateIfToday", Kind::DateTimeUnlessToday, isoPattern, 0},
    {"dateTimeAsSystem", Kind::DateTime, isoPattern, 0}, {"dateTimeFromNow", Kind::FromNow, "", 0},
    // Energy
    si("watt", "W"), si("kwatt", "W", 1), si("megwatt", "W", 2), si("gwatt", "W", 3), si("mwatt", "W", -1),
    plain("Wm2", "W/m²"), si("voltamp", "VA"), si("kvoltamp", "VA", 1), si("voltampreact", "VAr"),
    si("kvoltampreact", "VAr", 1), si("watth", "Wh"), si("watthperkg", "Wh/kg"), si("kwatth", "Wh", 1),
    si("kwattm", "W-Min", 1), si("mwatth", "Wh", -1), si("joule", "J"), si("ev", "eV"), si("amp", "A"),
    si("kamp", "A", 1), si("mamp", "A", -1), si("amph", "Ah"), si("kamph", "Ah", 1), si("mamph", "Ah", -1),
    si("volt", "V"), si("kvolt", "V", 1), si("mvolt", "V", -1), si("dBm", "dBm"), si("mohm", "Ω", -1),
    si("ohm", "Ω"), si("kohm", "Ω", 1), si("Mohm", "Ω", 2), si("farad", "F"), si("µfarad", "F", -2),
    si("nfarad", "F", -3), si("pfarad", "F", -4), si("ffarad", "F", -5), si("henry", "H"),
    si("mhenry", "H", -1), si("µhenry", "H", -2), si("lumens", "Lm"),
    // Flow, force, hash rate
    plain("flowgpm", "gpm"), plain("flowcms", "cms"), plain("flowcfs", "cfs"), plain("flowcfm", "cfm"),
    plain("litreh", "L/h"), plain("flowlpm", "L/min"), plain("flowmlpm", "mL/min"), plain("lux", "lux"),
    si("forceNm", "Nm"), si("forcekNm", "Nm", 1), si("forceN", "N"), si("forcekN", "N", 1), si("Hs", "H/s"),
    si("KHs", "H/s", 1), si("MHs", "H/s", 2), si("GHs", "H/s", 3), si("THs", "H/s", 4), si("PHs", "H/s", 5),
    si("EHs", "H/s", 6),
    // Mass, length, pressure
    si("massmg", "g", -1), si("massg", "g"), si("masskg", "g", 1), plain("masst", "t"), plain("masslb", "lb"),
    si("lengthmm", "m", -1), si("lengthm", "m"), si("lengthkm", "m", 1), plain("lengthin", "in"),
    plain("lengthft", "ft"), plain("lengthmi", "mi"), si("pressurembar", "bar", -1), si("pressurebar", "bar"),
    si("pressurekbar", "bar", 1), si("pressurepa", "Pa"), plain("pressurehpa", "hPa"),
    plain("pressurekpa", "kPa"), plain("pressurehg", "\"Hg"), plain("pressurepsi", "psi"),
    // Radiation, rotation, temperature
    si("radbq", "Bq"), si("radci", "Ci"), si("radgy", "Gy"), si("radrad", "rad"), si("radsv", "Sv"),
    si("radmsv", "Sv", -1), si("radusv", "Sv", -2), si("radrem", "rem"), si("radexpckg", "C/kg"),
    si("radr", "R"), si("radsvh", "Sv/h"), si("radmsvh", "Sv/h", -1), si("radusvh", "Sv/h", -2),
    plain("rotrpm", "rpm"), si("rothz", "Hz"), plain("rotrads", "rad/s"), plain("rotdegs", "°/s"),
    plain("celsius", "°C"), plain("fahrenheit", "°F"), plain("farenheit", "°F"), plain("kelvin", "K"),
    // Time
    si("hertz", "Hz"), {"ns", Kind::Time, "", 0}, {"µs", Kind::Time, "", 1}, {"us", Kind::Time, "", 1},
    {"ms", Kind::Time, "", 2}, {"s", Kind::Time, "", 3}, {"m", Kind::Time, "", 4}, {"h", Kind::Time, "", 5},
    {"d", Kind::Time, "", 6}, {"dtdurationms", Kind::DurationWords, "ms", 0},
    {"dtdurations", Kind::DurationWords, "s", 0}, {"dthms", Kind::HourMinuteSecond, "", 0},
    {"dtdhms", Kind::DayHourMinuteSecond, "", 0}, {"timeticks", Kind::Time, "ticks", 3},
    {"clockms", Kind::Clock, "ms", 0}, {"clocks", Kind::Clock, "s", 0},
    // Throughput
    count("cps", "c/s"), count("ops", "ops/s"), count("reqps", "req/s"), count("rps", "rd/s"),
    count("wps", "wr/s"), count("iops", "io/s"), count("eps", "evt/s"), count("mps", "msg/s"),
    count("recps", "rec/s"), count("rowsps", "rows/s"), count("cpm", "c/m"), count("opm", "ops/m"),
    count("reqpm", "req/m"), count("rpm", "rd/m"), count("wpm", "wr/m"), count("epm", "evt/m"),
    count("mpm", "msg/m"), count("recpm", "rec/m"), count("rowspm", "rows/m"),
    // Velocity, volume
    plain("velocityms", "m/s"), plain("velocitykmh", "km/h"), plain("velocitymph", "mph"),
    plain("velocityknot", "kn"), si("mlitre", "L", -1), si("litre", "L"), plain("m3", "m³"),
    plain("Nm3", "Nm³"), plain("dm3", "dm³"), plain("gallons", "gal"),
    // Boolean
    {"bool", Kind::Bool, "True/False", 0}, {"bool_yes_no", Kind::Bool, "Yes/No", 0},
    {"bool_on_off", Kind::Bool, "On/Off", 0}};

const Entry *find(std::string_view id)
{
    static const std::vector<const Entry *> sorted = [] {
        std::vector<const Entry *> entries;
        for (const Entry &entry : table) {
            entries.push_back(&entry);
        }
        std::sort(entries.begin(), entries.end(), [](auto *a, auto *b) { return a->id < b->id; });
        return entries;
    }();
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), id,
        [](const Entry *entry, std::string_view key) { return entry->id < key; });
    return at != sorted.end() && (*at)->id == id ? *at : nullptr;
}

struct SiPrefix {
    std::string_view text;
    int exponent;
};

constexpr std::array<SiPrefix, 14> siPrefixes{{{"f", -5}, {"p", -4}, {"n", -3}, {"µ", -2}, {"μ", -2},
    {"m", -1}, {"k", 1}, {"M", 2}, {"G", 3}, {"T", 4}, {"P", 5}, {"E", 6}, {"Z", 7}, {"Y", 8}}};

/// "MB/s": values are millions of B/s.
Unit siUnit(std::string_view text)
{
    for (const SiPrefix &prefix : siPrefixes) {
        if (text.starts_with(prefix.text)) {
            return {Kind::Si, std::string(text.substr(prefix.text.size())), prefix.exponent};
        }
    }
    return {Kind::Si, std::string(text), 0};
}

std::optional<Unit> grammarUnit(std::string_view id)
{
    const std::size_t colon = id.find(':');
    if (colon == std::string_view::npos || colon == 0) {
        return std::nullopt;
    }
    const std::string_view key = id.substr(0, colon);
    const std::string rest(id.substr(colon + 1));
    if (key == "si") {
        return siUnit(rest);
    }
    static constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{
        {{"prefix", Kind::Prefix}, {"suffix", Kind::Plain}, {"time", Kind::DateTime}, {"count", Kind::Count},
            {"currency", Kind::Currency}, {"bool", Kind::Bool}}};
    for (const auto &[name, kind] : kinds) {
        if (key == name) {
            return Unit{
                kind, kind == Kind::Bool && rest.find('/') == std::string::npos ? rest + "/-" : rest, 0};
        }
    }
    return std::nullopt;
}

} // namespace

Unit unitOf(std::string_view id)
{
    if (const Entry *entry = find(id)) {
        return {entry->kind, std::string(entry->symbol), entry->exponent};
    }
    if (auto unit = grammarUnit(id)) {
        return *unit;
    }
    return {Kind::Plain, std::string(id), 0};
}

bool hasUnit(std::string_view id)
{
    return id.empty() || find(id) != nullptr || grammarUnit(id).has_value();
}

} // namespace zumik::frame
