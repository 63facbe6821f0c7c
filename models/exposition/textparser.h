// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/parser.h"

namespace zumik::exposition {

class TextParser final : public Parser {
public:
    TextParser(std::string_view body, const Limits &limits)
        : Parser(body, Format::Text, limits)
    {
    }

private:
    Step readLine(Entry &entry) override;
    Step readComment(Entry &entry);
    Step passComment(Entry &entry, const char *from);
    Step readHelp(Entry &entry);
    Step readType(Entry &entry);
    Step readSample(Entry &entry);
    bool readTime();
    bool readMetadataText(std::string_view &text);
    bool passLineFeed();
};

} // namespace zumik::exposition
