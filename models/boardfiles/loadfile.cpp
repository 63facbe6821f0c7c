// SPDX-License-Identifier: GPL-3.0-or-later
// Places in files: "PATH", or "PATH#KEY" of one dashboard among several.
#include "models/boardfiles/boardfiles.h"
#include "models/boardfiles/openedfile.h"
#include "models/dashboard/reader.h"

#include <QFileInfo>

#include <algorithm>

namespace zumik::boardfiles {

namespace {

std::string keyOf(const QString &place)
{
    return place.mid(pathOf(place).size() + 1).toStdString();
}

/// The board of that key, the first for none; null when there is none.
const FileBoard *boardOf(const OpenedFile &file, const std::string &key)
{
    if (key.empty()) {
        return file.boards.empty() ? nullptr : &file.boards.front();
    }
    const auto found = std::find_if(
        file.boards.begin(), file.boards.end(), [&](const FileBoard &board) { return board.key == key; });
    return found == file.boards.end() ? nullptr : &*found;
}

base::Error noSuchBoard(const QString &place)
{
    return {
        base::ErrorCode::InvalidArgument, "the file holds no dashboard of this name", place.toStdString()};
}

/// A file that holds nothing but one dashboard is told by its path, errors by the part that has them.
base::Result<LoadedFile> loaded(const OpenedFile &file, const FileBoard &board, const QString &path)
{
    const std::string key = board.key.empty() ? "" : "#" + board.key;
    const std::string place = QFileInfo(path).absoluteFilePath().toStdString() + key;
    auto read = dashboard::readDashboard(
        {board.json.constData(), std::size_t(board.json.size())}, path.toStdString() + key);
    if (!read) {
        return read.error();
    }
    if (read->title.empty()) {
        read->title = QFileInfo(path).completeBaseName().toStdString();
    }
    return LoadedFile{std::move(*read), place, file.boards.size(), file.ruleGroups, file.troubles};
}

} // namespace

bool isPlace(const QString &text)
{
    const QString path = pathOf(text);
    return path.endsWith(QLatin1String(".json")) || path.endsWith(QLatin1String(".yaml"))
        || path.endsWith(QLatin1String(".yml")) || QFileInfo::exists(path);
}

QString pathOf(const QString &place)
{
    const qsizetype hash = place.lastIndexOf(QLatin1Char('#'));
    return hash < 0 || QFileInfo::exists(place) ? place : place.left(hash);
}

base::Result<QByteArray> readJson(const QString &place)
{
    const auto file = openFile(pathOf(place));
    if (!file) {
        return file.error();
    }
    const FileBoard *const board = boardOf(*file, keyOf(place));
    return board == nullptr ? base::Result<QByteArray>(noSuchBoard(place)) : board->json;
}

base::Result<LoadedFile> loadFile(const QString &place)
{
    const QString path = pathOf(place);
    const auto file = openFile(path);
    if (!file) {
        return file.error();
    }
    const FileBoard *const board = boardOf(*file, keyOf(place));
    if (board != nullptr) {
        return loaded(*file, *board, path);
    }
    if (file->boards.empty() && file->ruleGroups > 0) {
        return LoadedFile{std::nullopt, path.toStdString(), 0, file->ruleGroups, file->troubles};
    }
    return noSuchBoard(place);
}

} // namespace zumik::boardfiles
