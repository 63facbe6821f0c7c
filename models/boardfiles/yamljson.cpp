// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/yamljson.h"

#include <QJsonArray>
#include <QJsonObject>

#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <map>
#include <optional>
#include <regex>
#include <sstream>

namespace zumik::boardfiles {

namespace {

using base::Error;
using base::ErrorCode;

/// Thrown through the parser, and caught in this file.
struct Limit {
    const char *what;
};

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

/// A number of YAML's core schema, decimal; what is longer than any number is text.
std::optional<double> numberOf(const std::string &text)
{
    static const std::regex form(R"([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)");
    if (text.size() > 40 || !std::regex_match(text, form)) {
        return std::nullopt;
    }
    bool ok = false;
    const double number = QByteArray::fromStdString(text).toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QJsonValue scalar(const std::string &tag, const std::string &text)
{
    if (tag == "?") { // plain: not quoted, not a block
        if (isOneOf(text, {"", "~", "null", "Null", "NULL"})) {
            return QJsonValue::Null;
        }
        if (isOneOf(text, {"true", "True", "TRUE", "false", "False", "FALSE"})) {
            return text.front() == 't' || text.front() == 'T';
        }
        if (const auto number = numberOf(text)) {
            return *number;
        }
    }
    return QString::fromStdString(text);
}

/// Builds values from the parser's events, each with how much it is.
class Builder final : public YAML::EventHandler {
public:
    explicit Builder(const YamlLimits &limits)
        : m_limits(limits)
    {
    }

    std::vector<QJsonValue> take() { return std::move(m_documents); }

    /// What can't begin a document ("}, ...") the parser takes for an empty one, again and again.
    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_documentAt == mark.pos) {
            throw YAML::ParserException(mark, "not a document of its own, nor a part of the one before");
        }
        m_documentAt = mark.pos;
        m_anchors.clear();
        m_result = QJsonValue::Undefined;
    }

    void OnDocumentEnd() override
    {
        if (!m_result.isNull() && !m_result.isUndefined()) {
            refuseOver(m_documents.size() >= m_limits.documents, "too many documents");
            m_documents.push_back(m_result);
        }
    }

    void OnNull(const YAML::Mark & /*mark*/, YAML::anchor_t anchor) override
    {
        put({QJsonValue::Null, 4}, anchor);
    }

    void OnAlias(const YAML::Mark & /*mark*/, YAML::anchor_t anchor) override
    {
        const auto found = m_anchors.find(anchor);
        refuseOver(found == m_anchors.end(), "a value that holds itself"); // it isn't complete yet
        put(found->second, YAML::NullAnchor);
    }

    void OnScalar(const YAML::Mark & /*mark*/, const std::string &tag, YAML::anchor_t anchor,
        const std::string &value) override
    {
        put({scalar(tag, value), value.size() + 4}, anchor);
    }

    void OnSequenceStart(const YAML::Mark & /*mark*/, const std::string & /*tag*/, YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/) override
    {
        open(false, anchor);
    }

    void OnSequenceEnd() override { close(); }

    void OnMapStart(const YAML::Mark & /*mark*/, const std::string & /*tag*/, YAML::anchor_t anchor,
        YAML::EmitterStyle::value /*style*/) override
    {
        open(true, anchor);
    }

    void OnMapEnd() override { close(); }

private:
    struct Sized {
        QJsonValue value;
        std::size_t size = 0;
    };

    struct Level {
        bool isMap = false;
        YAML::anchor_t anchor = YAML::NullAnchor;
        std::optional<QString> key;
        QJsonObject object;
        QJsonArray array;
        std::size_t size = 4;
    };

    static void refuseOver(bool over, const char *what)
    {
        if (over) {
            throw Limit{what};
        }
    }

    void open(bool isMap, YAML::anchor_t anchor)
    {
        refuseOver(static_cast<int>(m_levels.size()) >= m_limits.depth, "nested too deeply");
        m_levels.push_back({isMap, anchor, {}, {}, {}, 4});
    }

    void close()
    {
        Level level = std::move(m_levels.back());
        m_levels.pop_back();
        const QJsonValue value = level.isMap ? QJsonValue(level.object) : QJsonValue(level.array);
        put({value, level.size}, level.anchor, false);
    }

    /// `isNew`: it has not been counted yet, as what a level holds has been.
    void put(const Sized &made, YAML::anchor_t anchor, bool isNew = true)
    {
        m_size += isNew ? made.size : 4;
        refuseOver(m_size > m_limits.expanded, "its aliases repeat too much");
        if (anchor != YAML::NullAnchor) {
            m_anchors[anchor] = made;
        }
        if (m_levels.empty()) {
            m_result = made.value;
            return;
        }
        putInto(m_levels.back(), made);
    }

    static void putInto(Level &level, const Sized &made)
    {
        level.size += made.size;
        if (!level.isMap) {
            level.array.append(made.value);
        } else if (!level.key) {
            level.key = made.value.isString() ? made.value.toString() : made.value.toVariant().toString();
        } else {
            level.object.insert(*level.key, made.value);
            level.key.reset();
        }
    }

    const YamlLimits &m_limits;
    std::vector<QJsonValue> m_documents;
    std::vector<Level> m_levels;
    std::map<YAML::anchor_t, Sized> m_anchors;
    QJsonValue m_result;
    std::size_t m_size = 0;
    std::optional<int> m_documentAt; ///< where the last one began, from the start
};

Error syntaxError(const YAML::Exception &problem, const std::string &name)
{
    if (problem.mark.is_null()) {
        return {ErrorCode::FormatInvalid, "YAML: " + problem.msg, name};
    }
    const std::string line = std::to_string(problem.mark.line + 1);
    return {ErrorCode::FormatInvalid,
        "line " + line + ", column " + std::to_string(problem.mark.column + 1) + ": " + problem.msg,
        name.empty() ? line : name + ':' + line};
}

} // namespace

base::Result<std::vector<QJsonValue>> jsonOfYaml(
    std::string_view text, const std::string &name, const YamlLimits &limits)
{
    if (text.size() > limits.bytes) {
        return Error{
            ErrorCode::TooLarge, "YAML of more than " + std::to_string(limits.bytes) + " bytes", name};
    }
    Builder builder(limits);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) { }
    } catch (const Limit &limit) {
        return Error{ErrorCode::TooLarge, limit.what, name};
    } catch (const YAML::Exception &problem) {
        return syntaxError(problem, name);
    }
    return builder.take();
}

} // namespace zumik::boardfiles
