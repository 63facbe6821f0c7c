// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/connectpage.h"

#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/connect/leglist.h"
#include "widgets/controls/words.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace zumik::widgets::connect {

namespace {

constexpr int widest = 664;

} // namespace

ConnectPage::ConnectPage(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_address(new QLineEdit(this))
    , m_connect(new QPushButton(tr("Connect"), this))
    , m_complaint(words("table", "status.critical.fg"))
    , m_legs(new LegList(look, this))
    , m_placeName(words("table", "text.secondary"))
    , m_place(new QLineEdit(this))
    , m_search(new QPushButton(tr("Look there"), this))
    , m_placeComplaint(words("table", "status.critical.fg"))
    , m_name(new QLineEdit(this))
    , m_production(new QCheckBox(tr("This is production: the window says so all the time"), this))
    , m_save(new QPushButton(tr("Save and open"), this))
    , m_nameComplaint(words("table", "status.critical.fg"))
    , m_note(words("table", "text.secondary"))
    , m_scroll(new QScrollArea(this))
{
    setAccessibleName(tr("Connect to a VPS"));
    auto *const way = new QWidget;
    auto *const parts = new QVBoxLayout(way);
    parts->setContentsMargins(0, 0, 8, 0);
    parts->setSpacing(8);
    parts->addWidget(m_legs);
    parts->addWidget(makePlace());
    parts->addWidget(makeName());
    parts->addStretch(1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(way);
    auto *const whole = new QWidget(this);
    whole->setMaximumWidth(widest);
    auto *const column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(makeHead());
    column->addLayout(makeAddress());
    column->addWidget(m_complaint);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_note);
    auto *const page = new QHBoxLayout(this);
    page->setContentsMargins(16, 16, 16, 12);
    page->addStretch(1);
    page->addWidget(whole, 1000);
    page->addStretch(1);
    QObject::connect(m_legs, &LegList::actionTriggered, this, &ConnectPage::actionTriggered);
    QObject::connect(look, &common::Look::changed, this, &ConnectPage::applyLook);
    applyLook();
    reset();
}

controls::Words *ConnectPage::words(const char *role, const char *color, const QString &text)
{
    auto *const made = new controls::Words(m_look, role, color, this);
    made->setText(text);
    made->setWordWrap(true);
    return made;
}

QLayout *ConnectPage::makeHead()
{
    auto *const title = words("title", "text.primary", tr("Connect to a VPS"));
    auto *const close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    QObject::connect(close, &QPushButton::clicked, this, &ConnectPage::left);
    auto *const line = new QHBoxLayout;
    line->addWidget(title, 1);
    line->addWidget(close);
    return line;
}

QLayout *ConnectPage::makeAddress()
{
    auto *const label = words("table", "text.secondary",
        tr("What you give to ssh: user@host, user@host:port or an alias of ~/.ssh/config"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(QStringLiteral("ops@vps.example.com"));
    label->setBuddy(m_address);
    QObject::connect(m_address, &QLineEdit::returnPressed, this, &ConnectPage::enterAddress);
    QObject::connect(m_connect, &QPushButton::clicked, this, &ConnectPage::enterAddress);
    QObject::connect(m_address, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_connect->setEnabled(!text.trimmed().isEmpty() && m_stage != Stage::Working);
        setComplaint({});
    });
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_address, 1);
    line->addWidget(m_connect);
    auto *const column = new QVBoxLayout;
    column->setSpacing(4);
    column->addWidget(label);
    column->addLayout(line);
    return column;
}

QWidget *ConnectPage::makePlace()
{
    m_placePart = new QWidget;
    QObject::connect(
        m_place, &QLineEdit::returnPressed, this, [this] { Q_EMIT placeEntered(m_place->text()); });
    QObject::connect(m_search, &QPushButton::clicked, this, [this] { Q_EMIT placeEntered(m_place->text()); });
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_place, 1);
    line->addWidget(m_search);
    auto *const column = new QVBoxLayout(m_placePart);
    column->setContentsMargins(26, 4, 0, 4);
    column->setSpacing(4);
    column->addWidget(m_placeName);
    column->addLayout(line);
    column->addWidget(m_placeComplaint);
    return m_placePart;
}

