// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/packs.h"

#include "models/dashboard/yamltree.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace zumik::dashboard {

namespace {

using Kind = YamlNode::Kind;

/// Reads a pack.yaml's tree; of several faults the first is told.
class PackText {
public:
    explicit PackText(const std::string &fileName)
        : m_fileName(fileName)
    {
    }

    base::Result<Pack> read(const YamlNode &root)
    {
        Pack pack;
        readTop(root, pack);
        if (m_error) {
            return *m_error;
        }
        return pack;
    }

private:
    void fail(const YamlNode &at, std::string words)
    {
        if (!m_error) {
            m_error = base::Error{base::ErrorCode::FormatInvalid, std::move(words), placeOf(at, m_fileName)};
        }
    }

    /// Whether it is a map of these keys alone.
    bool isMapOf(const YamlNode &node, std::initializer_list<std::string_view> known)
    {
        if (node.kind != Kind::Map) {
            fail(node, "keys and values expected");
            return false;
        }
        for (const YamlNode &key : node.keys) {
            if (std::find(known.begin(), known.end(), key.text) == known.end()) {
                fail(key, "unknown key \"" + key.text + "\"");
                return false;
            }
        }
        return true;
    }

    static const YamlNode *valueOf(const YamlNode &map, std::string_view key)
    {
        for (std::size_t i = 0; i < map.keys.size(); ++i) {
            if (map.keys[i].text == key) {
                return &map.items[i];
            }
        }
        return nullptr;
    }

    /// Not empty: what is written without a word is a slip.
    std::string text(const YamlNode &node)
    {
        if (node.kind != Kind::Text || node.text.empty()) {
            fail(node, "a text expected");
        }
        return node.text;
    }

    std::string needed(const YamlNode &map, const char *key)
    {
        const YamlNode *value = valueOf(map, key);
        if (value == nullptr) {
            fail(map, std::string("a pack needs \"") + key + "\"");
            return {};
        }
        return text(*value);
    }

    /// The items of the list of that key; none without it.
    const std::vector<YamlNode> &items(const YamlNode &map, const char *key)
    {
        static const std::vector<YamlNode> none;
        const YamlNode *value = valueOf(map, key);
        if (value != nullptr && value->kind != Kind::List) {
            fail(*value, std::string("\"") + key + "\" must be a list");
        }
        return value != nullptr ? value->items : none;
    }

    std::vector<std::string> texts(const YamlNode &map, const char *key)
    {
        std::vector<std::string> read;
        for (const YamlNode &item : items(map, key)) {
            read.push_back(text(item));
        }
        return read;
    }

    /// One name, or a list of such that stand for each other.
    Alternatives names(const YamlNode &node)
    {
        if (node.kind != Kind::List) {
            return {text(node)};
        }
        if (node.items.empty()) {
            fail(node, "a name expected");
        }
        Alternatives read;
        for (const YamlNode &item : node.items) {
            read.push_back(text(item));
        }
        return read;
    }

    std::vector<Alternatives> namesOf(const YamlNode &map, const char *key)
    {
        std::vector<Alternatives> read;
        for (const YamlNode &item : items(map, key)) {
            read.push_back(names(item));
        }
        return read;
    }

    void readTop(const YamlNode &root, Pack &pack)
    {
        if (!isMapOf(root, {"id", "title", "dashboards", "targets", "expects"})) {
            return;
        }
        pack.id = needed(root, "id");
        pack.title = needed(root, "title");
        for (const YamlNode &file : items(root, "dashboards")) {
            pack.dashboards.push_back({{}, {}, fileOf(file)});
        }
        pack.targets = namesOf(root, "targets");
        for (const YamlNode &expectation : items(root, "expects")) {
            pack.expectations.push_back(expectationOf(expectation));
        }
    }

    QString fileOf(const YamlNode &node)
    {
        const std::string name = text(node);
        if (name.find_first_of("/\\:") != std::string::npos || !name.ends_with(".json")) {
            fail(node, "the name of a .json file beside pack.yaml expected");
        }
        return QString::fromStdString(name);
    }

    PackExpectation expectationOf(const YamlNode &node)
    {
        PackExpectation read;
        if (!isMapOf(node, {"series", "labels", "dashboards", "panels", "absent"})) {
            return read;
        }
        if (const YamlNode *series = valueOf(node, "series")) {
            read.series = names(*series);
        } else {
            fail(node, "an expectation needs \"series\"");
        }
        read.labels = namesOf(node, "labels");
        read.dashboards = texts(node, "dashboards");
        read.panels = texts(node, "panels");
        if (const YamlNode *absent = valueOf(node, "absent")) {
            read.absent = text(*absent);
        }
        return read;
    }

    const std::string &m_fileName;
    std::optional<base::Error> m_error;
};

} // namespace

base::Result<Pack> readPackText(std::string_view yaml, const std::string &fileName)
{
    const auto tree = readYaml(yaml, fileName);
    if (!tree) {
        return tree.error();
    }
    return PackText(fileName).read(*tree);
}

} // namespace zumik::dashboard
