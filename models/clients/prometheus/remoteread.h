// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of Prometheus's remote read (prometheus: prompb/remote.proto and types.proto).
//
//     ReadRequest          queries = 1 {start_timestamp_ms = 1, end_timestamp_ms = 2, matchers = 3}...,
//                          accepted_response_types = 2...: 0 samples, 1 streamed XOR chunks
//     LabelMatcher         type = 1 (0 =, 1 !=, 2 =~, 3 !~), name = 2, value = 3
//     ReadResponse         results = 1 {timeseries = 1...}..., one result a query; packed by snappy
//     TimeSeries           labels = 1 {name = 1, value = 2}..., samples = 2 {value = 1, timestamp = 2}...,
//                          histograms = 4...
//     ChunkedReadResponse  chunked_series = 1..., query_index = 2
//     ChunkedSeries        labels = 1..., chunks = 2 {min_time_ms = 1, max_time_ms = 2, type = 3, data =
//     4}...
//
// A streamed answer is a row of frames, each a ChunkedReadResponse, with no mark at its end:
//
//     length <uvarint>, CRC-32C of the message <4, big endian>, message
//
// A series that is long comes in several frames, one behind the other, each with its labels.
#pragma once

#include "models/base/result.h"
#include "models/series/matcher.h"
#include "models/source/rawsource.h"
#include "models/tsdb/bytes.h"

#include <functional>
#include <string>
#include <vector>

namespace zumik::clients::prometheus {

/// The body of a request for several queries: snappy's block format.
std::string remoteReadBody(const std::vector<source::RawQuery> &queries);

/// Which query of the request a series belongs to, its labels as the server sent them, and its samples within
/// the query's range. An error ends the reading.
using RemoteSeriesSink =
    std::function<base::Status(std::size_t query, const series::Labels &, const series::Samples &)>;

/// Hands out an answer's series. `streamed` tells the two kinds of answers apart. Nothing larger than
/// `mostBytes` is made of a packed answer. Errors: FormatInvalid for an answer that is none or is cut short
/// in the middle of something; FormatUnsupported for chunks that can't be read; TooLarge; the sink's.
base::Status readRemoteAnswer(tsdb::Bytes body, bool streamed, const std::vector<source::RawQuery> &queries,
    std::size_t mostBytes, const RemoteSeriesSink &sink);

} // namespace zumik::clients::prometheus
