package io.journeyledger.query.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.OccasionKind;
import io.journeyledger.query.InvalidQuestionException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom to contact, asked of the real server. */
class CareListsTest {

    private static CareLists lists;

    @BeforeAll
    static void store() {
        lists = CareScene.lists(CareScene.ledger(), InstantSource.fixed(CareScene.NOW));
    }

    @Test
    void the_most_urgent_come_first() {
        CareList due = lists.due(null, null, null, 10);

        // at risk, then promises, then follow-ups, then welcomes
        assertThat(journeys(due)).containsExactly("J95", "J91", "J93", "J90");
        assertThat(due.total()).isEqualTo(4);
        assertThat(due.customers().get(2).due())
                .extracting(each -> each.occasion().kind())
                .containsExactly(OccasionKind.FOLLOW_UP, OccasionKind.WELCOME);
    }

    @Test
    void neither_who_does_not_consent_nor_what_is_put_off_is_there() {
        assertThat(journeys(lists.due(null, null, null, 10))).doesNotContain("J92", "J94");
    }

    @Test
    void what_was_put_off_is_back_at_its_instant_and_what_is_over_gone_before_any_document_is_made_anew() {
        assertThat(journeys(later(Duration.ofHours(13)).due(OccasionKind.PROMISE, null, null, 10)))
                .containsExactly("J91", "J94");
        assertThat(journeys(later(Duration.ofDays(18)).due(OccasionKind.WELCOME, null, null, 10)))
                .containsExactly("J90");
    }

    @Test
    void a_kind_is_found_with_those_who_have_others_too() {
        CareList due = lists.due(OccasionKind.WELCOME, null, null, 10);

        // of more value first, though the other waits longer
        assertThat(journeys(due)).containsExactly("J90", "J93");
        assertThat(due.customers().get(1).due()).hasSize(1);
        assertThat(due.kinds())
                .containsEntry(OccasionKind.WELCOME, 2L)
                .containsEntry(OccasionKind.PROMISE, 1L)
                .containsEntry(OccasionKind.FOLLOW_UP, 1L)
                .doesNotContainKey(OccasionKind.WIN_BACK);
    }

    @Test
    void a_channel_is_found_with_the_identifier_to_use_there() {
        CareList due = lists.due(null, Channel.PHONE_AGENT, null, 10);

        assertThat(journeys(due)).containsExactly("J91");
        assertThat(due.customers().getFirst().due().getFirst().identifier()).isEqualTo("+44 20 7946 0018");
        assertThat(due.kinds()).containsOnlyKeys(OccasionKind.PROMISE);
        assertThat(journeys(lists.due(OccasionKind.WELCOME, Channel.PHONE_AGENT, null, 10)))
                .as("the kind and the channel of the same occasion")
                .isEmpty();
    }

    @Test
    void pages_follow_each_other() {
        CareList first = lists.due(null, null, null, 3);
        CareList second = lists.due(null, null, first.cursor(), 3);

        assertThat(journeys(first)).containsExactly("J95", "J91", "J93");
        assertThat(journeys(second)).containsExactly("J90");
        assertThat(second.total()).isEqualTo(4);
        assertThat(second.cursor()).isNull();
    }

    @Test
    void a_place_in_the_list_stays_where_it_is_when_those_before_it_are_gone() {
        String afterThePromise = lists.due(null, null, null, 2).cursor();

        // Who waits for no welcome stands before it, and is not in this list.
        CareList welcomes = lists.due(OccasionKind.WELCOME, null, afterThePromise, 2);

        assertThat(journeys(welcomes)).containsExactly("J90", "J93");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void a_size_beyond_the_bounds_is_refused(int size) {
        assertThatExceptionOfType(InvalidQuestionException.class).isThrownBy(() -> lists.due(null, null, null, size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "%", "bm9ib2R5"})
    void a_cursor_that_nobody_was_given_is_refused(String cursor) {
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> lists.due(null, null, cursor, 10))
                .withMessageContaining("use the cursor of the page before");
    }

    @Test
    void the_ledger_says_what_is_due_of_one_customer() {
        assertThat(Objects.requireNonNull(lists.now(new JourneyId("J93"), null, null))
                        .due())
                .hasSize(2);
        assertThat(Objects.requireNonNull(lists.now(new JourneyId("J93"), OccasionKind.PROMISE, null))
                        .due())
                .isEmpty();
        assertThat(lists.now(new JourneyId("J404"), null, null)).isNull();
    }

    private static CareLists later(Duration by) {
        return CareScene.lists(CareScene.ledger(), InstantSource.fixed(CareScene.NOW.plus(by)));
    }

    private static List<String> journeys(CareList list) {
        return list.customers().stream().map(entry -> entry.customer().id()).toList();
    }
}
