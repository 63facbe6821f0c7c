// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/rewrite.h"

#include "models/snapshot/archive.h"
#include "models/snapshot/archivewriter.h"
#include "models/snapshot/entrynames.h"
#include "models/snapshot/zipfile.h"

#include <vector>

namespace zumik::snapshot {

namespace {

std::string sumOf(const Manifest &manifest, const std::string &name)
{
    for (const Manifest::Entry &entry : manifest.entries) {
        if (entry.name == name) {
            return entry.sha256;
        }
    }
    return {};
}

/// `kept`: what the writer reads when it finishes.
base::Status copyEntry(const Archive &archive, const std::string &name, ArchiveWriter &writer,
    std::vector<std::unique_ptr<tsdb::MappedFile>> &kept)
{
    if (!name.starts_with(blockPrefix)) {
        const auto text = archive.read(name);
        return text ? writer.addText(name, *text) : text.error();
    }
    kept.push_back(archive.stored(name));
    return writer.addStored(name, kept.back()->bytes(), sumOf(archive.manifest(), name));
}

} // namespace

base::Status rewriteText(const Archive &archive, const std::string &name, std::string_view content)
{
    std::vector<std::unique_ptr<tsdb::MappedFile>> kept; // longer than the writer
    auto writer = ArchiveWriter::create(archive.path());
    if (!writer) {
        return writer.error();
    }
    for (const std::string &each : archive.names()) {
        if (each == name || each == manifestName) {
            continue;
        }
        if (base::Status copied = copyEntry(archive, each, **writer, kept); !copied) {
            return copied;
        }
    }
    if (base::Status added = (*writer)->addText(name, content); !added) {
        return added;
    }
    for (const auto &file : kept) {
        if (base::Status whole = file->whole(); !whole) {
            return whole;
        }
    }
    return (*writer)->finish(archive.manifest());
}

} // namespace zumik::snapshot
