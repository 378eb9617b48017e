package io.journeyledger.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.ledger.Provenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages come out of their journey between processes as they went in. */
class MessageJsonTest {

    private static final Serializer SERIALIZER = MessageJson.serializer();

    @Test
    void whatIsProposedArrivesAsItWasSent() {
        Map<String, Object> data = Map.of(
                "complaintId",
                "B1",
                "redress",
                "REFUND",
                "amount",
                Map.of("amount", new BigDecimal("29.90"), "currency", "EUR"),
                "customer",
                List.of(Map.of("kind", "EMAIL", "value", "ann@example.org")));
        ProposeFacts proposal = new ProposeFacts(List.of(
                new ProposeFacts.Fact(
                        new JourneyId("J1"),
                        EventType.REDRESS_GIVEN,
                        Instant.parse("2026-03-02T09:30:00.123Z"),
                        data,
                        new Provenance("desk", "1", "amy", null, null, null, null),
                        3),
                new ProposeFacts.Fact(
                        null, EventType.CONTACT_MADE, Instant.EPOCH, Map.of(), Provenance.of("desk", "2"), null)));

        assertThat(throughJson(proposal)).isEqualTo(proposal);
    }

    static List<Proposed> answers() {
        return List.of(
                new Proposed.Accepted(new JourneyId("J1"), 7, 2),
                new Proposed.Refused("invalid-field", "data.answer: no", null, 1, "data.answer"),
                new Proposed.Refused(
                        "changed-meanwhile",
                        "look",
                        Phrase.of(
                                "refusal.changed-meanwhile",
                                Argument.text("B1"),
                                Argument.number(4),
                                Argument.words(List.of(ComplaintState.LODGED, ComplaintState.CLOSED))),
                        null,
                        null));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatIsAnsweredArrivesAsItWasSent(Proposed answer) {
        assertThat(throughJson(answer)).isEqualTo(answer);
    }

    private static Object throughJson(Object message) {
        return SERIALIZER.deserialize(SERIALIZER.serialize(message, byte[].class));
    }
}
