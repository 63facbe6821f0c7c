// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/comparisonwords.h"

#include "models/board/baseline.h"
#include "widgets/common/numbers.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace zumik::widgets::common {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

using Kind = frame::Change::Kind;

/// From here on a date without its year would be taken for another one's.
constexpr base::Duration longAgo = std::chrono::hours(24 * 180);

struct Unit {
    base::Duration length;
    const char *text;
};

constexpr std::array units{
    Unit{std::chrono::hours(24 * 365), QT_TRANSLATE_NOOP("Comparison", "%1 y")},
    Unit{std::chrono::hours(24 * 7), QT_TRANSLATE_NOOP("Comparison", "%1 w")},
    Unit{std::chrono::hours(24), QT_TRANSLATE_NOOP("Comparison", "%1 d")},
    Unit{std::chrono::hours(1), QT_TRANSLATE_NOOP("Comparison", "%1 h")},
    Unit{std::chrono::minutes(1), QT_TRANSLATE_NOOP("Comparison", "%1 m")},
    Unit{std::chrono::seconds(1), QT_TRANSLATE_NOOP("Comparison", "%1 s")},
    Unit{base::Duration(1), QT_TRANSLATE_NOOP("Comparison", "%1 ms")},
};

/// One decimal below ten.
QString shortNumber(double value)
{
    return QString::number(value, 'f', value < 9.95 ? 1 : 0).replace(QLatin1String(".0"), QString());
}

bool isShare(const frame::FieldConfig &config)
{
    return config.unit == "percent" || config.unit == "percentunit" || config.unit == "humidity";
}

double pointsOf(double amount, const frame::FieldConfig &config)
{
    return config.unit == "percentunit" ? amount * 100 : amount;
}

/// Without its sign.
QString amountText(const frame::Change &change, const frame::FieldConfig &config, const Numbers &numbers)
{
    const double amount = std::abs(change.amount);
    if (change.kind == Kind::Percent) {
        return Text::tr("%1 %", "percent").arg(shortNumber(amount));
    }
    if (isShare(config)) {
        return Text::tr("%1 points", "of percents").arg(shortNumber(pointsOf(amount, config)));
    }
    frame::FieldConfig plain = config;
    plain.mappings.clear();
    return numbers.text(amount, plain);
}

/// It would be written as none.
bool isTiny(const frame::Change &change, const frame::FieldConfig &config)
{
    constexpr double least = 0.05;
    const double amount = std::abs(change.amount);
    return change.kind == Kind::Same || (change.kind == Kind::Percent && amount < least)
        || (change.kind == Kind::Absolute && isShare(config) && pointsOf(amount, config) < least);
}

QString dated(base::Time time, base::Duration shift, const ZoneClock &clock)
{
    const auto part = [&](zumik::plot::TimeForm form) {
        return QString::fromStdString(clock.label(time, form));
    };
    const QString year =
        shift < longAgo ? QString() : QString(QLatin1Char(' ') + part(zumik::plot::TimeForm::Year));
    return part(zumik::plot::TimeForm::Day) + year + QLatin1String(", ")
        + part(zumik::plot::TimeForm::Minutes);
}

} // namespace

QString shiftText(base::Duration shift)
{
    QStringList parts;
    for (const Unit &unit : units) {
        const auto count = shift / unit.length;
        shift -= unit.length * count;
        if (count > 0) {
            parts << Text::tr(unit.text).arg(count);
        }
    }
    return parts.join(QLatin1Char(' '));
}

QString changeText(const frame::Change &change, const frame::FieldConfig &config, const Numbers &numbers)
{
    if (change.kind == Kind::None) {
        return {};
    }
    if (isTiny(change, config)) {
        return change.kind == Kind::Absolute ? Text::tr("±0 points", "of percents") : Text::tr("±0 %");
    }
    if (change.kind == Kind::Times) {
        return Text::tr("×%1", "so many times as much").arg(shortNumber(change.amount));
    }
    return QLatin1Char(change.rises ? '+' : '-') + amountText(change, config, numbers);
}

