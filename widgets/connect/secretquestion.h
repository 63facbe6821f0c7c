// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"

#include <QDialog>

#include <functional>

class QLineEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::connect {

class SecretField;

/// What is asked for. Plain text.
struct SecretWanted {
    enum class Kind { Token, Password, Passphrase, Either };

    Kind kind = Kind::Token; ///< Either: a token, or a user's password
    QString whose; ///< "Prometheus of prod"
    QString reason; ///< why it is asked, and where it will go
    QString user = {}; ///< of Password and Either
    bool canKeep = true;
    QString whyNot = {}; ///< when it can't be kept
};

/// Asks for one secret, and whether to keep it. It stays open until it is told that the answer was of use, or
/// until it is left.
class SecretQuestion final : public QDialog {
    Q_OBJECT

public:
    struct Answer {
        base::Secret secret;
        QString user; ///< empty: it is no password
        bool keep = false; ///< in the keychain; else for this session only
    };

    /// `answered` is called each time that the button to use it is pressed.
    SecretQuestion(const common::Look *look, const SecretWanted &wanted, std::function<void(Answer)> answered,
        QWidget *parent = nullptr);

    /// What became of the answer: it couldn't be kept, say. Another can be given.
    void complain(const QString &title, const QString &text);

private:
    void addKind(QVBoxLayout *to);
    void addFields(QVBoxLayout *to);
    void addChoice(QVBoxLayout *to);
    void addButtons(QVBoxLayout *to);
    controls::Words *words(const char *role, const char *color, const QString &text);
    bool wantsUser() const;
    void update();
    void fit();
    void answer();
    void applyLook();

    const common::Look *m_look;
    SecretWanted m_wanted;
    std::function<void(Answer)> m_answered;
    QRadioButton *m_token = nullptr; ///< of Either
    QRadioButton *m_password = nullptr;
    controls::Words *m_userName = nullptr;
    QLineEdit *m_user = nullptr;
    controls::Words *m_secretName = nullptr;
    SecretField *m_secret = nullptr;
    QRadioButton *m_keep = nullptr;
    QRadioButton *m_session = nullptr;
    controls::Words *m_complaint = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace zumik::widgets::connect
