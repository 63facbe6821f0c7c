// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QPainter;
class QRectF;

namespace zumik::widgets::controls {

/// Line icons of the bars, on a 16 px grid, 1.5 px round strokes, no fill.
enum class Glyph {
    Menu,
    Server,
    File,
    Boards,
    Clock,
    Refresh,
    Search,
    Check,
    ChevronLeft,
    ChevronRight,
    ChevronDown,
    ChevronUp,
    Back,
    Link,
    Filter,
    Close,
    Plus,
    More,
    Play,
    Pause,
    ToBegin,
    StepBack,
    StepForward,
    Flag,
    Note
};

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const QColor &color);

} // namespace zumik::widgets::controls
