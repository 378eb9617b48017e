package io.journeyledger.query.kibana;

import io.journeyledger.ledger.Family;
import java.util.List;

/** What is recorded, from where, by whom, and how late. */
final class HealthBoard {

    private HealthBoard() {}

    static Board of(Words words, Session latest) {
        Condition late = Condition.is("journey.late", true);
        Panel events = draft(words, "recorded").count("events").as(Picture.NUMBER);
        Panel journeys = draft(words, "journeys-told")
                .value("journeys-about", Operation.UNIQUE_COUNT, "journey.id")
                .as(Picture.NUMBER);
        Panel lateOnes = draft(words, "late").count("late", late).as(Picture.NUMBER);
        Panel last = draft(words, "last-recorded")
                .value("recorded", Operation.LATEST, "event.created")
                .as(Picture.NUMBER);
        Panel sources = draft(words, "sources")
                .by("source", "journey.source", 20)
                .count("events")
                // Not shares of a whole: there may be more sources.
                .as(Picture.LYING_BARS);
        Panel families = draft(words, "events-by-family")
                .months("event.created")
                .by("family", "journey.family", Family.values().length)
                .count("events")
                .as(Picture.STACKED_BARS);
        Panel lateByMonth = draft(words, "late-by-month")
                .months("event.created")
                .count("events")
                .count("late", late)
                .as(Picture.LINES);
        Panel actions = draft(words, "actions")
                .by("action", "event.action", 60)
                .count("events")
                .value("journeys-about", Operation.UNIQUE_COUNT, "journey.id")
                .value("recorded", Operation.LATEST, "event.created")
                .as(Picture.GRID);
        Panel actors = draft(words, "actors")
                .by("actor", "user.id", 12)
                .count("events")
                .as(Picture.LYING_BARS);
        return new Board(
                "health",
                words.text("health"),
                words.text("health.what"),
                DataView.RECORDED,
                List.of(
                        words.control("family", "journey.family"),
                        words.control("channel", "journey.channel"),
                        words.control("product", "journey.product")),
                new Board.Rows()
                        .row(6, events, journeys, lateOnes, last)
                        .thirdAndRest(14, sources, families)
                        .row(14, lateByMonth, actors)
                        .row(18, actions)
                        .row(16, latest)
                        .all());
    }

    private static Draft draft(Words words, String id) {
        return new Draft(words, id, DataView.RECORDED, true);
    }
}
