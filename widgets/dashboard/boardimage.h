// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/gridlayout.h"

#include <QRect>
#include <QString>

#include <chrono>
#include <set>
#include <vector>

class QImage;
class QPainter;

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

/// The size at which everything is as high as on the screen, for panels over so much width; no higher than an
/// image can be painted (Qt's rasterizer ends at 32,767 px), and with so few panels that their views, which
/// all have to be there, take no more than some 100 MB.
QSize wholeBoardSize(const zumik::dashboard::Dashboard &dashboard, const std::set<int> &folded, int width);

/// Paints a board panel by panel, so that the window's thread can do so between other things. The grid must
/// have been laid out by the plan for the image's size, and must have the views that show in it; all must
/// outlive the painter.
class BoardPainter {
public:
    BoardPainter(QImage &image, const PanelGrid &grid, const common::Look &look, const ImageTexts &texts);

    /// Some more of it, for about so long; false when all is painted.
    bool paintSome(std::chrono::milliseconds time);

private:
    void paintPanel(QPainter &painter, int id) const;
    void paintCut(QPainter &painter) const;

    QImage &m_image;
    const PanelGrid &m_grid;
    const common::Look &m_look;
    ImagePlan m_plan;
    std::vector<int> m_ids; ///< still to paint, the next last
};

} // namespace zumik::widgets::dashboard
