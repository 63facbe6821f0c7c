// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/transformation.h"

#include <QJsonObject>
#include <QJsonValue>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::dashboard {

class Notes;

/// The options of one transformation; what is odd about them is noted under its id. Private to
/// models/dashboard.
class StepOptions {
public:
    StepOptions(std::string id, QJsonValue json, Notes &notes);

    const std::string &id() const { return m_id; }

    QJsonObject all() const { return m_json.toObject(); }

    QJsonValue json(std::string_view key) const;
    std::string text(std::string_view key) const;
    bool flag(std::string_view key, bool fallback = false) const;
    double number(std::string_view key, double fallback) const;

    /// The texts of an array, or of one text; of reducers, those that are known.
    std::vector<std::string> texts(std::string_view key) const;
    std::vector<std::string> reducers(const QJsonValue &json) const;
    frame::transform::Names names(const QJsonValue &json) const;

    /// The keys of an object whose values are true.
    frame::transform::Names chosen(std::string_view key) const;

    StepOptions inside(std::string_view key) const;

    /// Notes every option beside these.
    void knows(std::initializer_list<std::string_view> keys) const;
    void note(const std::string &what) const;

    Notes &notes() const { return m_notes; }

    /// The choice of this name; notes one that is not there.
    template <typename T>
    T choice(
        std::string_view key, T fallback, std::initializer_list<std::pair<std::string_view, T>> choices) const
    {
        const std::string name = text(key);
        for (const auto &[known, value] : choices) {
            if (known == name) {
                return value;
            }
        }
        if (!name.empty()) {
            note(std::string(key) + " " + name);
        }
        return fallback;
    }

private:
    std::string m_id;
    QJsonValue m_json;
    Notes &m_notes;
};

using StepResult = std::optional<frame::transform::Step>;

// Nothing where the id is another's; one group of transformations a file.
StepResult readFilterStep(const StepOptions &options);
StepResult readJoinStep(const StepOptions &options);
StepResult readGroupStep(const StepOptions &options);
StepResult readCalculateStep(const StepOptions &options);
StepResult readFieldStep(const StepOptions &options);
StepResult readSeriesStep(const StepOptions &options);
StepResult readExtractStep(const StepOptions &options);
StepResult readUsesStep(const StepOptions &options);

} // namespace zumik::dashboard
