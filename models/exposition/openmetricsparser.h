// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/parser.h"

namespace zumik::exposition {

class OpenMetricsParser final : public Parser {
public:
    OpenMetricsParser(std::string_view body, const Limits &limits)
        : Parser(body, Format::OpenMetrics, limits)
    {
    }

private:
    Step readLine(Entry &entry) override;
    Step readEnd(Entry &entry);
    void passNuls();
    Step readMetadata(Entry &entry);
    bool readMetadataText(std::string_view &text);
    bool setUnit(std::string_view unit);
    Step readSample(Entry &entry);
    bool readValue(double &value);
    bool readRest();
    bool readExemplar();
    bool readTime(std::optional<base::Time> &time);
};

} // namespace zumik::exposition
