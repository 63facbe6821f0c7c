// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace zumik::widgets::common {
class Theme;
}

namespace zumik::widgets::controls {

/// Behind a row of a list: chosen, under the pointer, or nothing.
void paintRowBackground(QPainter &painter, const QStyleOptionViewItem &option, const common::Theme &theme);

} // namespace zumik::widgets::controls
