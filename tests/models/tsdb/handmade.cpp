// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/tsdb/handmade.h"

#include "models/tsdb/block.h"
#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/crc32c.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace zumik::tsdb {

namespace {

template <typename T> T told(T truth, T lie)
{
    return lie == T{} ? truth : lie;
}

class Handmade {
public:
    Handmade(int version, std::vector<HandmadeSeries> series, const Lies &lies)
        : m_version(version)
        , m_series(std::move(series))
        , m_lies(lies)
    {
        if (lies.swapSeries) {
            std::swap(m_series[0], m_series[1]);
        }
    }

    std::string make()
    {
        put([](ByteBuffer &out) { out.be32(0xBAAAD700); });
        m_bytes += static_cast<char>(m_version);
        const std::size_t symbols = m_bytes.size();
        makeSymbols();
        const std::size_t series = m_bytes.size();
        for (const HandmadeSeries &each : m_series) {
            makeSeries(each);
        }
        const std::size_t postings = m_bytes.size();
        makePostings();
        const std::size_t table = m_bytes.size();
        section([&](ByteBuffer &out) { fillTable(out); });
        ByteBuffer toc;
        for (const std::size_t offset : {symbols, series, std::size_t{0}, std::size_t{0}, postings, table}) {
            toc.be64(offset);
        }
        append(toc.bytes());
        put([&](ByteBuffer &out) { out.be32(crc32c(toc.bytes())); });
        return m_bytes;
    }

private:
    void append(Bytes bytes) { m_bytes.append(reinterpret_cast<const char *>(bytes.data()), bytes.size()); }

    template <typename Fill> void put(Fill fill)
    {
        ByteBuffer out;
        fill(out);
        append(out.bytes());
    }

    template <typename Fill> void section(Fill fill)
    {
        ByteBuffer payload;
        fill(payload);
        put([&](ByteBuffer &out) { out.be32(static_cast<std::uint32_t>(payload.size())); });
        append(payload.bytes());
        put([&](ByteBuffer &out) { out.be32(crc32c(payload.bytes())); });
    }

    void makeSymbols()
    {
        std::set<std::string> all;
        for (const HandmadeSeries &each : m_series) {
            for (std::size_t i = 0; i < each.labels.size(); ++i) {
                all.emplace(each.labels.at(i).name);
                all.emplace(each.labels.at(i).value);
            }
        }
        const std::size_t begin = m_bytes.size() + 4;
        section([&](ByteBuffer &out) {
            out.be32(told(static_cast<std::uint32_t>(all.size()), m_lies.symbolCount));
            for (const std::string &text : all) {
                m_refs[text] = m_version == 1 ? begin + out.size() : m_refs.size();
                if (text == *all.rbegin() && m_lies.symbolLength != 0) {
                    out.uvarint(m_lies.symbolLength);
                } else {
                    out.text(text);
                }
            }
        });
    }

    void makeSeries(const HandmadeSeries &each)
    {
        while (m_version != 1 && m_bytes.size() % 16 != 0) {
            m_bytes += '\0';
        }
        m_ids.push_back(static_cast<std::uint32_t>(m_version == 1 ? m_bytes.size() : m_bytes.size() / 16));
        ByteBuffer entry;
        entry.uvarint(told<std::uint64_t>(each.labels.size(), m_lies.labelCount));
        for (std::size_t i = 0; i < each.labels.size(); ++i) {
            const auto [name, value] = each.labels.at(i);
            entry.uvarint(told<std::uint64_t>(m_refs.at(std::string(name)), i == 0 ? m_lies.labelRef : 0));
            entry.uvarint(m_refs.at(std::string(value)));
        }
        fillChunks(each.chunks, entry);
        put([&](ByteBuffer &out) { out.uvarint(entry.size()); });
        append(entry.bytes());
        put([&](ByteBuffer &out) { out.be32(crc32c(entry.bytes())); });
    }

    void fillChunks(const std::vector<ChunkMeta> &chunks, ByteBuffer &entry) const
    {
        entry.uvarint(told<std::uint64_t>(chunks.size(), m_lies.chunkCount));
        for (std::size_t i = 0; i < chunks.size(); ++i) {
            if (i == 0) {
                entry.varint(chunks[0].minTime);
            } else {
                entry.uvarint(static_cast<std::uint64_t>(chunks[i].minTime - chunks[i - 1].maxTime));
            }
            entry.uvarint(static_cast<std::uint64_t>(chunks[i].maxTime - chunks[i].minTime));
            if (i == 0) {
                entry.uvarint(told(chunks[0].ref, m_lies.chunkRef));
            } else {
                entry.varint(static_cast<std::int64_t>(chunks[i].ref - chunks[i - 1].ref));
            }
        }
    }

    void makeList(const std::string &name, const std::string &value, const std::vector<std::uint32_t> &ids)
    {
        m_lists[{name, value}] = m_bytes.size();
        section([&](ByteBuffer &out) {
            out.be32(told(static_cast<std::uint32_t>(ids.size()), m_lies.postingsCount));
            for (const std::uint32_t id : ids) {
                out.be32(id == m_ids[0] ? told(id, m_lies.seriesId) : id);
            }
        });
    }

    void makePostings()
    {
        std::map<std::pair<std::string, std::string>, std::vector<std::uint32_t>> all;
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            for (std::size_t k = 0; k < m_series[i].labels.size(); ++k) {
                const auto [name, value] = m_series[i].labels.at(k);
                all[{std::string(name), std::string(value)}].push_back(m_ids[i]);
            }
        }
        makeList({}, {}, m_ids);
        for (const auto &[label, ids] : all) {
            makeList(label.first, label.second, ids);
        }
    }

    void fillTable(ByteBuffer &out) const
    {
        out.be32(told(static_cast<std::uint32_t>(m_lists.size()), m_lies.tableCount));
        for (const auto &[label, offset] : m_lists) {
            out.uvarint(2);
            out.text(label.first);
            out.text(label.second);
            out.uvarint(told<std::uint64_t>(offset, m_lies.postingsOffset));
        }
    }

    int m_version;
    std::vector<HandmadeSeries> m_series;
    Lies m_lies;
    std::string m_bytes;
    std::map<std::string, std::uint64_t> m_refs;
    std::vector<std::uint32_t> m_ids;
    std::map<std::pair<std::string, std::string>, std::uint64_t> m_lists;
};

} // namespace

std::string handmadeIndex(int version, std::vector<HandmadeSeries> series, const Lies &lies)
{
    return Handmade(version, std::move(series), lies).make();
}

void replaceIndex(const std::string &block, int version, const Lies &lies)
{
    std::vector<HandmadeSeries> all;
    {
        const auto opened = Block::open(block);
        ASSERT_TRUE(opened) << describe(opened.error());
        const auto found = (*opened)->index().select({}, {});
        for (const KnownSeries *known : *found) {
            HandmadeSeries &each = all.emplace_back();
            each.labels = known->labels;
            ASSERT_TRUE(SeriesEntry(known->entry).readChunks(known->chunksAt, each.chunks));
        }
    }
    tests::writeFile(block + "/index", handmadeIndex(version, std::move(all), lies));
}

} // namespace zumik::tsdb
