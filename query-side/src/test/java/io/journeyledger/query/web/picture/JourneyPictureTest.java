package io.journeyledger.query.web.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.query.MadeUp;
import io.journeyledger.query.web.picture.JourneyPicture.Band;
import io.journeyledger.query.web.picture.JourneyPicture.Case;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JourneyPictureTest {

    private static final Instant NOW = day(11);

    @Test
    void lays_stages_one_after_the_other_until_now() {
        JourneyPicture picture = JourneyPicture.of(
                List.of(change(0, Stage.PROSPECT, 1), change(1, Stage.ACQUIRED, 3)), List.of(), List.of(), NOW);

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
                NOW);

        assertThat(picture.complaints())
                .extracting(Case::complaintId, Case::track, Case::bar)
                .containsExactly(
                        tuple("A", 0, new Bar(100, 200, "over")),
                        tuple("B", 1, new Bar(200, 800, "open")),
                        tuple("C", 0, new Bar(700, 300, "open")));
        assertThat(picture.tracks()).isEqualTo(2);
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
