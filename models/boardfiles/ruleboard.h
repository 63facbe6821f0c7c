// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QString>

namespace zumik::boardfiles {

inline constexpr int mostRules = 500; ///< that a board of rules draws

/// Rule groups of Prometheus as a dashboard of Grafana's: a row for each group, a panel for each rule, which
/// draws its expression and says in its description what else the rule has. `groups` as in a rule file
/// (prometheus.io/docs, recording and alerting rules). Empty where they hold no rule.
QByteArray boardOfRules(const QString &title, const QJsonArray &groups);

} // namespace zumik::boardfiles
