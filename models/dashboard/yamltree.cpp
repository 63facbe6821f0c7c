// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/yamltree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

namespace zumik::dashboard {

namespace {

/// Thrown through yaml-cpp, whose parser can be stopped in no other way.
struct Refusal {
    YamlNode at;
    std::string words;
};

YamlNode nodeAt(const YAML::Mark &mark, YamlNode::Kind kind)
{
    return {kind, mark.line + 1, mark.column + 1, {}, {}, {}};
}

/// Builds the tree from yaml-cpp's events. A container stays in m_open until its end.
class TreeBuilder final : public YAML::EventHandler {
public:
    YamlNode root() && { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }

    void OnDocumentEnd() override { }

    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override { add(nodeAt(mark, YamlNode::Kind::Text)); }

    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override
    {
        throw Refusal{nodeAt(mark, YamlNode::Kind::Text), "aliases are not read: write it out"};
    }

    void OnAnchor(const YAML::Mark &mark, const std::string &) override
    {
        throw Refusal{nodeAt(mark, YamlNode::Kind::Text), "anchors are not read: write it out"};
    }

    void OnScalar(
        const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, const std::string &value) override
    {
        YamlNode node = nodeAt(mark, YamlNode::Kind::Text);
        refuseTag(tag, node);
        node.text = value;
        add(std::move(node));
    }

    void OnSequenceStart(
        const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(nodeAt(mark, YamlNode::Kind::List), tag);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapStart(
        const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, YAML::EmitterStyle::value) override
    {
        open(nodeAt(mark, YamlNode::Kind::Map), tag);
    }

    void OnMapEnd() override { close(); }

private:
    /// yaml-cpp's own: "?" for what is plain, "!" for what is quoted.
    static void refuseTag(const std::string &tag, const YamlNode &node)
    {
        if (!tag.empty() && tag != "?" && tag != "!") {
            throw Refusal{node, "tags are not read"};
        }
    }

    void open(YamlNode node, const std::string &tag)
    {
        refuseTag(tag, node);
        if (m_open.size() == deepestYaml) {
            throw Refusal{std::move(node), "nested too deeply"};
        }
        m_open.push_back(std::move(node));
    }

    void close()
    {
        YamlNode node = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(node));
    }

    void add(YamlNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
        } else if (m_open.back().kind == YamlNode::Kind::Map
            && m_open.back().keys.size() == m_open.back().items.size()) {
            addKey(m_open.back(), std::move(node));
        } else {
            m_open.back().items.push_back(std::move(node));
        }
    }

    static void addKey(YamlNode &map, YamlNode key)
    {
        if (key.kind != YamlNode::Kind::Text) {
            throw Refusal{std::move(key), "a key must be a word"};
        }
        if (map.keys.size() == mostKeys) {
            throw Refusal{std::move(key), "too many keys"};
        }
        if (std::any_of(
                map.keys.begin(), map.keys.end(), [&](const auto &k) { return k.text == key.text; })) {
            throw Refusal{key, "\"" + key.text + "\" is there twice"};
        }
        map.keys.push_back(std::move(key));
    }

    static constexpr std::size_t mostKeys = 64; ///< each is compared with all before it

    YamlNode m_root;
    std::vector<YamlNode> m_open;
};

base::Error invalid(const YamlNode &at, std::string words, const std::string &fileName)
{
    return {base::ErrorCode::FormatInvalid, std::move(words), placeOf(at, fileName)};
}

base::Result<YamlNode> parse(std::string_view text, const std::string &fileName)
{
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    TreeBuilder builder;
    if (!parser.HandleNextDocument(builder)) {
        return invalid({}, "the file is empty", fileName);
    }
    YamlNode root = std::move(builder).root();
    TreeBuilder second;
    if (parser.HandleNextDocument(second)) {
        return invalid(std::move(second).root(), "a second document begins", fileName);
    }
    return root;
}

} // namespace

std::string placeOf(const YamlNode &node, const std::string &fileName)
{
    return fileName + ':' + std::to_string(node.line) + ':' + std::to_string(node.column);
}

base::Result<YamlNode> readYaml(std::string_view text, const std::string &fileName)
{
    if (text.size() > largestYaml) {
        return base::Error{base::ErrorCode::TooLarge, "more than 256 KiB", fileName};
    }
    try {
        return parse(text, fileName);
    } catch (const Refusal &refusal) {
        return invalid(refusal.at, refusal.words, fileName);
    } catch (const YAML::Exception &exception) {
        return invalid(nodeAt(exception.mark, YamlNode::Kind::Text), exception.msg, fileName);
    }
}

} // namespace zumik::dashboard
