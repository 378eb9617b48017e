package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.reading.LedgerReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proposed through the command bus, as pages do it. */
class ProposalsTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:30:00Z");

    @TempDir
    Path data;

    private TestProgram program;
    private JourneyId ann;

    @BeforeEach
    void start() {
        program = TestProgram.start(data);
        Outcome begun = program.get(Intake.class)
                .record(entry("begin", "complaint.lodged", "{" + customer("ann@example.org") + ",'complaintId':'B1'}"));
        ann = ((Outcome.Recorded) begun).journey();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void isInTheLedgerWhenItIsAnswered() {
        assertThat(propose(assign("1", "amy", null))).isEqualTo(new Proposed.Accepted(ann, 2, 1));
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void isRecordedOnceHoweverOftenItIsSent() {
        Proposed first = propose(assign("1", "amy", 1));

        assertThat(propose(assign("1", "amy", 1))).isEqualTo(first);
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void recordsAllOfItOrNothing() {
        ProposeFacts.Fact contact = fact(
                EventType.CONTACT_MADE,
                "1",
                Map.of("contactId", "C1", "channel", "PHONE_AGENT", "direction", "INBOUND", "purpose", "complaint"),
                null);
        ProposeFacts.Fact again = fact(EventType.COMPLAINT_LODGED, "2", Map.of("complaintId", "B1"), null);
        ProposeFacts.Fact another =
                fact(EventType.COMPLAINT_LODGED, "2", Map.of("complaintId", "B2", "contactId", "C1"), null);

        assertThat(propose(contact, again))
                .isInstanceOfSatisfying(
                        Proposed.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("complaint-already-lodged"));
        assertThat(events()).isEqualTo(2);
        assertThat(propose(contact, another)).isEqualTo(new Proposed.Accepted(ann, 2, 2));
    }

    @Test
    void namesTheFactAndTheFieldAtFault() {
        ProposeFacts.Fact unlikely =
                fact(EventType.COMPLAINT_ANSWERED, "2", Map.of("complaintId", "B1", "answer", "PERHAPS"), null);

        assertThat(propose(assign("1", "amy", null), unlikely))
                .isInstanceOfSatisfying(Proposed.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("invalid-field");
                    assertThat(refused.fact()).isEqualTo(1);
                    assertThat(refused.field()).isEqualTo("data.answer");
                });
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void oneOfTwoWhoActOnTheSameComplaintIsToldThatItChanged() throws Exception {
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Proposed>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String id = "at-once-" + i;
                answers.add(both.submit(() -> propose(assign(id, id, 1))));
            }
            int accepted = 0;
            for (Future<Proposed> answer : answers) {
                if (answer.get() instanceof Proposed.Refused refused) {
                    assertThat(refused.code()).isEqualTo("changed-meanwhile");
                } else {
                    accepted++;
                }
            }
            assertThat(accepted).isEqualTo(1);
        }
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void knowsAfterARestartHowManyStepsAComplaintHas() {
        List<List<Entry>> many = IntStream.range(0, 600)
                .mapToObj(i -> List.of(entry(
                        "a" + i,
                        "complaint.assigned",
                        "{" + customer("ann@example.org") + ",'complaintId':'B1','owner':'o" + i + "'}")))
                .toList();
        program.get(Intake.class).record(many);
        program.close();
        program = TestProgram.start(data);

        assertThat(propose(assign("late", "amy", 600)))
                .isInstanceOfSatisfying(
                        Proposed.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("changed-meanwhile"));
        assertThat(propose(assign("in time", "amy", 601))).isInstanceOf(Proposed.Accepted.class);
    }

    private Proposed propose(ProposeFacts.Fact... facts) {
        return program.get(CommandGateway.class).sendAndWait(new ProposeFacts(List.of(facts)));
    }

    private ProposeFacts.Fact assign(String id, String owner, @Nullable Integer seen) {
        return fact(EventType.COMPLAINT_ASSIGNED, id, Map.of("complaintId", "B1", "owner", owner), seen);
    }

    private ProposeFacts.Fact fact(EventType type, String id, Map<String, Object> data, @Nullable Integer seen) {
        return new ProposeFacts.Fact(ann, type, AT, data, Provenance.of("desk", id), seen);
    }

    private int events() {
        return program.get(LedgerReader.class).read(ann).size();
    }
}
