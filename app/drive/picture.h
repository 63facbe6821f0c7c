// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

class QWidget;

namespace zumik::app::drive {

/// The window as it looks, and over it the popups and dialogs that show, as far as they lie on it.
QImage pictureOf(QWidget &window);

} // namespace zumik::app::drive
