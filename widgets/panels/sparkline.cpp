// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/sparkline.h"

#include "models/plot/scenebuilder.h"
#include "widgets/common/look.h"
#include "widgets/common/numbers.h"
#include "widgets/plot/plotpainter.h"

#include <QPainter>

namespace zumik::widgets::panels {

void paintSparkline(QPainter &painter, const Sparkline &line, const QRectF &box, const common::Look &look)
{
    zumik::plot::PlotInput input;
    input.series = {{&line.field, line.grid, true}};
    plot::Paints paints{{line.color, {}}};
    if (line.earlier != nullptr) {
        input.series.push_back({line.earlier, line.earlierGrid, true, true, 0});
        paints.push_back({look.theme().color("text.tertiary"), {2, 3}}); // dotted
    }
    input.range = line.range;
    input.width = static_cast<float>(box.width());
    input.height = static_cast<float>(box.height());
    input.left = input.right = 0;
    input.top = 2;
    input.bottom = 1;
    input.bare = true;
    const common::Numbers numbers({});
    const common::FontMeasure measure(look.fonts().font("axis"));
    const auto scene = zumik::plot::buildScene(input, {look.clock(), look.clock(), numbers, measure});
    painter.save();
    painter.translate(box.topLeft());
    plot::PlotPainter(&look).paintBare(painter, scene, paints);
    painter.restore();
}

} // namespace zumik::widgets::panels
