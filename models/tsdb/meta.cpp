// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/meta.h"

#include "models/tsdb/blockparts.h"

#include <simdjson.h>

#include <algorithm>

namespace zumik::tsdb {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t mostBytes = std::size_t{16} << 20; ///< the sources of a year are some 100 kB

base::Error invalid(const std::string &path, std::string what)
{
    return {base::ErrorCode::FormatInvalid, std::move(what), path};
}

std::uint64_t number(dom::element object, const char *key)
{
    std::uint64_t value = 0;
    return object.at_key(key).get(value) == simdjson::SUCCESS ? value : 0;
}

std::vector<std::string> texts(simdjson::simdjson_result<dom::element> list)
{
    std::vector<std::string> all;
    dom::array array;
    if (list.get(array) != simdjson::SUCCESS) {
        return all;
    }
    for (const dom::element each : array) {
        std::string_view text;
        if (each.get(text) == simdjson::SUCCESS || each.at_key("ulid").get(text) == simdjson::SUCCESS) {
            all.emplace_back(text);
        }
    }
    return all;
}

void readCompaction(dom::element root, BlockMeta &meta)
{
    dom::element compaction;
    if (root.at_key("compaction").get(compaction) != simdjson::SUCCESS) {
        return;
    }
    meta.level = static_cast<int>(std::min<std::uint64_t>(number(compaction, "level"), 1000));
    meta.sources = texts(compaction.at_key("sources"));
    meta.parents = texts(compaction.at_key("parents"));
    const auto hints = texts(compaction.at_key("hints"));
    meta.fromOutOfOrder = std::find(hints.begin(), hints.end(), "from-out-of-order") != hints.end();
    bool deletable = false;
    meta.deletable = compaction.at_key("deletable").get(deletable) == simdjson::SUCCESS && deletable;
}

void readStats(dom::element root, BlockMeta &meta)
{
    dom::element stats;
    if (root.at_key("stats").get(stats) == simdjson::SUCCESS) {
        meta.samples = number(stats, "numSamples");
        meta.series = number(stats, "numSeries");
        meta.chunks = number(stats, "numChunks");
    }
}

base::Result<BlockMeta> readRoot(dom::element root, const std::string &path)
{
    std::int64_t version = 0;
    if (root.at_key("version").get(version) != simdjson::SUCCESS) {
        return invalid(path, "no version");
    }
    if (version != 1) {
        return base::Error{base::ErrorCode::FormatUnsupported,
            "unknown version of a block: " + std::to_string(version), path};
    }
    BlockMeta meta;
    std::string_view ulid;
    if (root.at_key("ulid").get(ulid) != simdjson::SUCCESS
        || root.at_key("minTime").get(meta.minTime) != simdjson::SUCCESS
        || root.at_key("maxTime").get(meta.maxTime) != simdjson::SUCCESS) {
        return invalid(path, "ulid, minTime or maxTime is missing or of a wrong kind");
    }
    if (!isUlid(ulid) || meta.minTime > meta.maxTime) {
        return invalid(path, "ulid, minTime or maxTime can't be so");
    }
    meta.ulid = ulid;
    readStats(root, meta);
    readCompaction(root, meta);
    return meta;
}

std::string quotedList(const std::vector<std::string> &texts)
{
    std::string list;
    for (const std::string &text : texts) {
        list += (list.empty() ? "\"" : ", \"") + text + '"';
    }
    return '[' + list + ']';
}

} // namespace

base::Result<BlockMeta> parseMeta(std::string_view json, const std::string &path)
{
    dom::parser parser(mostBytes);
    dom::element root;
    if (const auto error = parser.parse(json.data(), json.size()).get(root); error != simdjson::SUCCESS) {
        return base::Error{base::ErrorCode::JsonInvalid, simdjson::error_message(error), path};
    }
    return root.is_object() ? readRoot(root, path) : invalid(path, "no object");
}

base::Result<BlockMeta> readMeta(const BlockParts &parts)
{
    const auto file = parts.open("meta.json");
    if (!file) {
        return file.error();
    }
    if ((*file)->size() > mostBytes) {
        return base::Error{base::ErrorCode::TooLarge, "more than 16 MiB", (*file)->path()};
    }
    const Bytes bytes = (*file)->bytes();
    const std::string json(bytes.begin(), bytes.end());
    if (const base::Status whole = (*file)->whole(); !whole) {
        return whole.error();
    }
    return parseMeta(json, (*file)->path());
}

std::string toJson(const BlockMeta &meta)
{
    return "{\n\t\"ulid\": \"" + meta.ulid + "\",\n\t\"minTime\": " + std::to_string(meta.minTime)
        + ",\n\t\"maxTime\": " + std::to_string(meta.maxTime) + ",\n\t\"stats\": {\n\t\t\"numSamples\": "
        + std::to_string(meta.samples) + ",\n\t\t\"numSeries\": " + std::to_string(meta.series)
        + ",\n\t\t\"numChunks\": " + std::to_string(meta.chunks)
        + "\n\t},\n\t\"compaction\": {\n\t\t\"level\": " + std::to_string(meta.level)
        + ",\n\t\t\"sources\": " + quotedList(meta.sources) + "\n\t},\n\t\"version\": 1\n}\n";
}

bool isUlid(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    // 26 times 5 bits are two more than 128.
    return text.size() == 26 && text[0] <= '7' && text.find_first_not_of(digits) == std::string_view::npos;
}

} // namespace zumik::tsdb
