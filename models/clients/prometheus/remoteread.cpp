// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/remoteread.h"

#include "models/clients/prometheus/protobuf.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/samplechain.h"
#include "models/tsdb/samplechunk.h"
#include "models/tsdb/snappy.h"

#include <algorithm>

namespace zumik::clients::prometheus {

namespace {

using protobuf::Kind;
using source::RawQuery;

base::Error invalid(std::string what)
{
    return {base::ErrorCode::FormatInvalid, "remote read: " + std::move(what), {}};
}

unsigned typeOf(series::Matcher::Op op)
{
    switch (op) {
    case series::Matcher::Op::Equal:
        return 0;
    case series::Matcher::Op::NotEqual:
        return 1;
    case series::Matcher::Op::Regex:
        return 2;
    case series::Matcher::Op::NotRegex:
        return 3;
    }
    return 0;
}

std::string encoded(const RawQuery &query)
{
    protobuf::Writer out;
    out.varint(1, static_cast<std::uint64_t>(query.range.start.ms));
    out.varint(2, static_cast<std::uint64_t>(query.range.end.ms));
    for (const series::Matcher &matcher : query.matchers) {
        protobuf::Writer one;
        one.varint(1, typeOf(matcher.op()));
        one.text(2, matcher.name());
        one.text(3, matcher.value());
        out.text(3, one.bytes());
    }
    return out.bytes();
}

/// The samples of one series, from chunk to chunk.
class Gathering {
public:
    bool empty() const { return m_parts.empty() && m_first.times.empty() && m_first.histogramsSkipped == 0; }

    base::Status addChunk(tsdb::Encoding encoding, tsdb::Bytes chunk)
    {
        m_part.clear();
        if (base::Status read = tsdb::decodeChunk(encoding, chunk, m_part); !read) {
            return read;
        }
        add(m_part);
        return base::Done{};
    }

    /// Chunks of one place in time come from several blocks, where these overlap.
    void add(const series::Samples &part)
    {
        const bool follows =
            m_first.times.empty() || part.times.empty() || part.times.front() > m_first.times.back();
        if (!follows) {
            m_parts.push_back(part);
            return;
        }
        m_first.times.insert(m_first.times.end(), part.times.begin(), part.times.end());
        m_first.values.insert(m_first.values.end(), part.values.begin(), part.values.end());
        m_first.histogramsSkipped += part.histogramsSkipped;
    }

    /// All within the range; empty afterwards.
    series::Samples take(base::TimeRange range)
    {
        if (!m_parts.empty()) {
            m_parts.insert(m_parts.begin(), std::move(m_first));
            m_first.clear();
            tsdb::chainSamples(m_parts, m_first);
            m_parts.clear();
        }
        series::Samples out = std::exchange(m_first, {});
        const auto begin = std::lower_bound(out.times.begin(), out.times.end(), range.start.ms);
        const auto end = std::upper_bound(begin, out.times.end(), range.end.ms);
        const auto from = begin - out.times.begin();
        const auto to = end - out.times.begin();
        out.times.erase(end, out.times.end());
        out.values.erase(out.values.begin() + to, out.values.end());
        out.times.erase(out.times.begin(), out.times.begin() + from);
        out.values.erase(out.values.begin(), out.values.begin() + from);
        return out;
    }

private:
    series::Samples m_first;
    std::vector<series::Samples> m_parts;
    series::Samples m_part;
};

/// Puts the series together and hands them out.
class Receiving {
public:
    Receiving(const std::vector<RawQuery> &queries, const RemoteSeriesSink &sink)
        : m_queries(queries)
        , m_sink(sink)
    {
    }

    base::Status frame(tsdb::Bytes message)
    {
        std::uint64_t query = 0;
        protobuf::Reader look(message);
        while (look.next()) {
            query = look.is(2, Kind::Varint) ? look.varint() : query;
        }
        if (!look.ok() || query >= m_queries.size()) {
            return invalid("a frame that is none");
        }
        protobuf::Reader reader(message);
        while (reader.next()) {
            if (reader.is(1, Kind::Bytes)) {
                if (base::Status read = series(query, reader.bytes()); !read) {
                    return read;
                }
            }
        }
        return base::Done{};
    }

    base::Status series(std::size_t query, tsdb::Bytes message)
    {
        auto labels = labelsOf(message);
        if (!labels) {
            return labels.error();
        }
        if (!m_open || m_query != query || m_labels != *labels) {
            if (base::Status ended = end(); !ended) {
                return ended;
            }
            m_open = true;
            m_query = query;
            m_labels = *std::move(labels);
        }
        protobuf::Reader reader(message);
        m_plain.clear();
        while (reader.next()) {
            if (reader.is(2, Kind::Bytes) && m_chunked) {
                if (base::Status read = chunk(reader.bytes()); !read) {
                    return read;
                }
            } else if (reader.is(2, Kind::Bytes)) {
                if (base::Status read = sample(reader.bytes()); !read) {
                    return read;
                }
            } else if (reader.is(4, Kind::Bytes) && !m_chunked) {
                ++m_plain.histogramsSkipped;
            }
        }
        m_gathering.add(m_plain);
        return base::Done{};
    }

