// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/paneldata.h"

namespace zumik::board {

std::string_view reasonName(EmptyReason reason)
{
    switch (reason) {
    case EmptyReason::None:
        return "";
    case EmptyReason::UnknownMetric:
        return "unknown_metric";
    case EmptyReason::UnknownLabelValue:
        return "unknown_label_value";
    case EmptyReason::TargetDown:
        return "target_down";
    case EmptyReason::NotScrapedYet:
        return "not_scraped_yet";
    case EmptyReason::Retention:
        return "retention";
    case EmptyReason::ByDesign:
        return "by_design";
    case EmptyReason::NoTraffic:
        return "no_traffic";
    case EmptyReason::BadQuery:
        return "bad_query";
    case EmptyReason::ServerError:
        return "server_error";
    case EmptyReason::Unsupported:
        return "unsupported";
    case EmptyReason::TransformedAway:
        return "transformed_away";
    case EmptyReason::NothingPairs:
        return "bad_query";
    case EmptyReason::NothingAsked:
        return "unsupported";
    case EmptyReason::LibraryMissing:
        return "library_missing";
    }
    return "";
}

} // namespace zumik::board
