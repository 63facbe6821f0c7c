// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/session/secretneed.h"
#include "models/settings/profile.h"
#include "widgets/connect/secretquestion.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::app {

class Services;

/// Asks for a secret in a dialog of the window and keeps it where the person wants: in the keychain, or for
/// this session only; bound to its destination either way.
class SecretAsking final : public QObject {
    Q_OBJECT

public:
    /// Where the profile stands that will say where its secret is kept.
    enum class Saved {
        Yes, ///< among the saved ones: it is written there
        Later, ///< it is about to be saved
        No ///< nowhere: nothing can be kept beyond the session
    };

    /// All must outlive it.
    SecretAsking(Services &services, const widgets::common::Look *look, QWidget *window);

    /// `why` it is asked, if anything has failed. One question at a time: while there is one, no other.
    void ask(const settings::Profile &profile, const session::SecretNeed &need, Saved saved,
        const std::optional<base::Error> &why);

Q_SIGNALS:
    /// The secret can be read now, by what this profile says.
    void answered(const zumik::settings::Profile &profile);

private:
    struct Asked {
        settings::Profile profile;
        session::SecretNeed need;
        Saved saved = Saved::No;
    };

    void take(Asked asked, widgets::connect::SecretQuestion::Answer answer);
    base::Status save(const Asked &asked, const QString &user) const;
    void fail(const base::Error &error);

    Services &m_services;
    const widgets::common::Look *m_look;
    QWidget *m_window;
    QPointer<widgets::connect::SecretQuestion> m_question;
};

/// What the dialog says.
widgets::connect::SecretWanted wantedOf(const settings::Profile &profile, const session::SecretNeed &need,
    SecretAsking::Saved saved, const std::optional<base::Error> &why);

} // namespace zumik::app
