// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/archive.h"
#include "models/snapshot/archiveblock.h"
#include "models/snapshot/entrynames.h"
#include "models/snapshot/sha256.h"
#include "models/snapshot/zipfile.h"
#include "models/tsdb/verify.h"

#include <algorithm>
#include <map>

namespace zumik::snapshot {

namespace {

constexpr std::size_t mostFaults = 100;
constexpr std::size_t pieceSize = std::size_t{4} << 20;

class Verification {
public:
    Verification(const ZipFile &zip, const Manifest &manifest, const base::StopToken &stop,
        const Archive::Progress &progress)
        : m_zip(zip)
        , m_stop(stop)
        , m_progress(progress)
    {
        for (const Manifest::Entry &each : manifest.entries) {
            m_sums.emplace(each.name, each.sha256);
        }
        for (const LocalEntry &entry : zip.entries()) {
            m_whole += entry.size * passesOver(entry);
        }
    }

    std::vector<base::Error> run()
    {
        for (const LocalEntry &entry : m_zip.entries()) {
            if (!goesOn()) {
                break;
            }
            checkEntry(entry);
        }
        for (const auto &block : blocksOf(m_zip)) {
            if (!goesOn()) {
                break;
            }
            checkBlock(*block);
        }
        if (const base::Status whole = m_zip.file().whole(); !whole) {
            return {whole.error()}; // nothing of what was found says anything
        }
        if (m_stop.stop_requested()) {
            m_faults.push_back({base::ErrorCode::Cancelled, {}, m_zip.file().path()});
        }
        return std::move(m_faults);
    }

private:
    /// What is in a block is summed, and then read sample for sample.
    static std::uint64_t passesOver(const LocalEntry &entry)
    {
        return entry.name.starts_with(blockPrefix) ? 2 : 1;
    }

    bool goesOn() const { return !m_stop.stop_requested() && m_faults.size() < mostFaults; }

    void step(std::uint64_t bytes)
    {
        m_done += bytes;
        if (m_progress) {
            m_progress(m_done, m_whole);
        }
    }

    void note(const LocalEntry &entry, std::string what)
    {
        m_faults.push_back({base::ErrorCode::FormatInvalid, std::move(what), m_zip.path(entry.name)});
    }

    void checkEntry(const LocalEntry &entry)
    {
        const auto stated = m_sums.find(entry.name);
        if (stated == m_sums.end()) {
            if (entry.name != manifestName) { // which was read, and can't have its own sum in itself
                note(entry, "the manifest doesn't list the entry");
            }
            return step(entry.size);
        }
        Sha256 sum;
        if (entry.stored) {
            sumInPlace(entry, sum);
        } else if (const auto content = m_zip.read(entry)) {
            sum.add({reinterpret_cast<const std::uint8_t *>(content->data()), content->size()});
            step(entry.size);
        } else {
            m_faults.push_back(content.error());
            return step(entry.size);
        }
        if (!m_stop.stop_requested() && sum.hex() != stated->second) {
            note(entry, "the entry isn't what it was when it was written: its SHA-256 is wrong");
        }
    }

    void sumInPlace(const LocalEntry &entry, Sha256 &sum)
    {
        const tsdb::Bytes data = m_zip.file().at(entry.offset, entry.size);
        for (std::size_t at = 0; at < data.size() && !m_stop.stop_requested(); at += pieceSize) {
            const tsdb::Bytes piece = data.subspan(at, std::min(pieceSize, data.size() - at));
            sum.add(piece);
            step(piece.size());
        }
    }

    void checkBlock(const tsdb::BlockParts &parts)
    {
        const auto block = tsdb::Block::open(parts);
        if (!block) {
            m_faults.push_back(block.error());
            return;
        }
        auto faults = tsdb::verify(**block, mostFaults - m_faults.size(), m_stop);
        m_faults.insert(
            m_faults.end(), std::make_move_iterator(faults.begin()), std::make_move_iterator(faults.end()));
        step(sizeOf(parts));
    }

    std::uint64_t sizeOf(const tsdb::BlockParts &parts) const
    {
        std::uint64_t size = 0;
        for (const LocalEntry &entry : m_zip.entries()) {
            size += m_zip.path(entry.name).starts_with(parts.path() + '/') ? entry.size : 0;
        }
        return size;
    }

    const ZipFile &m_zip;
    const base::StopToken &m_stop;
    const Archive::Progress &m_progress;
    std::map<std::string, std::string, std::less<>> m_sums;
    std::vector<base::Error> m_faults;
    std::uint64_t m_done = 0;
    std::uint64_t m_whole = 0;
};

} // namespace

std::vector<base::Error> Archive::verify(const base::StopToken &stop, const Progress &progress) const
{
    return Verification(*m_zip, m_manifest, stop, progress).run();
}

} // namespace zumik::snapshot
