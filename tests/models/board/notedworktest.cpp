// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/notedwork.h"

#include "models/board/annotationwork.h"
#include "models/board/boardrun.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>

namespace zumik::board {

using testing::ElementsAre;

namespace {

constexpr base::TimeRange range{{1'763'600'000'000}, {1'763'607'600'000}};

/// Answers what it is given, and remembers what it was asked.
class Noted final : public AnnotationSource {
public:
    void noted(NotedQuery query, base::StopToken, async::Receiver receiver,
        std::function<void(base::Result<std::vector<NotedEvent>>)> answer) override
    {
        asked.push_back(std::move(query));
        receiver.post([answer = std::move(answer), told = told] { answer(told); });
    }

    std::vector<NotedQuery> asked;
    base::Result<std::vector<NotedEvent>> told = std::vector<NotedEvent>{};
};

dashboard::Annotation annotationOf(const char *name, dashboard::GrafanaAnnotation grafana)
{
    dashboard::Annotation annotation;
    annotation.name = name;
    annotation.color = "purple";
    annotation.grafana = std::move(grafana);
    return annotation;
}

dashboard::Dashboard boardOf(std::vector<dashboard::Annotation> annotations)
{
    dashboard::Dashboard board;
    board.uid = "ops";
    board.from = "now-2h";
    board.to = "now";
    board.annotations = std::move(annotations);
    return board;
}

NotedEvent eventAt(std::int64_t minute, int panel = 0)
{
    NotedEvent event;
    event.from = range.start + std::chrono::minutes(minute);
    event.until = event.from;
    event.text = "text";
    event.panelId = panel;
    return event;
}

Event eventOf(const dashboard::Annotation &annotation, const NotedEvent &noted)
{
    Events events;
    addNoted(annotation, 3, {noted}, events);
    return events.events.at(0);
}

class NotedWork : public testing::Test {
protected:
    std::shared_ptr<const Events> eventsOf(dashboard::Dashboard board, AnnotationSource *annotations)
    {
        BoardOptions options;
        options.scrapeInterval = std::chrono::seconds(15);
        options.annotations = annotations;
        m_run = std::make_unique<BoardRun>(std::move(board), m_source, options);
        bool over = false;
        QObject::connect(m_run.get(), &BoardRun::finished, m_run.get(), [&] { over = true; });
        m_run->refresh();
        EXPECT_TRUE(tests::waitUntil([&] { return over; }));
        return m_run->events();
    }

