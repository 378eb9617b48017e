package io.journeyledger.query.web.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.fold.SatisfactionLine;
import io.journeyledger.projections.fold.SatisfactionLine.Point;
import io.journeyledger.query.MadeUp;
import io.journeyledger.query.web.picture.JourneyPicture.Band;
import io.journeyledger.query.web.picture.JourneyPicture.Case;
import io.journeyledger.query.web.picture.SatisfactionPicture.Answers;
import io.journeyledger.query.web.picture.SatisfactionPicture.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyPictureTest {

    private static final Instant NOW = day(11);
    private static final SatisfactionLine NOTHING_SAID = new SatisfactionLine(List.of());

    @Test
    void lays_stages_one_after_the_other_until_now() {
        JourneyPicture picture = JourneyPicture.of(
                List.of(change(0, Stage.PROSPECT, 1), change(1, Stage.ACQUIRED, 3)),
                List.of(),
                List.of(),
                NOTHING_SAID,
                NOW);

        assertThat(picture.stages())
                .extracting(Band::stage, Band::bar)
                .containsExactly(
                        tuple(Stage.PROSPECT, new Bar(0, 200, "prospect")),
                        tuple(Stage.ACQUIRED, new Bar(200, 800, "acquired")));
        assertThat(picture.tracks()).isZero();
    }

    @Test
    void draws_complaints_at_the_same_time_beside_each_other() {
        JourneyPicture picture = JourneyPicture.of(
                List.of(change(0, Stage.PROSPECT, 1)),
                List.of(complaint("C", 8, null), complaint("B", 3, null), complaint("A", 2, day(4))),
                List.of(),
                NOTHING_SAID,
                NOW);

        assertThat(picture.complaints())
                .extracting(Case::complaintId, Case::track, Case::bar)
                .containsExactly(
                        tuple("A", 0, new Bar(100, 200, "over")),
                        tuple("B", 1, new Bar(200, 800, "open")),
                        tuple("C", 0, new Bar(700, 300, "open")));
        assertThat(picture.tracks()).isEqualTo(2);
    }

    @Test
    void a_complaint_reaches_to_where_it_was_settled_and_not_to_where_it_was_filed() {
        JourneyPicture picture = JourneyPicture.of(
                List.of(change(0, Stage.PROSPECT, 1)),
                List.of(MadeUp.complaint("A", day(2), day(4), day(9))),
                List.of(),
                NOTHING_SAID,
                NOW);

        assertThat(picture.complaints()).extracting(Case::bar).containsExactly(new Bar(100, 200, "over"));
    }

    @Test
    void draws_satisfaction_level_between_its_points_and_not_at_all_without_an_index() {
        JourneyPicture picture = JourneyPicture.of(
                List.of(change(0, Stage.PROSPECT, 1)),
                List.of(),
                List.of(),
                new SatisfactionLine(List.of(
                        new Point(day(2), List.of(), 60.0, Instrument.CSAT, 3),
                        new Point(day(4), List.of(), null, null, null),
                        new Point(day(6), List.of(), 25.5, Instrument.NPS, 0),
                        new Point(day(8), List.of(), 72.0, Instrument.NPS, 10))),
                NOW);

        assertThat(picture.satisfaction().path()).isEqualTo("M100.0 40.0H300.0M500.0 74.5H700.0V28.0H1000.0");
        assertThat(picture.satisfaction().end()).isEqualTo("M1000.0 28.0h0");
        assertThat(picture.satisfaction().answers())
                .containsExactly(
                        new Answers(Instrument.NPS, List.of(new Mark(500, 2), new Mark(700, 20))),
                        new Answers(Instrument.CSAT, List.of(new Mark(100, 10))));
    }

    @Test
    void draws_no_dot_where_the_index_ended() {
        JourneyPicture picture = JourneyPicture.of(
                List.of(),
                List.of(),
                List.of(),
                new SatisfactionLine(List.of(
                        new Point(day(2), List.of(), 60.0, Instrument.CSAT, 3),
                        new Point(day(4), List.of(), null, null, null))),
                NOW);

        assertThat(picture.satisfaction().end()).isEmpty();
    }

    @Test
    void draws_no_line_where_nobody_was_asked() {
        JourneyPicture picture = JourneyPicture.of(List.of(), List.of(), List.of(), NOTHING_SAID, NOW);

        assertThat(picture.satisfaction().path()).isEmpty();
        assertThat(picture.satisfaction().end()).isEmpty();
    }

    private static TransitionDocument change(int sequence, Stage to, int day) {
        return new TransitionDocument(
                day(day),
                new TransitionDocument.Journey("J"),
                sequence,
                null,
                to,
                new TransitionDocument.Cause("rule", "action", "J.0"),
                null,
                "1",
                1);
    }

    private static Instant day(int day) {
        return Instant.parse("2026-03-01T00:00:00Z").plusSeconds(86_400L * (day - 1));
    }

    private static ComplaintDocument complaint(String id, int lodged, @Nullable Instant closed) {
        return MadeUp.complaint(id, day(lodged), closed);
    }
}