    base::Status end()
    {
        if (!std::exchange(m_open, false)) {
            return base::Done{};
        }
        const series::Samples samples = m_gathering.take(m_queries[m_query].range);
        if (samples.times.empty() && samples.histogramsSkipped == 0) {
            return base::Done{};
        }
        return m_sink(m_query, m_labels, samples);
    }

    void setChunked(bool chunked) { m_chunked = chunked; }

private:
    base::Result<series::Labels> labelsOf(tsdb::Bytes message)
    {
        m_pairs.clear();
        protobuf::Reader reader(message);
        while (reader.next()) {
            if (!reader.is(1, Kind::Bytes)) {
                continue;
            }
            auto &[name, value] = m_pairs.emplace_back();
            protobuf::Reader label(reader.bytes());
            while (label.next()) {
                name = label.is(1, Kind::Bytes) ? label.text() : name;
                value = label.is(2, Kind::Bytes) ? label.text() : value;
            }
            if (!label.ok()) {
                return invalid("a label that is cut short");
            }
        }
        return reader.ok() ? base::Result(series::Labels(m_pairs)) : invalid("a series that is cut short");
    }

    base::Status chunk(tsdb::Bytes message)
    {
        std::uint64_t type = 0;
        tsdb::Bytes data;
        protobuf::Reader reader(message);
        while (reader.next()) {
            type = reader.is(3, Kind::Varint) ? reader.varint() : type;
            data = reader.is(4, Kind::Bytes) ? reader.bytes() : data;
        }
        if (!reader.ok() || type > 255) {
            return invalid("a chunk that is cut short");
        }
        return m_gathering.addChunk(static_cast<tsdb::Encoding>(type), data);
    }

    base::Status sample(tsdb::Bytes message)
    {
        double value = 0; // what is zero isn't written
        std::int64_t time = 0;
        protobuf::Reader reader(message);
        while (reader.next()) {
            value = reader.is(1, Kind::Fixed64) ? reader.real() : value;
            time = reader.is(2, Kind::Varint) ? reader.int64() : time;
        }
        const bool follows = m_plain.times.empty() || time > m_plain.times.back();
        if (!reader.ok() || !follows) {
            return invalid("a sample that is cut short, or isn't after the one before");
        }
        m_plain.times.push_back(time);
        m_plain.values.push_back(value);
        return base::Done{};
    }

    const std::vector<RawQuery> &m_queries;
    const RemoteSeriesSink &m_sink;
    bool m_chunked = true;
    bool m_open = false;
    std::size_t m_query = 0;
    series::Labels m_labels;
    Gathering m_gathering;
    series::Samples m_plain;
    std::vector<std::pair<std::string_view, std::string_view>> m_pairs;
};

base::Status readFrames(tsdb::Bytes body, Receiving &to)
{
    tsdb::ByteReader reader(body);
    while (reader.left() > 0) {
        const std::uint64_t length = reader.uvarint();
        const std::uint32_t sum = reader.be32();
        const tsdb::Bytes message = reader.bytes(length);
        if (!reader.ok()) {
            return invalid("the stream is cut short");
        }
        if (tsdb::crc32c(message) != sum) {
            return invalid("a frame whose checksum is wrong");
        }
        if (base::Status read = to.frame(message); !read) {
            return read;
        }
    }
    return to.end();
}

base::Status readResults(tsdb::Bytes message, std::size_t queries, Receiving &to)
{
    protobuf::Reader results(message);
    std::size_t query = 0;
    for (; results.next(); ++query) {
        if (!results.is(1, Kind::Bytes) || query >= queries) {
            return invalid("more results than queries");
        }
        protobuf::Reader series(results.bytes());
        while (series.next()) {
            if (series.is(1, Kind::Bytes)) {
                if (base::Status read = to.series(query, series.bytes()); !read) {
                    return read;
                }
            }
        }
        if (!series.ok()) {
            return invalid("a result that is cut short");
        }
    }
    if (!results.ok() || query != queries) {
        return invalid("the answer is cut short");
    }
    return to.end();
}

} // namespace

std::string remoteReadBody(const std::vector<RawQuery> &queries)
{
    protobuf::Writer out;
    for (const RawQuery &query : queries) {
        out.text(1, encoded(query));
    }
    out.varint(2, 1);
    out.varint(2, 0);
    return tsdb::packSnappy(out.bytes());
}

base::Status readRemoteAnswer(tsdb::Bytes body, bool streamed, const std::vector<RawQuery> &queries,
    std::size_t mostBytes, const RemoteSeriesSink &sink)
{
    Receiving to(queries, sink);
    if (streamed) {
        return readFrames(body, to);
    }
    const auto plain = tsdb::unpackSnappy(body, mostBytes);
    if (!plain) {
        return plain.error();
    }
    to.setChunked(false);
    return readResults(
        {reinterpret_cast<const std::uint8_t *>(plain->data()), plain->size()}, queries.size(), to);
}

} // namespace zumik::clients::prometheus
