// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/inspection.h"

#include <QString>

#include <functional>
#include <vector>

namespace zumik::widgets::snapshots {

/// One line about a snapshot; plain texts.
struct Fact {
    QString name;
    QString value;
};

struct FactSection {
    QString title; ///< empty for the first, which sums it up
    std::vector<Fact> facts;
};

using TimeText = std::function<QString(base::Time)>;

/// What a snapshot holds, for a person: the command line and the window say the same. `timeText` is how times
/// are written. Long lists are cut, and say so.
std::vector<FactSection> factsOf(const zumik::snapshot::Inspection &inspection, const TimeText &timeText);

/// "MB" and so on.
QString bytesText(std::uint64_t bytes);

/// What is wrong and where, in one line.
QString faultText(const base::Error &fault);

} // namespace zumik::widgets::snapshots
