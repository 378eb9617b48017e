package io.journeyledger.query.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.MadeUp;
import io.journeyledger.query.Samples;
import io.journeyledger.query.SideIndex;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.worklist.WorklistAnswer.Count;
import io.journeyledger.query.worklist.WorklistQuery.Facet;
import io.journeyledger.query.worklist.WorklistQuery.Show;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The worklist of the sample journeys: J17:B1 and J18:B1 are open, J17:A9 is closed. */
class WorklistTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final ZoneId ZONE = ZoneOffset.UTC;

    private final Worklist worklist = new Worklist(new Views(Samples.client(Samples.stored())));

    @Test
    void puts_the_nearest_deadline_first_and_what_has_none_last() {
        assertThat(ids(worklist.ask(under(Show.ALL), NOW, ZONE, null, 10)))
                .containsExactly("J18:B1", "J17:B1", "J17:A9");
        assertThat(ids(worklist.ask(under(Show.OPEN), NOW, ZONE, null, 10))).containsExactly("J18:B1", "J17:B1");
    }

    @Test
    void pages_without_a_gap_also_past_the_last_deadline() {
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            WorklistAnswer page = worklist.ask(under(Show.ALL), NOW, ZONE, cursor, 1);
            assertThat(page.total()).isEqualTo(3);
            read.addAll(ids(page));
            cursor = page.cursor();
        } while (cursor != null);

        assertThat(read).containsExactly("J18:B1", "J17:B1", "J17:A9");
    }

    /** Whoever lodges a complaint chooses its id, and a text may have lines. */
    @Test
    void pages_past_a_complaint_whatever_its_id_is() {
        Instant lodged = Instant.parse("2026-03-01T09:00:00Z");
        List<String> ids = List.of("B1\nof May", "B1\r\nof June", "B1\u2028of July", "B1 of August", "B2");
        SideIndex index = new SideIndex("lines");
        index.add(
                View.COMPLAINTS,
                ids.stream()
                        .<Document>map(id -> MadeUp.complaint(id, lodged, null))
                        .toList());
        index.store();

        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            WorklistAnswer page = worklist.in("lines").ask(under(Show.ALL), NOW, ZONE, cursor, 1);
            page.complaints().forEach(complaint -> read.add(complaint.complaintId()));
            cursor = page.cursor();
        } while (cursor != null);

        assertThat(read).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void counts_what_each_other_choice_would_show() {
        WorklistAnswer answer = worklist.ask(
                new WorklistQuery(Show.OPEN, null, null, null, Channel.CHAT, null, ""), NOW, ZONE, null, 10);

        assertThat(ids(answer)).containsExactly("J18:B1");
        assertThat(answer.shows())
                .containsEntry(Show.OPEN, 1L)
                .containsEntry(Show.BREACHED, 1L)
                .containsEntry(Show.UNOWNED, 1L);
        // Of its own filter, a facet counts the others, too; of all others' it counts what they leave.
        assertThat(answer.facets().get(Facet.CHANNEL))
                .containsExactlyInAnyOrder(new Count("CHAT", 1), new Count("PHONE_AGENT", 1));
        assertThat(answer.facets().get(Facet.STATE)).containsExactly(new Count("LODGED", 1));
    }

    @Test
    void counts_what_is_chosen_however_rare_it_is_and_what_is_not_counted_apart() {
        Instant lodged = Instant.parse("2026-03-01T09:00:00Z");
        SideIndex index = new SideIndex("many-products");
        index.add(
                View.COMPLAINTS,
                IntStream.range(0, 46)
                        .<Document>mapToObj(
                                i -> MadeUp.complaint("B" + i, "Product " + (i < 44 ? i / 2 : i), lodged, null))
                        .toList());
        index.store();

        WorklistAnswer rare = worklist.in("many-products").ask(about("Product 45"), NOW, ZONE, null, 10);

        assertThat(rare.total()).isEqualTo(1);
        assertThat(rare.facets().get(Facet.PRODUCT)).hasSize(21).endsWith(new Count("Product 45", 1));
        assertThat(rare.others()).containsEntry(Facet.PRODUCT, 5L).containsEntry(Facet.STATE, 0L);
        WorklistAnswer nothing = worklist.in("many-products").ask(about("Product 99"), NOW, ZONE, null, 10);
        assertThat(nothing.facets().get(Facet.PRODUCT)).endsWith(new Count("Product 99", 0));
        assertThat(nothing.others()).containsEntry(Facet.PRODUCT, 6L);
        WorklistAnswer frequent = worklist.in("many-products").ask(about("Product 0"), NOW, ZONE, null, 10);
        assertThat(frequent.facets().get(Facet.PRODUCT)).hasSize(20).contains(new Count("Product 0", 2));
    }

    private static WorklistQuery about(String product) {
        return new WorklistQuery(Show.OPEN, null, null, product, null, null, "");
    }

    @Test
    void tells_today_by_the_zone() {
        // Due at 07:30 UTC on the 28th, which in Taipei is 15:30 on the 28th.
        WorklistQuery today = under(Show.DUE_TODAY);
        Instant before = Instant.parse("2026-10-27T16:30:00Z");
        Instant after = Instant.parse("2026-10-28T16:30:00Z");
        ZoneId taipei = ZoneId.of("Asia/Taipei");

        assertThat(ids(worklist.ask(today, before, ZONE, null, 10))).isEmpty();
        assertThat(ids(worklist.ask(today, before, taipei, null, 10))).containsExactly("J18:B1");
        assertThat(ids(worklist.ask(today, after, ZONE, null, 10))).containsExactly("J18:B1");
        assertThat(ids(worklist.ask(today, after, taipei, null, 10))).isEmpty();
    }

    @Test
    void finds_words_and_numbers_among_them() {
        assertThat(ids(worklist.ask(words("漏水"), NOW, ZONE, null, 10))).containsExactly("J18:B1");
        assertThat(ids(worklist.ask(words("A9"), NOW, ZONE, null, 10))).containsExactly("J17:A9");
    }

    @Test
    void tells_what_is_overdue_from_what_was_late_once() {
        Instant deadline = Instant.parse("2026-10-28T07:30:00Z");

        assertThat(ids(worklist.ask(under(Show.OVERDUE), deadline, ZONE, null, 10)))
                .isEmpty();
        assertThat(ids(worklist.ask(under(Show.OVERDUE), deadline.plusMillis(1), ZONE, null, 10)))
                .containsExactly("J18:B1");
        assertThat(ids(worklist.ask(under(Show.BREACHED), deadline, ZONE, null, 10)))
                .containsExactly("J18:B1");
        assertThat(ids(worklist.ask(under(Show.BREACHED), Instant.parse("2028-01-01T00:00:00Z"), ZONE, null, 10)))
                .as("and what is late by now, though its document was made before")
                .containsExactly("J18:B1", "J17:B1");
    }

    @Test
    void names_customers_that_have_a_name() {
        assertThat(worklist.names(Set.of("J18", "J30"))).containsExactlyEntriesOf(java.util.Map.of("J18", "王小明"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "!"})
    void refuses_a_cursor_that_nobody_was_given(String cursor) {
        assertThatThrownBy(() -> worklist.ask(under(Show.ALL), NOW, ZONE, cursor, 10))
                .isInstanceOf(InvalidQuestionException.class)
                .hasMessageContaining("cursor");
    }

    private static WorklistQuery under(Show show) {
        return new WorklistQuery(show, null, null, null, null, null, "");
    }

    private static WorklistQuery words(@Nullable String words) {
        return new WorklistQuery(Show.ALL, null, null, null, null, null, String.valueOf(words));
    }

    private static List<String> ids(WorklistAnswer answer) {
        return answer.complaints().stream().map(ComplaintDocument::id).toList();
    }
}
