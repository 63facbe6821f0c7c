// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <string_view>

namespace zumik::widgets::controls {

/// Finds a part of a text, whatever the case: without making a QString of every text where the part is ASCII,
/// since a keystroke looks through all of them.
class ChoiceSearch {
public:
    explicit ChoiceSearch(const QString &part);

    bool finds(std::string_view utf8) const;

private:
    bool findsAscii(std::string_view text) const;

    QString m_part;
    std::string m_lower; ///< the part in lower case
    std::string m_first; ///< its first letter in both cases
    bool m_ascii = false;
};

} // namespace zumik::widgets::controls
