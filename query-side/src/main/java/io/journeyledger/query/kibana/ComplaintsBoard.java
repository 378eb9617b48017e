package io.journeyledger.query.kibana;

import io.journeyledger.ledger.ComplaintState;
import java.util.List;

/** What customers complain of, how it is handled, and what becomes of it. */
final class ComplaintsBoard {

    /** Of a table, which scrolls. */
    private static final int ROWS = 200;

    private ComplaintsBoard() {}

    static Board of(Words words, Session open) {
        Condition isOpen = Condition.is("open", true);
        Panel lodged = draft(words, "lodged").count("complaints").as(Picture.NUMBER);
        Panel openNow = draft(words, "open").count("open", isOpen).as(Picture.NUMBER);
        Panel overdue = draft(words, "overdue")
                .count("overdue", isOpen.and(Condition.past("nextDeadline")))
                .as(Picture.NUMBER);
        Panel breached = draft(words, "breached")
                .count("breached", Condition.is("breached", true))
                .as(Picture.NUMBER);
        Panel states = draft(words, "complaint-states")
                .by("state", "state", ComplaintState.values().length)
                .count("complaints")
                .as(Picture.DONUT);
        Panel months = draft(words, "lodged-by-month")
                .months("@timestamp")
                .by("channel", "channel", 12)
                .count("complaints")
                .as(Picture.STACKED_BARS);
        Panel products = draft(words, "complaints-by-product")
                .by("product", "product", 20)
                .count("complaints")
                .as(Picture.LYING_BARS);
        Panel causes = draft(words, "root-causes")
                .by("cause", "rootCause", ROWS)
                .count("complaints")
                .value("recovery", Operation.AVERAGE, "recoveryScore")
                .as(Picture.GRID);
        Panel answers = draft(words, "answers-by-severity")
                .by("severity", "severity", 4)
                .by("answer", "answer", 3)
                .count("complaints")
                .as(Picture.STACKED_BARS);
        Panel teams = draft(words, "teams")
                .by("team", "team", ROWS)
                .count("complaints")
                .count("open", isOpen)
                .count("breached", Condition.is("breached", true))
                .value("dissatisfaction", Operation.AVERAGE, "dissatisfaction")
                .as(Picture.GRID);
        return new Board(
                "complaints",
                words.text("complaints"),
                words.text("complaints.what"),
                DataView.COMPLAINTS,
                List.of(
                        words.control("channel", "channel"),
                        words.control("product", "product"),
                        words.control("state", "state")),
                new Board.Rows()
                        .row(6, lodged, openNow, overdue, breached)
                        .thirdAndRest(14, states, months)
                        .row(14, products, causes)
                        .row(14, answers, teams)
                        .row(16, open)
                        .all());
    }

    private static Draft draft(Words words, String id) {
        return new Draft(words, id, DataView.COMPLAINTS, true);
    }
}
