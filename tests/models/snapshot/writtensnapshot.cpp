// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/snapshot/writtensnapshot.h"

#include "models/snapshot/archivewriter.h"
#include "models/snapshot/documents.h"

#include <gtest/gtest.h>

namespace zumik::snapshot {

std::string writtenSnapshot(
    const tsdb::History &history, const std::string &directory, const std::string &path, Manifest manifest)
{
    const std::string block = tsdb::writtenBlock(history, directory);
    const auto writer = ArchiveWriter::create(path);
    EXPECT_TRUE(writer) << describe(writer.error());
    EXPECT_TRUE((*writer)->addBlock(block));
    EXPECT_TRUE((*writer)->addText("dashboards/a.json", boardText));
    EXPECT_TRUE((*writer)->addText("notes.json", notesText));
    const base::Status finished = (*writer)->finish(std::move(manifest));
    EXPECT_TRUE(finished) << describe(finished.error());
    return block;
}

} // namespace zumik::snapshot
