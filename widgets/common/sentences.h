// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/board/paneldata.h"
#include "widgets/common/statusshape.h"

#include <QString>

namespace zumik::widgets::common {

/// What a person is told. Plain text throughout; `details` is what "Copy details" copies: it begins with the
/// code, and no secret is ever in an Error.
struct Sentence {
    Status status = Status::Critical;
    QString title; ///< what happened
    QString text; ///< to what, and what to do next
    QString action; ///< of a button; empty: none
    QString details;
};

Sentence sentenceOf(const base::Error &error);

/// Why a panel is empty. `detail` is the metric, label value, target or sentence that the reason is about;
/// `lastSeen` when it was last there, as text, or empty.
Sentence sentenceOf(board::EmptyReason reason, std::string_view detail, const QString &lastSeen = {});

/// What the server says of its answer, which is its own words but for a partial one.
QString sentenceOf(const series::Annotation &annotation);

/// What is doubtful of a panel's values, in a sentence or two.
QString sentenceOf(const board::Doubt &doubt);

} // namespace zumik::widgets::common