QWidget *ConnectPage::makeName()
{
    m_namePart = new QWidget;
    m_name->setAccessibleName(tr("Profile name"));
    const auto save = [this] {
        Q_EMIT nameEntered(m_name->text().trimmed(), m_production->isChecked());
    };
    QObject::connect(m_name, &QLineEdit::returnPressed, this, save);
    QObject::connect(m_save, &QPushButton::clicked, this, save);
    QObject::connect(m_name, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_save->setEnabled(!text.trimmed().isEmpty());
        setNameComplaint({});
    });
    auto *const line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_name, 1);
    line->addWidget(m_save);
    auto *const column = new QVBoxLayout(m_namePart);
    column->setContentsMargins(0, 8, 0, 4);
    column->setSpacing(6);
    column->addWidget(words("table", "text.secondary", tr("Name of the profile")));
    column->addLayout(line);
    column->addWidget(m_nameComplaint);
    column->addWidget(m_production);
    return m_namePart;
}

void ConnectPage::reset()
{
    setQuestion({}, nullptr);
    m_legs->setLegs({});
    m_address->clear();
    m_place->clear();
    m_production->setChecked(false);
    for (controls::Words *const each : {m_complaint, m_placeComplaint, m_nameComplaint, m_note}) {
        say(each, {});
    }
    setStage(Stage::Asking);
}

void ConnectPage::setStage(Stage stage)
{
    m_stage = stage;
    m_address->setReadOnly(stage == Stage::Working);
    m_connect->setEnabled(stage != Stage::Working && !m_address->text().trimmed().isEmpty());
    m_connect->setProperty(common::accentProperty, stage != Stage::Arrived);
    m_placePart->hide();
    m_namePart->setVisible(stage == Stage::Arrived);
    applyLook();
    if (stage == Stage::Arrived && isVisible()) {
        m_name->setFocus(Qt::OtherFocusReason);
        m_name->selectAll();
    }
}

void ConnectPage::say(controls::Words *where, const QString &sentence)
{
    where->setText(sentence);
    where->setVisible(!sentence.isEmpty());
}

void ConnectPage::setComplaint(const QString &sentence)
{
    say(m_complaint, sentence);
}

void ConnectPage::setLegs(const std::vector<Leg> &legs)
{
    m_legs->setLegs(legs);
}

void ConnectPage::setQuestion(const QString &leg, QWidget *question)
{
    m_legs->setQuestion(leg, question);
}

QWidget *ConnectPage::question() const
{
    return m_legs->question();
}

void ConnectPage::setNote(const QString &sentence)
{
    say(m_note, sentence);
}

void ConnectPage::suggestName(const QString &name)
{
    m_name->setText(name);
}

void ConnectPage::setNameComplaint(const QString &sentence)
{
    say(m_nameComplaint, sentence);
}

void ConnectPage::askPlace(const QString &name, const QString &placeholder)
{
    m_placeName->setText(name);
    m_place->setAccessibleName(name);
    m_place->setPlaceholderText(placeholder);
    m_placePart->show();
    m_place->setFocus(Qt::OtherFocusReason);
}

void ConnectPage::setPlaceComplaint(const QString &sentence)
{
    say(m_placeComplaint, sentence);
}

void ConnectPage::enterAddress()
{
    if (m_connect->isEnabled()) {
        Q_EMIT addressEntered(m_address->text());
    }
}

void ConnectPage::applyLook()
{
    QPalette accent = m_look->theme().palette();
    accent.setColor(QPalette::ButtonText, m_look->theme().color("text.onAccent"));
    accent.setColor(QPalette::Disabled, QPalette::ButtonText, m_look->theme().color("text.disabled"));
    m_save->setProperty(common::accentProperty, true);
    for (QPushButton *const button : {m_connect, m_save}) {
        const bool filled = button->property(common::accentProperty).toBool();
        button->setPalette(filled ? accent : m_look->theme().palette());
    }
}

void ConnectPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ConnectPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stage == Stage::Asking) {
        m_address->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace zumik::widgets::connect
