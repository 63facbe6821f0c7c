// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/matrixreader.h"

#include "models/base/text.h"
#include "models/clients/prometheus/samplescanner.h"

#include <algorithm>

namespace zumik::clients::prometheus {

namespace {

/// `[1700000000,"0"],`: no sample is shorter.
constexpr std::size_t shortestSample = 17;

std::size_t maxRows(const series::Grid &grid, const Caps &caps)
{
    return std::min(caps.maxSeries, caps.maxValues / std::max<std::size_t>(grid.count, 1));
}

base::Status readResultType(ondemand::object &data, std::string_view expected)
{
    std::string_view type;
    if (const auto code = data.find_field_unordered("resultType").get_string().get(type)) {
        return jsonError(code, "resultType");
    }
    if (type != expected) {
        return jsonError(simdjson::INCORRECT_TYPE, "resultType");
    }
    return base::Done{};
}

/// Any spelling of JSON: white space, escapes, exponents in timestamps.
base::Status readSlowly(ondemand::array &samples, RowWriter &row)
{
    for (auto element : samples) {
        ondemand::value value;
        if (const auto code = element.get(value)) {
            return jsonError(code, "values");
        }
        const auto sample = readSample(value);
        if (!sample) {
            return sample.error();
        }
        row.put(sample->time.ms, sample->value);
    }
    return base::Done{};
}

} // namespace

MatrixReader::MatrixReader(const series::Grid &grid, const Caps &caps, std::size_t bytes)
    : m_placement(grid)
    , m_caps(caps)
    , m_maxRows(maxRows(grid, caps))
    , m_block(grid.count, std::min(caps.maxValues, bytes / shortestSample))
{
}

base::Status MatrixReader::read(ondemand::value data)
{
    ondemand::object object;
    if (const auto code = data.get_object().get(object)) {
        return jsonError(code, "data");
    }
    if (auto type = readResultType(object, "matrix"); !type) {
        return type;
    }
    ondemand::array result;
    if (const auto code = object.find_field_unordered("result").get_array().get(result)) {
        return jsonError(code, "result");
    }
    for (auto element : result) {
        ondemand::value value;
        if (const auto code = element.get(value)) {
            return jsonError(code, "result");
        }
        if (m_labels.size() == m_maxRows) {
            ++m_dropped;
            continue;
        }
        if (auto series = readSeries(value); !series) {
            return series;
        }
    }
    return base::Done{};
}

base::Status MatrixReader::readSeries(ondemand::value value)
{
    ondemand::object object;
    if (const auto code = value.get_object().get(object)) {
        return jsonError(code, "series");
    }
    double *row = m_block.addRow();
    if (row == nullptr) {
        return base::Error{base::ErrorCode::TooLarge, "out of memory", {}};
    }
    Members members;
    for (auto field : object) {
        ondemand::field member;
        if (const auto code = std::move(field).get(member)) {
            return jsonError(code, "series");
        }
        if (auto read = readMember(member, row, members); !read) {
            return read;
        }
    }
    m_histograms += members.histograms ? 1 : 0;
    if (members.histograms && !members.values) {
        m_block.dropRow();
        return base::Done{};
    }
    if (!members.values) {
        RowWriter(row, m_placement).finish();
    }
    m_labels.push_back(std::move(members.labels));
    return base::Done{};
}

base::Status MatrixReader::readMember(ondemand::field field, double *row, Members &members)
{
    const ondemand::raw_json_string key = field.key();
    if (key == "values") {
        members.values = true;
        return readValues(field.value(), row);
    }
    if (key == "metric") {
        auto labels = readLabels(field.value());
        if (!labels) {
            return labels.error();
        }
        members.labels = *std::move(labels);
    }
    members.histograms = members.histograms || key == "histograms";
    return base::Done{};
}

base::Status MatrixReader::readValues(ondemand::value value, double *row)
{
    ondemand::array samples;
    std::string_view text;
    if (const auto code = value.get_array().get(samples)) {
        return jsonError(code, "values");
    }
    if (const auto code = samples.raw_json().get(text)) {
        return jsonError(code, "values");
    }
    RowWriter writer(row, m_placement);
    if (!scanSamples(base::trimmed(text), writer)) {
        writer.restart();
        if (const auto code = samples.reset().error()) {
            return jsonError(code, "values");
        }
        if (auto read = readSlowly(samples, writer); !read) {
            return read;
        }
    }
    writer.finish();
    return base::Done{};
}

series::Matrix MatrixReader::take(Envelope &envelope)
{
    series::Matrix matrix;
    matrix.grid = m_placement.grid();
    matrix.annotations = std::move(envelope.annotations);
    matrix.seriesDropped = m_dropped;
    matrix.histogramsSkipped = m_histograms;
    matrix.series.reserve(m_labels.size());
    const ColumnBlock::Shared block = std::move(m_block).share();
    for (std::size_t row = 0; row < m_labels.size(); ++row) {
        matrix.series.push_back({std::move(m_labels[row]), block.column(row)});
    }
    m_labels.clear();
    return matrix;
}

} // namespace zumik::clients::prometheus
