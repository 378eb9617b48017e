package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static io.journeyledger.projections.Telling.mark;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ComplaintEvent.ComplaintAssigned;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.PurchaseEvent.ContractEnded;
import io.journeyledger.ledger.PurchaseEvent.ContractSigned;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.KnownBy;
import io.journeyledger.projections.document.CustomerDocument.Value;
import io.journeyledger.projections.document.Stage;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is accepted in the order in which it is recorded may have occurred in one that nobody would accept. */
class OutOfOrderTest {

    @Test
    void a_complaint_that_was_withdrawn_before_it_was_acknowledged_is_over() {
        ComplaintDocument complaint = Telling.of("J1")
                .then(lodged("2026-03-02", "B1"))
                .then(new ComplaintAcknowledged(at("2026-03-05"), "B1", null, null))
                .then(new ComplaintWithdrawn(at("2026-03-04"), "B1", null), at("2026-03-06"))
                .complaint("2026-03-07");

        assertThat(complaint.state()).isEqualTo(ComplaintState.WITHDRAWN);
        assertThat(complaint.open()).isFalse();
        assertThat(complaint.closedAt()).isEqualTo(at("2026-03-04"));
        assertThat(complaint.acknowledgedAt()).isEqualTo(at("2026-03-05"));
        assertThat(complaint.nextDeadline()).isNull();
    }

    @Test
    void a_lodging_by_a_clock_that_runs_ahead_does_not_open_what_was_answered() {
        ComplaintDocument complaint = Telling.of("J1")
                .then(lodged("2026-03-03", "B1"))
                .then(new ComplaintAnswered(at("2026-03-02"), "B1", Answer.ACCEPTED, null, null))
                .complaint("2026-03-07");

        assertThat(complaint.state()).isEqualTo(ComplaintState.ANSWERED);
        assertThat(complaint.nextDeadline()).isNull();
    }

    @Test
    void a_closing_that_is_dated_after_a_reopening_that_followed_it_leaves_the_complaint_and_its_clocks_open() {
        ComplaintDocument complaint = Telling.of("J1")
                .then(lodged("2026-03-02", "B1"))
                .then(new ComplaintAnswered(at("2026-03-03"), "B1", Answer.REJECTED, null, null))
                .then(new ComplaintClosed(at("2026-03-06"), "B1"))
                .then(new ComplaintReopened(at("2026-03-05"), "B1", null), at("2026-03-07"))
                .complaint("2026-03-07");

        assertThat(complaint.state()).isEqualTo(ComplaintState.REOPENED);
        assertThat(complaint.closedAt()).isNull();
        assertThat(complaint.clocks()).anyMatch(ComplaintDocument.Clock::running);
    }

    @Test
    void a_closing_of_which_only_the_day_is_known_files_what_ended_on_that_day() {
        Telling telling = Telling.of("J1")
                .then(lodged("2026-03-02", "B1"))
                .then(new ComplaintAnswered(Instant.parse("2026-03-05T14:00:00Z"), "B1", Answer.REJECTED, null, null))
                .then(new ComplaintClosed(Instant.parse("2026-03-05T00:00:00Z"), "B1"), at("2026-03-06"));
        ComplaintDocument complaint = telling.complaint("2026-03-07");

        assertThat(complaint.state()).isEqualTo(ComplaintState.CLOSED);
        assertThat(complaint.closedAt()).isEqualTo("2026-03-05T14:00:00Z");
        assertThat(complaint.settledAt()).isEqualTo("2026-03-05T14:00:00Z");

        telling.then(new ComplaintReopened(at("2026-03-08"), "B1", null))
                .then(new ComplaintAnswered(at("2026-03-09"), "B1", Answer.REJECTED, null, null));
        assertThat(telling.complaint("2026-03-10").state())
                .as("a reopening takes it out of the files")
                .isEqualTo(ComplaintState.ANSWERED);
    }

