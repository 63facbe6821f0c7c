// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/limitwords.h"

#include "widgets/common/colors.h"

#include <QCoreApplication>

namespace zumik::widgets::plot {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PlotPainter)
};

} // namespace

QString limitText(std::string_view color, const QString &value)
{
    switch (common::severityOf(color)) {
    case common::Severity::Critical:
        return Text::tr("critical %1", "a limit").arg(value);
    case common::Severity::Warn:
        return Text::tr("warn %1", "a limit").arg(value);
    default:
        return value;
    }
}

} // namespace zumik::widgets::plot
