// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/script.h"

#include "app/drive/fields.h"

#include <array>
#include <cmath>
#include <utility>

namespace zumik::app::drive {

namespace {

constexpr qsizetype largest = 1'000'000;
constexpr std::array words{
    "key", "type", "click", "hover", "drag", "scroll", "resize", "wait", "shot", "dump"};

KeyStep readKey(Fields &fields)
{
    const QString text = fields.text("key");
    KeyStep step{QKeySequence::fromString(text, QKeySequence::PortableText)};
    bool known = step.keys.count() > 0;
    for (int i = 0; i < step.keys.count(); ++i) {
        const Qt::Key key = step.keys[static_cast<uint>(i)].key();
        known = known && key != Qt::Key_unknown && key != Qt::Key();
    }
    if (!known) {
        fields.wrong("there is no key \"%1\"", text);
    }
    return step;
}

ClickStep readClick(Fields &fields)
{
    ClickStep step;
    step.target = fields.target("click");
    step.at = fields.part("at");
    step.twice = fields.flag("twice");
    const QString button = fields.text("button", QStringLiteral("left"));
    if (button == QLatin1String("right")) {
        step.button = Qt::RightButton;
    } else if (button == QLatin1String("middle")) {
        step.button = Qt::MiddleButton;
    } else if (button != QLatin1String("left")) {
        fields.wrong("a button is left, middle or right, not \"%1\"", button);
    }
    const QString hold = fields.text("hold", QString());
    const std::array<std::pair<const char *, Qt::KeyboardModifier>, 3> known{
        {{"Ctrl", Qt::ControlModifier}, {"Shift", Qt::ShiftModifier}, {"Alt", Qt::AltModifier}}};
    for (const QString &part : hold.split(QLatin1Char('+'), Qt::SkipEmptyParts)) {
        const auto *const found = std::find_if(
            known.begin(), known.end(), [&](const auto &each) { return part == QLatin1String(each.first); });
        if (found == known.end()) {
            fields.wrong("what is held is Ctrl, Shift or Alt, not \"%1\"", part);
        } else {
            step.hold |= found->second;
        }
    }
    return step;
}

HoverStep readHover(Fields &fields)
{
    return {fields.target("hover"), fields.part("at")};
}

DragStep readDrag(Fields &fields)
{
    fields.require("from");
    fields.require("to");
    return {fields.target("drag"), fields.part("from"), fields.part("to")};
}

ScrollStep readScroll(Fields &fields)
{
    return {fields.target("scroll"), fields.whole("by", 1, -1000, 1000)};
}

ResizeStep readResize(Fields &fields)
{
    const auto [width, height] = fields.pair("resize", 1, 16384);
    return {QSize(static_cast<int>(width), static_cast<int>(height))};
}

WaitStep readWait(Fields &fields)
{
    WaitStep step;
    step.limit = std::chrono::milliseconds(fields.whole("ms", 5000, 0, 600'000));
    Fields inner = fields.object("wait");
    step.page = inner.text("page", QString());
    step.state = inner.text("state", QString());
    step.control.name = inner.text("control", QString());
    step.gone.name = inner.text("gone", QString());
    step.control.within = step.gone.within = inner.text("in", QString());
    const bool something = !step.page.isEmpty() || !step.state.isEmpty() || !step.control.name.isEmpty()
        || !step.gone.name.isEmpty();
    if (!something) {
        inner.wrong("a wait names page, state, control or gone", {});
    }
    fields.take(std::move(inner));
    return step;
}

decltype(Step::action) readAction(std::string_view word, Fields &fields)
{
    if (word == "key") {
        return readKey(fields);
    }
    if (word == "type") {
        return TypeStep{fields.text("type")};
    }
    if (word == "click") {
        return readClick(fields);
    }
    if (word == "hover") {
        return readHover(fields);
    }
    if (word == "drag") {
        return readDrag(fields);
    }
    if (word == "scroll") {
        return readScroll(fields);
    }
    if (word == "resize") {
        return readResize(fields);
    }
    if (word == "wait") {
        return readWait(fields);
    }
    if (word == "shot") {
        return ShotStep{fields.text("shot")};
    }
    return DumpStep{fields.text("dump")};
}

base::Result<Step> readStep(const QByteArray &line, int number, const std::string &where)
{
    auto fields = Fields::read(line, where);
    if (!fields) {
        return fields.error();
    }
    std::string_view word;
    for (const char *const each : words) {
        if (fields->has(each)) {
            if (!word.empty()) {
                fields->wrong("a step does one thing", {});
            }
            word = each;
        }
    }
    if (word.empty()) {
        fields->wrong("a step is one of key, type, click, hover, drag, scroll, resize, wait, shot, dump", {});
        return *fields->error();
    }
    Step step{number, readAction(word, *fields)};
    fields->refuseOthers();
    if (fields->error()) {
        return *fields->error();
    }
    return step;
}

} // namespace

QString nameOf(const Step &step)
{
    return QString::fromLatin1(words.at(step.action.index()));
}

base::Result<std::vector<Step>> readScript(const QByteArray &text, const QString &fileName)
{
    if (text.size() > largest) {
        return base::Error{
            base::ErrorCode::TooLarge, "a script of more than a megabyte", fileName.toStdString()};
    }
    std::vector<Step> steps;
    int number = 0;
    for (const QByteArray &line : text.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty()) {
            continue;
        }
        auto step = readStep(line, number, fileName.toStdString() + ":" + std::to_string(number));
        if (!step) {
            return step.error();
        }
        steps.push_back(std::move(*step));
    }
    return steps;
}

} // namespace zumik::app::drive
