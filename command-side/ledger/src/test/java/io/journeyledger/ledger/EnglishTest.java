package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.ledger.ComplaintEvent.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnglishTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void says_amounts_and_times_the_same_to_everybody() {
        assertThat(detail(Refusal.of(
                        Refusal.Reason.RETURN_EXCEEDS_PURCHASE,
                        Argument.money(Money.of("50.00", "EUR")),
                        Argument.text("1001"),
                        Argument.money(Money.of("29.90", "EUR")))))
                .isEqualTo("a return of 50.00 EUR exceeds what is left of order 1001: 29.90 EUR");
        assertThat(detail(Refusal.invalid(
                        "until", Refusal.Fault.NOT_LATER, Argument.instant(NOON), Argument.instant(NOON))))
                .isEqualTo("until is 2026-03-02T12:00:00Z, expected later than 2026-03-02T12:00:00Z");
    }

    @Test
    void says_words_of_the_ledger_and_lists_of_them() {
        assertThat(detail(Refusal.of(
                        Refusal.Reason.COMPLAINT_STATE_FORBIDS,
                        Argument.command(new ComplaintEvent.ComplaintClosed(NOON, "B1")),
                        Argument.text("B1"),
                        Argument.word(ComplaintState.LODGED),
                        Argument.words(EnumSet.of(ComplaintState.ANSWERED, ComplaintState.RESOLVED)))))
                .isEqualTo("CloseComplaint is not possible: complaint B1 is lodged, it would have to be one of:"
                        + " answered, resolved");
    }

    /** Not in one that differs from process to process. */
    @Test
    void lists_states_in_the_order_in_which_complaints_go_through_them() {
        ComplaintEvent resume = new ComplaintEvent.ComplaintClockResumed(NOON, "B1");
        assertThat(detail(Refusal.of(
                        Refusal.Reason.COMPLAINT_STATE_FORBIDS,
                        Argument.command(resume),
                        Argument.text("B1"),
                        Argument.word(ComplaintState.CLOSED),
                        Argument.words(ComplaintState.from(resume)))))
                .endsWith("one of: lodged, acknowledged, reopened");
    }

    @Test
    void fails_where_there_is_no_text() {
        English english = English.of("refusals");
        assertThatThrownBy(() -> english.say(List.of(Phrase.of("nothing", Argument.word(Severity.GRAVE)))))
                .hasMessage("there is no text nothing");
    }

    @Test
    void has_a_text_for_every_reason_and_no_text_for_another() {
        Set<String> said = English.of("refusals").keys("refusal.");

        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Refusal.Reason.values())
                                        .filter(reason -> reason != Refusal.Reason.INVALID_VALUE)
                                        .map(reason -> "refusal." + reason.code()),
                                Arrays.stream(Refusal.Fault.values()).map(Refusal.Fault::key))
                        .toList());
    }

    private static String detail(Refusal refusal) {
        return refusal.detail();
    }
}