    tests::FakeSource m_source;
    std::unique_ptr<BoardRun> m_run;
};

} // namespace

TEST_F(NotedWork, aBoardsOwnAreAskedByItsUidAndOthersByTags)
{
    auto off = annotationOf("off", {});
    off.enabled = false;
    auto board = boardOf({annotationOf("own", {false, {"ignored"}, false, 20, true}), off,
        annotationOf("tags", {true, {"deploy"}, true, 50, false}),
        annotationOf("none", {true, {}, false, 5, false})});
    const auto questions = notedQuestions(board, range);
    ASSERT_EQ(questions.size(), 2U);
    EXPECT_EQ(questions[0].query.boardUid, "ops");
    EXPECT_TRUE(questions[0].query.tags.empty());
    EXPECT_EQ(questions[0].query.limit, 20);
    EXPECT_EQ(questions[1].annotation, 2U);
    EXPECT_EQ(questions[1].query.boardUid, "");
    EXPECT_THAT(questions[1].query.tags, ElementsAre("deploy"));
    EXPECT_TRUE(questions[1].query.matchAny);
    board.uid.clear();
    EXPECT_EQ(notedQuestions(board, range).size(), 1U) << "a board without a uid has none of its own";
}

TEST_F(NotedWork, aVariableOfSeveralValuesIsAsManyTags)
{
    auto board =
        boardOf({annotationOf("tags", {true, {"${service}", "env:$env", "$unknown"}, false, 100, false})});
    dashboard::Variable service;
    service.name = "service";
    service.multi = true;
    service.current = {"api", "gateway"};
    dashboard::Variable env;
    env.name = "env";
    env.current = {"prod"};
    board.variables = {service, env};
    EXPECT_THAT(
        notedQuestions(board, range).at(0).query.tags, ElementsAre("api", "gateway", "env:prod", "$unknown"));
}

TEST_F(NotedWork, aBoardsEventsStandOnTheirPanelsAndThoseByTagsOnAll)
{
    const auto own = annotationOf("own", {});
    EXPECT_EQ(eventOf(own, eventAt(1, 7)).panelId, 7);
    EXPECT_EQ(eventOf(annotationOf("tags", {true, {"a"}, false, 100, false}), eventAt(1, 7)).panelId, 0);
    Events events;
    addNoted(own, 0, {eventAt(10, 7), eventAt(20)}, events);
    const auto made = madeEvents(events);
    const auto board = boardOf({own});
    EXPECT_EQ(eventsFor(made, board, 7, range)->events.size(), 2U);
    EXPECT_EQ(eventsFor(made, board, 8, range)->events.size(), 1U);
}

TEST_F(NotedWork, aChangeOfAnAlertsStateHasTheStatesColorAndItsName)
{
    const auto own = annotationOf("own", {});
    for (const auto &[state, color] : std::map<std::string, std::string>{{"alerting", "red"},
             {"Alerting (NoData)", "red"}, {"Normal", "green"}, {"ok", "green"}, {"Pending", "yellow"},
             {"NoData", "gray"}, {"", "purple"}, {"paused", "purple"}}) {
        NotedEvent noted = eventAt(1);
        noted.alertName = "Load";
        noted.newState = state;
        const Event event = eventOf(own, noted);
        EXPECT_EQ(event.color, color) << state;
        EXPECT_EQ(event.title, state.empty() ? "Load" : "Load: " + state);
    }
    EXPECT_EQ(eventOf(own, eventAt(1)).title, "own");
}

TEST_F(NotedWork, aBoardAsksGrafanaAndShowsWhatItTells)
{
    Noted noted;
    noted.told = std::vector<NotedEvent>{eventAt(90), eventAt(30)};
    const auto events = eventsOf(boardOf({annotationOf("own", {})}), &noted);
    ASSERT_EQ(events->events.size(), 2U);
    EXPECT_LT(events->events[0].from, events->events[1].from);
    EXPECT_EQ(noted.asked.at(0).range.end, m_source.present);
    EXPECT_EQ(noted.asked.at(0).range.end - noted.asked.at(0).range.start, std::chrono::hours(2));
}

TEST_F(NotedWork, thoseOfPrometheusAreShownAlsoWhereGrafanaFails)
{
    Noted noted;
    noted.told = base::Error{base::ErrorCode::Unauthorized, "401", "http://g/api/annotations"};
    dashboard::Annotation wave;
    wave.name = "wave";
    wave.expression = "wave";
    const auto events = eventsOf(boardOf({annotationOf("own", {}), wave}), &noted);
    EXPECT_FALSE(events->events.empty());
    ASSERT_EQ(events->errors.size(), 1U);
    EXPECT_EQ(events->errors.at(0).code, base::ErrorCode::Unauthorized);
}

TEST_F(NotedWork, withoutAGrafanaThereIsAReasonButForTheOneThatEveryBoardHas)
{
    const auto events = eventsOf(boardOf({annotationOf("every", {false, {}, false, 100, true}),
                                     annotationOf("tags", {true, {"deploy"}, false, 100, false})}),
        nullptr);
    ASSERT_EQ(events->errors.size(), 1U);
    EXPECT_EQ(events->errors.at(1).code, base::ErrorCode::NotSupported);
    EXPECT_EQ(events->errors.at(1).where, "tags");
    EXPECT_TRUE(m_run->dashboard().annotations[0].hidden);
}

TEST_F(NotedWork, moreThanAnybodyTellsApartIsCountedNotKept)
{
    Events events;
    addNoted(annotationOf("own", {}), 0, std::vector<NotedEvent>(10 * mostEvents + 5, eventAt(1)), events);
    EXPECT_EQ(events.events.size(), 10 * mostEvents);
    EXPECT_EQ(events.dropped, 5U);
}

} // namespace zumik::board
