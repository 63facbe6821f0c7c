// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/snapshot/handmadezip.h"

#include "models/snapshot/inflate.h"
#include "models/snapshot/sha256.h"

#include <zlib.h>

namespace zumik::snapshot {

namespace {

class Bytes {
public:
    template <typename T> Bytes &add(T value)
    {
        m_text.append(reinterpret_cast<const char *>(&value), sizeof value);
        return *this;
    }

    Bytes &text(const std::string &text)
    {
        m_text += text;
        return *this;
    }

    std::string m_text;
};

std::string deflated(const std::string &content)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, content.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    ::deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

struct Written {
    std::uint32_t at = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
};

std::string zip64Field(const HandmadeEntry &entry, const Written &written)
{
    if (!entry.zip64) {
        return {};
    }
    Bytes field;
    field.add(std::uint16_t{0xCAFE}).add(std::uint16_t{2}).text("xy"); // another one before it
    field.add(std::uint16_t{1}).add(std::uint16_t{16}).add(written.size).add(written.packed);
    return field.m_text;
}

void addCommon(Bytes &out, const HandmadeEntry &entry, const Written &written, std::uint32_t size)
{
    const std::uint16_t method = entry.method.value_or(entry.deflated ? 8 : 0);
    out.add(std::uint16_t{20}).add(entry.flags).add(method).add(std::uint32_t{0x58210000});
    out.add(crc32(entry.content));
    out.add(entry.zip64 ? UINT32_MAX : static_cast<std::uint32_t>(written.packed));
    out.add(entry.zip64 ? UINT32_MAX : size);
}

Written writeLocal(std::string &file, const HandmadeEntry &entry)
{
    const std::string data = entry.deflated ? deflated(entry.content) : entry.content;
    const Written written{
        static_cast<std::uint32_t>(file.size()), data.size(), entry.size.value_or(entry.content.size())};
    const std::string extra = zip64Field(entry, written);
    Bytes out;
    out.add(std::uint32_t{0x04034B50});
    addCommon(out, entry, written, static_cast<std::uint32_t>(written.size));
    out.add(static_cast<std::uint16_t>(entry.name.size())).add(static_cast<std::uint16_t>(extra.size()));
    out.text(entry.name).text(extra).text(data);
    file += out.m_text;
    return written;
}

std::string central(const HandmadeEntry &entry, const Written &written)
{
    const std::string name = entry.listedName.value_or(entry.name);
    const std::string extra = zip64Field(entry, written);
    Bytes out;
    out.add(std::uint32_t{0x02014B50}).add(std::uint16_t{20});
    addCommon(out, entry, written, entry.listedSize.value_or(static_cast<std::uint32_t>(written.size)));
    out.add(static_cast<std::uint16_t>(name.size())).add(static_cast<std::uint16_t>(extra.size()));
    out.add(std::uint16_t{0}).add(std::uint16_t{0}).add(std::uint16_t{0}).add(std::uint32_t{0});
    out.add(written.at).text(name).text(extra);
    return out.m_text;
}

} // namespace

std::string handmadeZip(const std::vector<HandmadeEntry> &entries)
{
    std::string file;
    std::string list;
    std::uint16_t listed = 0;
    for (const HandmadeEntry &entry : entries) {
        const Written written = writeLocal(file, entry);
        for (int times = entry.unlisted ? 0 : entry.listedTwice ? 2 : 1; times > 0; --times) {
            list += central(entry, written);
            ++listed;
        }
    }
    Bytes end;
    end.add(std::uint32_t{0x06054B50}).add(std::uint16_t{0}).add(std::uint16_t{0});
    end.add(listed).add(listed).add(static_cast<std::uint32_t>(list.size()));
    end.add(static_cast<std::uint32_t>(file.size())).add(std::uint16_t{0});
    return file + list + end.m_text;
}

std::string handmadeSnapshot(std::vector<HandmadeEntry> entries, Manifest manifest)
{
    for (const HandmadeEntry &entry : entries) {
        manifest.entries.push_back({entry.name, entry.content.size(), sha256(entry.content)});
    }
    entries.push_back({"manifest.json", toJson(manifest), true});
    return handmadeZip(entries);
}

std::string sha256(std::string_view content)
{
    Sha256 sum;
    sum.add({reinterpret_cast<const std::uint8_t *>(content.data()), content.size()});
    return sum.hex();
}

} // namespace zumik::snapshot
