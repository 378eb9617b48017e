package io.journeyledger.query.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Samples;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.text.TextQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelinesTest {

    private static final JourneyId ANN = new JourneyId("J17");

    private final Timelines timelines = new Timelines(new Views(Samples.client(Samples.stored())));

    @Test
    void reads_every_event_once_page_by_page() {
        List<TimelineDocument> newest = all(true);

        assertThat(newest).hasSize(42).extracting(TimelineDocument::id).doesNotHaveDuplicates();
        assertThat(newest)
                .isSortedAccordingTo(Comparator.comparing(TimelineDocument::timestamp)
                        .thenComparingLong(TimelineDocument::position)
                        .reversed());
        assertThat(all(false)).containsExactlyElementsOf(newest.reversed());
    }

    private List<TimelineDocument> all(boolean newestFirst) {
        List<TimelineDocument> events = new ArrayList<>();
        Cursor cursor = null;
        do {
            TimelinePage page =
                    timelines.page(ANN, new TimelineQuery(null, null, null, null, null, "", newestFirst, cursor, 4));
            assertThat(page.total()).isEqualTo(42);
            assertThat(page.events()).hasSizeBetween(1, 4);
            events.addAll(page.events());
            cursor = page.cursor() == null ? null : Cursor.parse(page.cursor());
        } while (cursor != null);
        return events;
    }

    @Test
    void keeps_to_family_channel_complaint_and_time() {
        assertThat(ask(Family.PURCHASE, null, null, null, null)).hasSize(4);
        assertThat(ask(null, Channel.PHONE_AGENT, null, null, null)).hasSize(2);
        assertThat(ask(Family.CONTACT, Channel.PHONE_AGENT, null, null, null)).hasSize(1);
        assertThat(ask(null, null, null, null, "B1")).hasSize(4);
        // from is part of the time, until is not
        Instant first = Instant.parse("2026-10-26T16:40:00Z");
        Instant second = Instant.parse("2026-10-26T16:44:00Z");
        assertThat(ask(null, null, first, second, null))
                .extracting(TimelineDocument::timestamp)
                .containsExactly(first);
    }

    private List<TimelineDocument> ask(
            @Nullable Family family,
            @Nullable Channel channel,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String complaint) {
        return timelines
                .page(ANN, new TimelineQuery(family, channel, from, until, complaint, "", true, null, 50))
                .events();
    }

    /** What is told as of a date stands in no index, and is found by the same words all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kettle",
                "KETTLE leaks",
                "leaks kettle",
                "kett",
                "kett ",
                "kett leaks",
                "ettle",
                "\"leaks when hot\"",
                "\"hot when\"",
                "when hot",
                "hot-leaks",
                "leaks,",
                "!",
                "29.9",
                "29",
                "29.",
                "29,90",
                "B1 complaint",
                "script alert",
                "supplier's",
                "it",
                "\"the supplier\" part",
                "\"the suppl\"",
                "wasser",
                "漏水",
                "水漏",
                "\"壺 漏\""
            })
    void words_find_in_the_index_what_they_find_in_the_texts_themselves(String words) {
        List<TimelineDocument> found = saying(words);

        TextQuery asked = TextQuery.of(words);
        assertThat(all(true))
                .filteredOn(event ->
                        asked.isSaidIn(Stream.concat(Stream.of(event.message()), event.journey().text().stream())
                                .toList()))
                .isEqualTo(found);
    }

    @Test
    void as_many_words_as_there_is_room_for_are_asked_for_and_none_is_left_out() {
        String many = "kettle ".repeat(42);

        assertThat(saying(many)).isNotEmpty();
        assertThat(saying(many + "zebra")).isEmpty();
        assertThat(saying("a ".repeat(150))).isEqualTo(saying("a ")).isNotEmpty();
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> saying("a ".repeat(150) + "b"))
                .withMessageContaining("use at most 300 characters")
                .returns("q", InvalidQuestionException::parameter);
    }

    private List<TimelineDocument> saying(String words) {
        return timelines
                .page(ANN, new TimelineQuery(null, null, null, null, null, words, true, null, 50))
                .events();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1", "1.", "1.2.3", "99999999999999999999.1", "1.1 "})
    void refuses_a_cursor_that_it_did_not_make(String cursor) {
        assertThatExceptionOfType(InvalidQuestionException.class).isThrownBy(() -> Cursor.parse(cursor));
    }
}
