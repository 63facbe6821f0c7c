// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "widgets/common/zoneclock.h"
#include "widgets/inspect/panelpicture.h"
#include "widgets/inspect/panelstory.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace zumik::app {

/// A panel on its way out of the program: values, for any thread.
struct PanelExport {
    enum class Form { Png, Svg, Csv, PromQl };

    Form form = Form::Csv;
    widgets::inspect::PanelStory story;
    widgets::common::ZoneClock clock;
    QImage image = {}; ///< Png
    widgets::inspect::PanelDrawing drawing = {}; ///< Svg
};

/// "csv"
QString suffixOf(PanelExport::Form form);

/// What goes to the clipboard as text. Errors: TooLarge beyond some 32 MB.
base::Result<QByteArray> textOf(const PanelExport &what);

/// Whole, or not at all. Of a table the file begins with a byte order mark: without, spreadsheets take UTF-8
/// for something else. Errors: FileUnwritable.
base::Status writeExport(const PanelExport &what, const QString &path);

} // namespace zumik::app
