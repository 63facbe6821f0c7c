// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/legend.h"

#include "models/base/text.h"

namespace zumik::frame {

namespace {

std::string filled(std::string_view format, const series::Labels &labels)
{
    std::string text;
    while (!format.empty()) {
        const std::size_t open = format.find("{{");
        const std::size_t close = open == std::string_view::npos ? open : format.find("}}", open + 2);
        if (close == std::string_view::npos) {
            return text.append(format);
        }
        text += format.substr(0, open);
        text += labels.get(base::trimmed(format.substr(open + 2, close - open - 2)));
        format.remove_prefix(close + 2);
    }
    return text;
}

} // namespace

std::string seriesName(std::string_view format, const series::Labels &labels, std::string_view expression)
{
    if (labels.empty() && (format.empty() || format == "__auto")) {
        return std::string(expression);
    }
    if (format.empty()) {
        return labels.toString();
    }
    if (format != "__auto") {
        return filled(format, labels);
    }
    return labels.size() == 1 && labels.metricName().empty() ? std::string(labels.at(0).value)
                                                             : labels.toString();
}

} // namespace zumik::frame