QString changeSign(const frame::Change &change, const frame::FieldConfig &config, const Numbers &numbers)
{
    if (change.kind == Kind::None || isTiny(change, config)) {
        return changeText(change, config, numbers);
    }
    const QString amount = change.kind == Kind::Times ? changeText(change, config, numbers)
                                                      : amountText(change, config, numbers);
    return QChar(change.rises ? 0x2191 : 0x2193) + QLatin1Char(' ') + amount;
}

QString clockChangeText(base::TimeRange range, base::Duration shift, const ZoneClock &clock)
{
    for (const base::Time now : {range.end, range.start}) {
        const base::Time then = now - shift;
        if (clock.offsetAt(now) != clock.offsetAt(then)) {
            const auto wall = [&clock](base::Time time) {
                return QString::fromStdString(clock.label(time, zumik::plot::TimeForm::Minutes));
            };
            return Text::tr("The clock changed in between: %1 now is %2 then.").arg(wall(now), wall(then));
        }
    }
    return {};
}

QString baselineText(const board::Baseline &baseline, const ZoneClock &clock)
{
    const auto of = [&clock](base::Time time, zumik::plot::TimeForm form) {
        return QString::fromStdString(clock.label(time, form));
    };
    const auto [first, last] = baseline.range;
    const bool sameDay = of(first, zumik::plot::TimeForm::Day) == of(last, zumik::plot::TimeForm::Day)
        && baseline.range.length() < std::chrono::hours(24);
    const QString name = plain(baseline.of, 60);
    const QString shift = shiftText(baseline.shift);
    const QString start = dated(first, baseline.shift, clock);
    const QString end =
        sameDay ? of(last, zumik::plot::TimeForm::Minutes) : dated(last, baseline.shift, clock);
    if (!name.isEmpty()) {
        return baseline.state == board::Baseline::State::NoBaseline
            ? Text::tr("nothing in %1: %2 to %3", "a recording, a range").arg(name, start, end)
            : baseline.state == board::Baseline::State::Error
            ? Text::tr("%1 could not be read", "a recording").arg(name)
            : Text::tr("%1: %2 to %3", "a recording, a range").arg(name, start, end);
    }
    if (baseline.state == board::Baseline::State::NoBaseline) {
        return Text::tr("no baseline %1 earlier: %2 to %3").arg(shift, start, end);
    }
    if (baseline.state == board::Baseline::State::Error) {
        return Text::tr("no baseline: what was %1 earlier could not be read").arg(shift);
    }
    const QString text = Text::tr("%1 earlier: %2 to %3", "a length of time, a range").arg(shift, start, end);
    const base::TimeRange now{baseline.range.start + baseline.shift, baseline.range.end + baseline.shift};
    const QString clockChange = clockChangeText(now, baseline.shift, clock);
    return clockChange.isEmpty() ? text : text + QLatin1String(". ") + clockChange;
}

namespace {

QString otherTrouble(const board::Baseline &baseline)
{
    const QString name = plain(baseline.of, 60);
    if (baseline.error) {
        const Sentence sentence = sentenceOf(*baseline.error);
        return Text::tr("%1 could not be read. %2: %3").arg(name, sentence.title, sentence.text);
    }
    return baseline.partial ? Text::tr("What is shown of %1 lacks some of the data.").arg(name) : QString();
}

} // namespace

QString baselineTrouble(const board::Baseline &baseline)
{
    if (!baseline.of.empty()) {
        return otherTrouble(baseline);
    }
    const QString shift = shiftText(baseline.shift);
    if (baseline.error) {
        const Sentence sentence = sentenceOf(*baseline.error);
        return Text::tr("What was %1 earlier could not be read. %2: %3")
            .arg(shift, sentence.title, sentence.text);
    }
    return baseline.partial ? Text::tr("What was %1 earlier lacks some of the data.").arg(shift) : QString();
}

} // namespace zumik::widgets::common