    @Test
    void an_identifier_is_known_that_was_linked_last_whenever_it_was_used() {
        Identifier phone = phone();
        CustomerDocument customer = ann().then(new IdentifierLinked(at("2026-01-02"), phone))
                .then(new IdentifierUnlinked(at("2026-02-20"), phone.kind(), phone.mark(), "wrong"))
                // An old purchase that names it is imported, and links it again.
                .then(new IdentifierLinked(at("2026-02-10"), phone), at("2026-02-21"))
                .customer("2026-03-01");

        assertThat(customer.journey().identifiers())
                .extracting(KnownBy::kind)
                .containsExactly(Identifier.Kind.EMAIL, Identifier.Kind.PHONE);
    }

    @Test
    void an_identifier_that_was_unlinked_is_not_known_by_a_link_that_is_dated_later() {
        Identifier phone = phone();
        CustomerDocument customer = ann().then(new IdentifierLinked(at("2026-02-10"), phone))
                .then(new IdentifierUnlinked(at("2026-02-01"), phone.kind(), phone.mark(), "wrong"), at("2026-02-11"))
                .customer("2026-03-01");

        assertThat(customer.journey().identifiers()).extracting(KnownBy::kind).containsExactly(Identifier.Kind.EMAIL);
    }

    @Test
    void nobody_is_known_by_an_identifier_who_was_erased_whatever_is_dated_later() {
        CustomerDocument customer = ann().then(bought("2026-01-02", "O1", "10.00"))
                .then(new IdentifierLinked(at("2026-01-08"), phone()))
                .then(new PersonalDataErased(at("2026-01-07"), "asked"), at("2026-01-09"))
                .customer("2026-01-10");

        assertThat(customer.journey().identifiers()).isEmpty();
        assertThat(Objects.requireNonNull(customer.care()).occasions()).isEmpty();
    }

    private static Telling ann() {
        return Telling.of("J1").then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"));
    }

    private static Identifier phone() {
        return new Identifier(Identifier.Kind.PHONE, mark("a phone"), PersonalText.of("+44 20 7946 0000"));
    }

    @Test
    void a_contract_whose_end_is_dated_before_it_was_signed_does_not_run() {
        Telling telling = Telling.of("J1")
                .then(new ContractSigned(at("2025-01-02"), "K1", "fibre", Money.of("39.00", "EUR"), null))
                .then(new ContractSigned(at("2025-01-02"), "K2", "phone", Money.of("9.00", "EUR"), null))
                .then(new ContractEnded(at("2025-01-01"), "K1", null), at("2026-01-05"));
        Value value = Objects.requireNonNull(telling.customer("2028-01-01").value());

        assertThat(value.contracts()).isEqualTo(1);
        assertThat(value.recurring()).isEqualByComparingTo("9.00");

        telling.then(new ContractEnded(at("2025-01-01"), "K2", null), at("2026-01-05"));
        assertThat(Objects.requireNonNull(telling.customer("2028-01-01").lifecycle())
                        .stage())
                .isEqualTo(Stage.AT_RISK);
    }

    @Test
    void a_step_that_is_dated_before_the_lodging_breaches_nothing() {
        ComplaintDocument complaint = Telling.of("J1")
                .then(lodged("2026-01-10", "B1"))
                .then(new ComplaintAssigned(at("2025-01-11"), "B1", "ann", null), at("2026-01-11"))
                .then(new ComplaintAcknowledged(at("2025-01-12"), "B1", null, null), at("2026-01-11"))
                .complaint("2026-01-12");

        assertThat(complaint.breached()).isFalse();
        assertThat(complaint.clocks()).allSatisfy(clock -> {
            assertThat(clock.startedAt()).isEqualTo(at("2026-01-10"));
            assertThat(clock.breached()).isFalse();
        });
        assertThat(complaint.nextDeadline()).isAfter(at("2026-01-12"));
    }
}
