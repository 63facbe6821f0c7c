// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/counts.h"

#include <QCoreApplication>

namespace zumik::widgets::common {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Counts)
};

} // namespace

QString seriesCount(std::size_t count)
{
    return count == 1 ? Text::tr("1 series") : Text::tr("%n series", nullptr, static_cast<int>(count));
}

} // namespace zumik::widgets::common
