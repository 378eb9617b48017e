package io.journeyledger.query.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.Crowd;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Samples;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.Window;
import io.journeyledger.query.elasticsearch.Views;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotTest {

    private final Crowd crowd = Crowd.stored();
    private final Views views = new Views(Samples.client(Samples.stored()));

    @ParameterizedTest
    @ValueSource(ints = {997, 5_000})
    void reads_every_document_once_whatever_is_written_meanwhile(int page) {
        URI url = Samples.stored();
        String index = "/" + View.TRANSITIONS.sideIndex(Crowd.NAME);
        TransitionDocument first = crowd.transitions().getFirst();
        List<String> read = new ArrayList<>();
        try (Snapshot snapshot = Snapshot.of(views.in(Crowd.NAME), View.TRANSITIONS)) {
            // when a document more is written after the snapshot, while it is read
            Samples.send(url, "POST", index + "/_bulk?refresh=true", """
                    {"index":{"_id":"meanwhile:0"}}
                    {"@timestamp":"2024-02-03T00:00:00Z","journey":{"id":"meanwhile"},"sequence":0,"to":"PROSPECT"}
                    """);
            snapshot.pages(
                    Dated.within(Window.ALWAYS, "@timestamp"),
                    List.of("journey.id", "sequence"),
                    page,
                    rows -> rows.forEach(row -> read.add(row.text("journey.id") + ":" + (int) row.number("sequence"))));
        } finally {
            Samples.send(url, "DELETE", index + "/_doc/meanwhile:0?refresh=true", "");
        }

        // then
        assertThat(read)
                .contains(first.id())
                .doesNotHaveDuplicates()
                .hasSize(crowd.transitions().size())
                .hasSizeGreaterThan(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a,journey-customers", "../x", "A", "-a", "ä"})
    void a_name_cannot_mean_other_indices(String name) {
        assertThatExceptionOfType(InvalidQuestionException.class).isThrownBy(() -> views.in(name));
    }

    @Test
    void says_that_what_it_reads_is_not_kept_any_more() {
        Views crowds = views.in(Crowd.NAME);
        String id = crowds.open(View.CUSTOMERS);
        crowds.close(id);

        assertThatExceptionOfType(UnansweredQuestionException.class)
                .isThrownBy(() -> new Snapshot(crowds, id)
                        .each(Dated.within(Window.ALWAYS, "@timestamp"), List.of("journey.id"), _ -> {}))
                .withMessage("The view as it stood when reading began is not kept any more");
    }

    @Test
    void says_which_side_index_is_not_there() {
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> Snapshot.of(views.in("none"), View.TIMELINE))
                .withMessageContaining("none");
    }
}
