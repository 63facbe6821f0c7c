// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/comparedvalues.h"

#include "models/board/baseline.h"
#include "models/frame/counterparts.h"
#include "widgets/common/comparisonwords.h"

#include <QCoreApplication>

#include <cmath>
#include <map>

namespace zumik::widgets::panels {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ComparedValues)
};

using OfField = std::map<const frame::Field *, std::vector<const ReducedValue *>>;

OfField byField(const std::vector<ReducedValue> &values)
{
    OfField all;
    for (const ReducedValue &value : values) {
        all[value.field].push_back(&value);
    }
    return all;
}

void setNoBaseline(ReducedValue &value, const QString &shift)
{
    value.change = Text::tr("no baseline");
    value.compared = Text::tr("no baseline %1 ago", "a length of time").arg(shift);
}

/// A text that was another one is said to have been; an amount has changed by one.
void compareOne(
    ReducedValue &value, const ReducedValue &before, const QString &shift, const common::Numbers &numbers)
{
    frame::FieldConfig config = value.field->config;
    if (!value.ownUnit) {
        config.unit.clear();
    }
    const frame::Change change = frame::changeOf(value.value, before.value, config);
    if (std::isnan(before.value) && before.field->numbers() != nullptr) {
        return setNoBaseline(value, shift);
    }
    if (before.grid) {
        value.earlier = before.field;
        value.earlierGrid = *before.grid;
    }
    value.was = Text::tr("%1 ago %2", "a length of time, a value").arg(shift, before.whole());
    value.compared = value.was;
    if (change.kind != frame::Change::Kind::None) {
        value.change = common::changeSign(change, config, numbers);
        value.compared = common::changeText(change, config, numbers) + QLatin1String(", ") + value.was;
    }
}

} // namespace

void compareValues(std::vector<ReducedValue> &values, const board::PanelData &content,
    const dashboard::ReduceOptions &options, const common::Numbers &numbers)
{
    const board::Baseline *const baseline = content.baseline.get();
    if (baseline == nullptr) {
        return;
    }
    if (baseline->state != board::Baseline::State::Data) {
        for (ReducedValue &value : values) {
            setNoBaseline(value, common::shiftText(baseline->shift));
        }
        return;
    }
    const std::vector<ReducedValue> before = reducedValues(baseline->frames, options, numbers);
    const OfField known = byField(before);
    std::map<const frame::Field *, const frame::Field *> earlier;
    for (const frame::Counterpart &pair : frame::counterparts(content.frames, baseline->frames)) {
        earlier.emplace(pair.now.field, pair.then.field);
    }
    std::map<const frame::Field *, std::size_t> seen; // values of a field come in the same order then and now
    for (ReducedValue &value : values) {
        const std::size_t index = seen[value.field]++;
        const auto field = earlier.find(value.field);
        const auto was = field == earlier.end() ? known.end() : known.find(field->second);
        if (was != known.end() && index < was->second.size()) {
            compareOne(value, *was->second[index], common::shiftText(baseline->shift), numbers);
        }
    }
}

} // namespace zumik::widgets::panels
