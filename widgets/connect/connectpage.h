// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connect/legrow.h"

#include <vector>

class QCheckBox;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace zumik::widgets::connect {

class LegList;

/// From what a person types for a server to a saved profile: one field, the legs of the way as they go, what
/// has to be asked on it, and at its end a name.
class ConnectPage final : public QWidget {
    Q_OBJECT

public:
    enum class Stage {
        Asking, ///< for the address
        Working,
        Ended, ///< somewhere on the way
        Arrived ///< the profile can be named and saved
    };

    explicit ConnectPage(const common::Look *look, QWidget *parent = nullptr);

    void setStage(Stage stage);

    Stage stage() const { return m_stage; }

    /// What can't be read of the address; empty: nothing.
    void setComplaint(const QString &sentence);
    void setLegs(const std::vector<Leg> &legs);
    /// As LegList::setQuestion.
    void setQuestion(const QString &leg, QWidget *question);

    QWidget *question() const;

    /// Below everything: how far it is, or what comes of it.
    void setNote(const QString &sentence);
    void suggestName(const QString &name);
    /// What is wrong with the name; empty: nothing.
    void setNameComplaint(const QString &sentence);

    /// Asks where the service is that wasn't found where it usually is; `placeholder` shows the form.
    void askPlace(const QString &name, const QString &placeholder);
    void setPlaceComplaint(const QString &sentence);

    /// As new, the address empty.
    void reset();

Q_SIGNALS:
    void addressEntered(const QString &text);
    void placeEntered(const QString &text);
    void actionTriggered(const QString &leg);
    void nameEntered(const QString &name, bool production);
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QLayout *makeHead();
    QLayout *makeAddress();
    QWidget *makePlace();
    QWidget *makeName();
    controls::Words *words(const char *role, const char *color, const QString &text = {});
    static void say(controls::Words *where, const QString &sentence);
    void applyLook();
    void enterAddress();

    const common::Look *m_look;
    Stage m_stage = Stage::Asking;
    QLineEdit *m_address;
    QPushButton *m_connect;
    controls::Words *m_complaint;
    LegList *m_legs;
    QWidget *m_placePart = nullptr;
    controls::Words *m_placeName;
    QLineEdit *m_place;
    QPushButton *m_search;
    controls::Words *m_placeComplaint;
    QWidget *m_namePart = nullptr;
    QLineEdit *m_name;
    QCheckBox *m_production;
    QPushButton *m_save;
    controls::Words *m_nameComplaint;
    controls::Words *m_note;
    QScrollArea *m_scroll;
};

} // namespace zumik::widgets::connect
