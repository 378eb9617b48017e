package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.Stage;
import java.util.List;

/** Who the customers are, what they do, and how they move. */
final class OverviewBoard {

    private static final int STAGES = Stage.values().length;
    private static final int CHANNELS = 12;

    private OverviewBoard() {}

    static Board of(Words words) {
        Panel journeys = customers(words, "journeys")
                // Journeys that became part of others have no stage.
                .where(Condition.exists("lifecycle.stage"))
                .count("journeys")
                .as(Picture.NUMBER);
        Panel atRisk = customers(words, "at-risk")
                .count("at-risk", Condition.is("lifecycle.stage", Stage.AT_RISK.name()))
                .as(Picture.NUMBER);
        Panel openNow = customers(words, "with-open-complaints")
                .count("journeys", Condition.positive("care.openComplaints"))
                .as(Picture.NUMBER);
        Panel events =
                beside(words, "events", DataView.TIMELINE).count("events").as(Picture.NUMBER);
        Panel stages = customers(words, "stages")
                .by("stage", "lifecycle.stage", STAGES)
                .count("journeys")
                .as(Picture.DONUT);
        Panel activity = beside(words, "activity-by-channel", DataView.TIMELINE)
                .where(Condition.exists("journey.channel"))
                .months("@timestamp")
                .by("channel", "journey.channel", CHANNELS)
                .count("events")
                .as(Picture.STACKED_BARS);
        Panel flows = beside(words, "stage-flows", DataView.TRANSITIONS)
                .byOrNone("from", "from", STAGES + 1)
                .by("to", "to", STAGES)
                .count("changes")
                .as(Picture.FLOW);
        Panel changes = beside(words, "stage-changes-by-month", DataView.TRANSITIONS)
                .months("@timestamp")
                .by("to", "to", STAGES)
                .count("changes")
                .as(Picture.STACKED_BARS);
        Panel channels = customers(words, "preferred-channels")
                .by("channel", "care.preferredChannel", CHANNELS)
                .by("stage", "lifecycle.stage", STAGES)
                .count("journeys")
                .as(Picture.STACKED_BARS);
        Panel satisfaction = customers(words, "satisfaction-by-stage")
                .where(Condition.exists("satisfaction.index"))
                .by("stage", "lifecycle.stage", STAGES)
                .value("satisfaction", Operation.AVERAGE, "satisfaction.index")
                .as(Picture.LYING_BARS);
        return new Board(
                "overview",
                words.text("overview"),
                words.text("overview.what"),
                DataView.CUSTOMERS,
                List.of(words.control("stage", "lifecycle.stage"), words.control("channel", "care.preferredChannel")),
                new Board.Rows()
                        .row(6, journeys, atRisk, openNow, events)
                        .thirdAndRest(14, stages, activity)
                        .row(17, flows, changes)
                        .row(14, channels, satisfaction)
                        .all());
    }

    private static Draft customers(Words words, String id) {
        return new Draft(words, id, DataView.CUSTOMERS, true);
    }

    private static Draft beside(Words words, String id, DataView data) {
        return new Draft(words, id, data, false);
    }
}
