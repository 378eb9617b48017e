package io.journeyledger.query.kibana;

import java.util.List;
import java.util.stream.Stream;

/** Everything there is to look at, in one language. */
public record Boards(List<Board> all, List<Session> sessions) {

    public static Boards in(Words words) {
        Sessions sessions = new Sessions(words);
        return new Boards(
                List.of(
                        OverviewBoard.of(words),
                        ComplaintsBoard.of(words, sessions.openComplaints()),
                        LoyaltyBoard.of(words, sessions.customersAtRisk()),
                        HealthBoard.of(words, sessions.latestEvents())),
                List.of(
                        sessions.openComplaints(),
                        sessions.customersAtRisk(),
                        sessions.careDue(),
                        sessions.latestEvents(),
                        sessions.stageChanges()));
    }

    /** Every picture of every dashboard. */
    Stream<Panel> panels() {
        return all.stream().flatMap(board -> board.panels().stream());
    }
}
