// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panelexport.h"

#include "app/picturefile.h"
#include "app/wholefile.h"
#include "widgets/inspect/storywords.h"

#include <QIODevice>

namespace zumik::app {

namespace {

using widgets::inspect::csvTable;
using Form = PanelExport::Form;

constexpr qsizetype mostCopied = 32 << 20; ///< bytes
constexpr char byteOrderMark[] = "\xEF\xBB\xBF";
const std::string notMade = "it can't be made";

bool writeTable(const PanelExport &what, QIODevice &device)
{
    if (!writeAll(device, byteOrderMark, sizeof(byteOrderMark) - 1)) {
        return false;
    }
    return frame::writeCsv(csvTable(what.story, what.clock), [&device](std::string_view piece) {
        return writeAll(device, piece.data(), static_cast<qint64>(piece.size()));
    });
}

bool writeText(const PanelExport &what, QIODevice &device)
{
    const auto text = textOf(what);
    return text && writeAll(device, text->constData(), text->size());
}

} // namespace

QString suffixOf(Form form)
{
    switch (form) {
    case Form::Png:
        return QStringLiteral("png");
    case Form::Svg:
        return QStringLiteral("svg");
    case Form::Csv:
        return QStringLiteral("csv");
    case Form::PromQl:
        break;
    }
    return QStringLiteral("promql");
}

base::Result<QByteArray> textOf(const PanelExport &what)
{
    if (what.form == Form::Svg) {
        return svgOf(what.drawing);
    }
    if (what.form == Form::PromQl) {
        return promqlText(what.story, what.clock).toUtf8();
    }
    QByteArray text;
    const bool whole = frame::writeCsv(csvTable(what.story, what.clock), [&text](std::string_view piece) {
        text.append(piece.data(), static_cast<qsizetype>(piece.size()));
        return text.size() <= mostCopied;
    });
    if (!whole) {
        return base::Error{base::ErrorCode::TooLarge,
            "the table is too large for the clipboard; save it as a file", what.story.title.toStdString()};
    }
    return text;
}

base::Status writeExport(const PanelExport &what, const QString &path)
{
    switch (what.form) {
    case Form::Png:
        return writePicture(what.image, path);
    case Form::Csv:
        return writeWhole(
            path, [&what](QIODevice &device) { return writeTable(what, device); }, notMade);
    case Form::Svg:
    case Form::PromQl:
        break;
    }
    return writeWhole(
        path, [&what](QIODevice &device) { return writeText(what, device); }, notMade);
}

} // namespace zumik::app
