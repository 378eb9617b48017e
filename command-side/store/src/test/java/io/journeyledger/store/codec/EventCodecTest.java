package io.journeyledger.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent;
import io.journeyledger.store.Samples;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final EventCodec CODEC = EventCodec.standard();
    private static final Serializer SERIALIZER = new EventSerializer(CODEC, MessageJson.serializer());

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyEventComesBackAsItWas(EventType type) {
        for (JourneyEvent event : List.of(Specimens.full(type), Specimens.sparse(type))) {
            TypeRevision stored = CODEC.typeOf(event);

            assertThat(CODEC.decode(stored.name(), stored.revision(), CODEC.encode(event)))
                    .isEqualTo(event);
        }
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void axonWritesAndReadsTheSameBytes(EventType type) {
        JourneyEvent event = Specimens.full(type);

        SerializedObject<byte[]> serialized = SERIALIZER.serialize(event, byte[].class);

        assertThat(serialized.getData()).isEqualTo(CODEC.encode(event));
        assertThat(serialized.getType().getName()).isEqualTo(type.storedName()).doesNotContain(".");
        assertThat(serialized.getType().getRevision()).isEqualTo("1");
        assertThat(SERIALIZER.<byte[], JourneyEvent>deserialize(serialized)).isEqualTo(event);
        assertThat(SERIALIZER.classForType(serialized.getType())).isEqualTo(type.record());
        assertThat(SERIALIZER.typeForClass(type.record())).isEqualTo(serialized.getType());
    }

    @Test
    void theStoredFormIsCompact() {
        JourneyEvent event = new PurchaseEvent.PurchaseMade(
                Samples.OCCURRED,
                "o-1",
                List.of(new PurchaseEvent.Line("book", null, BigDecimal.ONE, new BigDecimal("12.50"))),
                Money.of("12.50", "EUR"),
                Channel.WEB);

        assertThat(new String(CODEC.encode(event), StandardCharsets.UTF_8))
                .isEqualTo("{\"occurredAt\":\"2026-03-01T09:30:00Z\",\"orderId\":\"o-1\","
                        + "\"lines\":[{\"product\":\"book\",\"quantity\":1,\"amount\":12.50}],"
                        + "\"total\":{\"amount\":12.50,\"currency\":\"EUR\"},\"channel\":\"WEB\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.10", "12.500", "-3", "99999999999999999999.99", "0.000000000000000001", "1E+3"})
    void amountsAreExact(String amount) {
        BigDecimal exact = new BigDecimal(amount);
        JourneyEvent event =
                new PurchaseEvent.PurchaseMade(Samples.OCCURRED, "o-1", List.of(), new Money(exact, "EUR"), null);

        JourneyEvent read = CODEC.decode("PurchaseMade", "1", CODEC.encode(event));

        BigDecimal back = ((PurchaseEvent.PurchaseMade) read).total().amount();
        assertThat(back).isEqualByComparingTo(exact);
        assertThat(back.toPlainString()).isEqualTo(exact.toPlainString());
    }

    @Test
    void aPersonalTextThatIsNotSealedIsNeverWritten() {
        JourneyEvent event = new ContactEvent.PromiseMade(
                Samples.OCCURRED, "p-1", PersonalText.of("call Ada back"), Samples.OCCURRED, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEC.encode(event))
                .withMessageContaining("PromiseMade")
                .withMessageContaining("not sealed")
                .withMessageNotContaining("Ada");
    }

    @Test
    void anOldRevisionIsReadInTodaysForm() {
        byte[] old = json("{'occurredAt':'2026-03-01T09:30:00Z','contactId':'c-1','medium':'IVR',"
                + "'direction':'INBOUND','purpose':'question','cost':{'amount':1.10,'currency':'EUR'}}");
        ContactEvent.ContactMade today = new ContactEvent.ContactMade(
                Samples.OCCURRED,
                "c-1",
                Channel.IVR,
                ContactEvent.Direction.INBOUND,
                "question",
                null,
                null,
                Money.of("1.10", "EUR"),
                null);

        assertThat(CODEC.decode("ContactMade", "0", old)).isEqualTo(today);
        assertThat(SERIALIZER.<byte[], Object>deserialize(
                        new SimpleSerializedObject<>(old, byte[].class, "ContactMade", "0")))
                .isEqualTo(today);
    }

    @Test
    void anUnknownNameOrRevisionIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEC.decode("MoonLanded", "1", json("{}")))
                .withMessageContaining("MoonLanded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEC.decode("ContactMade", "7", json("{}")))
                .withMessageContaining("newer version");
    }

    @Test
    void aMissingOrSurplusFieldIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEC.decode("PromiseKept", "1", json("{'occurredAt':'2026-03-01T09:30:00Z'}")))
                .withMessageContaining("promiseId");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEC.decode(
                        "PromiseKept", "1", json("{'occurredAt':'2026-03-01T09:30:00Z','promiseId':'p','x':1}")))
                .withMessageContaining("x");
    }

    @Test
    void provenanceGoesThroughMetadataAndBack() {
        Provenance full = new Provenance("crm", "17", "agent-7", "acme", "corr", "cause", "00-aa-bb-01");

        assertThat(CODEC.provenance(CODEC.encode(full))).isEqualTo(full);
        assertThat(ProvenanceMetadata.from(ProvenanceMetadata.of(full))).isEqualTo(full);
        assertThat(CODEC.provenance(null)).isEqualTo(Provenance.of("", ""));
        assertThat(new String(CODEC.encode(Provenance.of("crm", "17")), StandardCharsets.UTF_8))
                .isEqualTo("{\"source\":\"crm\",\"id\":\"17\"}");
    }

    @Test
    void messagesBetweenProcessesCarryEventsAndClearTexts() {
        Serializer messages = MessageJson.serializer();
        JourneyEvent event = new ContactEvent.PromiseMade(
                Samples.OCCURRED, "p-1", PersonalText.of("call back"), Samples.OCCURRED, null);
        Message message = new Message(event, new PersonalText.Erased(), new BigDecimal("1.10"));

        SerializedObject<byte[]> sent = messages.serialize(message, byte[].class);

        assertThat(messages.<byte[], Message>deserialize(sent)).isEqualTo(message);
        assertThat(new String(sent.getData(), StandardCharsets.UTF_8)).contains("\"event\":\"PromiseMade\"");
    }

    record Message(JourneyEvent fact, PersonalText text, BigDecimal amount) {}

    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
