// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/gridlayout.h"

#include <QRect>
#include <QString>

class QImage;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::dashboard {

class PanelGrid;

/// Where everything of a board's picture goes.
struct ImagePlan {
    QRect strip; ///< title, source, range, zone
    QRect grid;
    GridMeasures measures; ///< rows as high as they may be for all to fit
    bool cut = false; ///< even at their least height they don't
};

/// For a board of `rows` grid rows.
ImagePlan planImage(const QSize &size, int rows);

struct ImageTexts {
    QString title;
    QString source;
    board::BoardTime time;
    base::Time now;
};

/// The grid must have been laid out by the plan for the image's size.
void paintBoardImage(QImage &image, PanelGrid &grid, const common::Look &look, const ImageTexts &texts);

} // namespace zumik::widgets::dashboard
