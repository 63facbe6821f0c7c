// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>
#include <QStringList>

namespace zumik::settings {

/// Where a person's own boards are, and which were opened last; absolute paths.
struct BoardPlaces {
    static constexpr qsizetype mostFolders = 100;
    static constexpr qsizetype mostFiles = 30;
    static constexpr qsizetype mostRecent = 20;

    QStringList folders; ///< as they were added
    QStringList files; ///< the one that was opened last first
    QStringList recent; ///< ids of boards, likewise

    void addFolder(const QString &folder);
    void addFile(const QString &file);
    void noteOpened(const QString &board);

    bool operator==(const BoardPlaces &) const = default;
};

/// {"version": 1, "folders": [...], "files": [...], "recent": [...]}; what isn't known in it is passed over.
/// No file: no places. Errors: FileUnreadable, JsonInvalid, FormatInvalid.
base::Result<BoardPlaces> readBoardPlaces(const QString &fileName);

/// Errors: FileUnwritable.
base::Status writeBoardPlaces(const QString &fileName, const BoardPlaces &places);

} // namespace zumik::settings
