// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QImage>
#include <QPicture>
#include <QSize>
#include <QStringList>

class QWidget;

namespace zumik::widgets::common {
class Look;
}

// Pictures of a panel with a caption below it that says what it is of; the caption wraps, and is as high as
// it must be.
namespace zumik::widgets::inspect {

/// As it looks now, in the pixels of its screen. `lines`: of the caption, the first in plain letters, what
/// must be known after it in strong ones.
QImage panelImage(QWidget &panel, const QStringList &lines, const common::Look &look);

/// The strokes of the same, to be written as SVG in any thread.
struct PanelDrawing {
    QPicture strokes = QPicture(); // its constructor is explicit
    QSize size;
    QString title;
    QString description;
};

PanelDrawing panelDrawing(QWidget &panel, const QStringList &lines, const common::Look &look);

/// Lines, shapes and texts; nothing of a chart with a time axis is an image.
QByteArray svgOf(const PanelDrawing &drawing);

} // namespace zumik::widgets::inspect
