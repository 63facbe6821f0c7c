// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/panelnote.h"

#include "models/frame/units.h"
#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QStringList>

namespace zumik::widgets::panels {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PanelNote)
};

/// Dates and words for true and false have no unit.
bool hasUnit(const std::string &unit)
{
    return !unit.empty() && unit != "none" && unit != "short" && unit != "string"
        && unit.find("date") == std::string::npos && unit.find("bool") == std::string::npos;
}

} // namespace

QString unitNote(const frame::FieldConfig &config)
{
    QStringList parts;
    if (hasUnit(config.unit)) {
        const frame::FormattedValue one = frame::formatValue(1, config);
        const QString unit = common::plain(one.suffix.empty() ? one.prefix : one.suffix, 40).trimmed();
        if (!unit.isEmpty()) {
            parts << unit;
        }
    }
    if (config.style.stacking == frame::Stacking::Normal) {
        parts << Text::tr("stacked");
    } else if (config.style.stacking == frame::Stacking::Percent) {
        parts << Text::tr("share of the whole");
    }
    return parts.join(QLatin1String(", "));
}

} // namespace zumik::widgets::panels
