// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/stepoptions.h"

#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"

#include <algorithm>

namespace zumik::dashboard {

StepOptions::StepOptions(std::string id, QJsonValue json, Notes &notes)
    : m_id(std::move(id))
    , m_json(std::move(json))
    , m_notes(notes)
{
}

QJsonValue StepOptions::json(std::string_view key) const
{
    return member(m_json, key);
}

std::string StepOptions::text(std::string_view key) const
{
    return textOf(m_json, key);
}

bool StepOptions::flag(std::string_view key, bool fallback) const
{
    return flagOf(m_json, key, fallback);
}

double StepOptions::number(std::string_view key, double fallback) const
{
    return numberOf(m_json, key).value_or(fallback);
}

std::vector<std::string> StepOptions::texts(std::string_view key) const
{
    return textsOf(json(key));
}

std::vector<std::string> StepOptions::reducers(const QJsonValue &json) const
{
    std::vector<std::string> known;
    for (std::string &reducer : textsOf(json)) {
        if (frame::transform::isReducer(reducer)) {
            known.push_back(std::move(reducer));
        } else {
            m_notes.add("reducer", std::move(reducer));
        }
    }
    return known;
}

frame::transform::Names StepOptions::names(const QJsonValue &json) const
{
    const std::vector<std::string> texts = textsOf(json);
    return {texts.begin(), texts.end()};
}

frame::transform::Names StepOptions::chosen(std::string_view key) const
{
    frame::transform::Names names;
    const QJsonObject object = json(key).toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (flagOf(object, utf8(it.key()))) {
            names.insert(utf8(it.key()));
        }
    }
    return names;
}

StepOptions StepOptions::inside(std::string_view key) const
{
    return {m_id, json(key), m_notes};
}

void StepOptions::knows(std::initializer_list<std::string_view> keys) const
{
    const QJsonObject object = m_json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const std::string key = utf8(it.key());
        if (std::find(keys.begin(), keys.end(), key) == keys.end() && !it.value().isNull()) {
            note(key);
        }
    }
}

void StepOptions::note(const std::string &what) const
{
    m_notes.add("transformation option", m_id + " " + what);
}

} // namespace zumik::dashboard
