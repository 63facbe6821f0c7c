// SPDX-License-Identifier: GPL-3.0-or-later
// A block: the input is cut into the payloads of an index's sections and a file of chunks, each of which gets
// its checksum, since nobody guesses those. It is opened, verified and read to its end, which may fail and
// not crash.
#include "models/tsdb/block.h"
#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/tombstones.h"
#include "models/tsdb/verify.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

using namespace zumik;

namespace {

/// Pieces of the input, each with its length before it.
class Input {
public:
    explicit Input(tsdb::Bytes bytes)
        : m_reader(bytes)
    {
    }

    std::uint8_t byte() { return m_reader.byte(); }

    tsdb::Bytes piece()
    {
        const std::size_t size = m_reader.byte();
        return m_reader.bytes(std::min(size, m_reader.left()));
    }

private:
    tsdb::ByteReader m_reader;
};

void section(tsdb::ByteBuffer &file, tsdb::Bytes payload)
{
    file.be32(static_cast<std::uint32_t>(payload.size()));
    file.append(payload);
    file.be32(tsdb::crc32c(payload));
}

void write(const std::string &path, tsdb::Bytes bytes)
{
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    stream.write(reinterpret_cast<const char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void writeIndex(const std::string &path, Input &input)
{
    tsdb::ByteBuffer file;
    file.be32(tsdb::indexMagic);
    file.byte(static_cast<std::uint8_t>(1 + input.byte() % 3));
    const std::uint64_t symbols = file.size();
    section(file, input.piece());
    const std::uint64_t series = file.size();
    for (int i = 0; i < 4; ++i) {
        while (file.size() % tsdb::seriesAlignment != 0) {
            file.byte(0);
        }
        const tsdb::Bytes payload = input.piece();
        file.uvarint(payload.size());
        file.append(payload);
        file.be32(tsdb::crc32c(payload));
    }
    const std::uint64_t postings = file.size();
    for (int i = 0; i < 3; ++i) {
        section(file, input.piece());
    }
    const std::uint64_t table = file.size();
    section(file, input.piece());
    tsdb::ByteBuffer toc;
    for (const std::uint64_t offset : {symbols, series, postings, std::uint64_t{0}, postings, table}) {
        toc.be64(offset);
    }
    file.append(toc.bytes());
    file.be32(tsdb::crc32c(toc.bytes()));
    write(path, file.bytes());
}

void writeChunks(const std::string &path, Input &input)
{
    tsdb::ByteBuffer file;
    file.be32(tsdb::chunksMagic);
    file.be32(0x01000000);
    for (int i = 0; i < 3; ++i) {
        const tsdb::Bytes summed = input.piece();
        if (!summed.empty()) {
            file.uvarint(summed.size() - 1);
            file.append(summed);
            file.be32(tsdb::crc32c(summed));
        }
    }
    write(path, file.bytes());
}

/// In memory where that's possible, since it's written anew for each input.
class Directory {
public:
    Directory()
    {
        const bool memory = std::filesystem::exists("/dev/shm");
        m_path = (memory ? "/dev/shm" : "/tmp") + ("/zumik-tsdbfuzz-" + std::to_string(getpid()));
        std::filesystem::create_directories(m_path + "/chunks");
        std::ofstream(m_path + "/meta.json")
            << R"({"version":1,"ulid":"01ARZ3NDEKTSV4RRFFQ69G5FAV","minTime":0,"maxTime":9})";
    }

    ~Directory()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    const std::string &path() const { return m_path; }

private:
    std::string m_path;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Directory directory;
    Input input({data, size});
    writeIndex(directory.path() + "/index", input);
    writeChunks(directory.path() + "/chunks/000001", input);
    const auto block = tsdb::Block::open(directory.path());
    if (!block) {
        return 0;
    }
    (void)tsdb::verify(**block, 10);
    constexpr base::TimeRange ever{{INT64_MIN}, {INT64_MAX}};
    const auto regex = series::Matcher::make(series::Matcher::Op::Regex, "a", ".*1");
    for (const auto &matchers : {std::vector<series::Matcher>{}, std::vector{*regex}}) {
        const auto set = (*block)->select(matchers, ever, {});
        series::Samples samples;
        for (std::size_t i = 0; set && i < (*set)->size(); ++i) {
            (void)(*set)->read(i, ever, samples);
            (void)(*set)->read(i, {{0}, {1000}}, samples);
        }
    }
    return 0;
}
