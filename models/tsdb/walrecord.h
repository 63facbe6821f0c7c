// SPDX-License-Identifier: GPL-3.0-or-later
// Records of a write-ahead log (prometheus: tsdb/docs/format/wal.md, tsdb/record/record.go). The first byte
// is the type; numbers of fixed width are big endian:
//
//     1   series        { ref<8>  n <uvarint>  { name  value }... }...           texts with their lengths
//     before 2   samples       ref<8> time<8>  { ref - that <varint>  time - that <varint>  value<8> }... 3
//     tombstones    { ref<8>  from <varint>  to <varint> }... 4   exemplars     passed over, as are 5 (marks
//     that a series's late samples are in chunks_head) and 6
//                       (metadata)
//     7   histograms    as 2, with a histogram in place of the value; 8 with floats in it, 9 and 10 with
//                       bounds of its own
//     11  samples       ref <varint> time <varint> start <varint> value<8>, then
//                       { ref - the last one's <varint>  time - the first one's <varint>  mark<1>
//                         [ start <varint> ]  value<8> }...
//                       where the mark is 0 without a start, 1 for that of the last one, else it follows
//     12, 13            histograms with starts
//     14                the earliest time that counts, in a checkpoint
//
// A histogram: hint<1> schema <varint> zero threshold<8>  zero count  count  sum<8>
//              spans, spans  { n <uvarint>  { offset <varint>  length <uvarint> }... }  of positive, negative
//              buckets, buckets  { n <uvarint>  value... }
//              [ bounds  n <uvarint> value<8>... ]    with schema -53
// with counts as <uvarint> and bucket values as <varint>, or all of these as doubles<8>.
#pragma once

#include "models/series/labels.h"
#include "models/tsdb/bytes.h"
#include "models/tsdb/tombstones.h"

#include <vector>

namespace zumik::tsdb {

enum class WalRecord : std::uint8_t {
    Series = 1,
    Samples = 2,
    Tombstones = 3,
    Histograms = 7,
    FloatHistograms = 8,
    CustomHistograms = 9,
    CustomFloatHistograms = 10,
    SamplesWithStarts = 11,
    HistogramsWithStarts = 12,
    FloatHistogramsWithStarts = 13,
};

struct WalSeries {
    std::uint64_t ref = 0;
    series::Labels labels;
};

struct WalSample {
    std::uint64_t ref = 0;
    std::int64_t time = 0;
    double value = 0; ///< of a histogram 0
};

struct WalTombstone {
    std::uint64_t ref = 0;
    Interval interval;
};

// Each replaces what `out` holds. False for what isn't such a record.

bool decodeSeries(Bytes record, std::vector<WalSeries> &out);
/// Of either kind.
bool decodeSamples(Bytes record, std::vector<WalSample> &out);
bool decodeTombstones(Bytes record, std::vector<WalTombstone> &out);
/// Which series had a histogram when; of types 7 to 10.
bool decodeHistograms(Bytes record, std::vector<WalSample> &out);

} // namespace zumik::tsdb
