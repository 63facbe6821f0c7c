// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/noise.h"

namespace zumik::simulator {

/// How busy something is over the day: around 1, between roughly 0.4 and 1.6.
double dayWave(Key key, double time);

/// A stream of events. Its rate follows the day with an hourly swell and jitter, is always positive, and has
/// an integral in closed form: a counter can be read at any time without having been counted.
class Flow {
public:
    Flow(Key key, double perSecond);

    /// Events from the epoch to `time`; never falls.
    double total(double time) const;

    double between(double from, double to) const { return total(to) - total(from); }

    /// Events a second around `time`.
    double rate(double time) const { return between(time - 1, time + 1) / 2; }

private:
    Key m_key;
    double m_perSecond;
};

/// When the process that has counters last started: every `meanLife` seconds or so it restarts, and counts
/// from zero.
double lastStart(Key key, double meanLife, double time);

} // namespace zumik::simulator
