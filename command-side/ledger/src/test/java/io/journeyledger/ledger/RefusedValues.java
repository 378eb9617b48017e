package io.journeyledger.ledger;

import static io.journeyledger.ledger.JourneyTest.BEGUN;
import static io.journeyledger.ledger.JourneyTest.LODGED;
import static io.journeyledger.ledger.JourneyTest.NOW;
import static io.journeyledger.ledger.JourneyTest.WELCOME;
import static io.journeyledger.ledger.RefusalsTest.refusal;

import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Refusal.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Values that no index and no clock can take; for {@link RefusalsTest}. */
final class RefusedValues {

    private static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");

    private RefusedValues() {}

    static Stream<Arguments> all() {
        JourneyEvent signed = new ContractSigned(NOW, "K1", "fibre", null, null);
        return Stream.of(
                refusal("a contact of less than no time", Reason.INVALID_VALUE, lasting("PT-0.001S"), BEGUN),
                refusal("a contact of more than 31 days", Reason.INVALID_VALUE, lasting("P31DT0.001S"), BEGUN),
                refusal("a contact of an age", Reason.INVALID_VALUE, lasting("PT999999999999999H"), BEGUN),
                refusal(
                        "a purchase for an amount with an exponent that overflows",
                        Reason.INVALID_VALUE,
                        new PurchaseMade(NOW, "O9", List.of(), new Money(new BigDecimal("1E+2147483647"), "EUR"), null),
                        BEGUN),
                refusal(
                        "a promise due in a year that no index takes",
                        Reason.INVALID_VALUE,
                        due("+10000-01-01T00:00:00Z"),
                        BEGUN),
                refusal("a promise due before 1900", Reason.INVALID_VALUE, due("0001-01-01T00:00:00Z"), BEGUN),
                refusal(
                        "a contract until a year that no index takes",
                        Reason.INVALID_VALUE,
                        new ContractSigned(NOW, "K1", "fibre", null, NEVER),
                        BEGUN),
                refusal(
                        "a renewal until a year that no index takes",
                        Reason.INVALID_VALUE,
                        new ContractRenewed(NOW, "K1", null, NEVER),
                        BEGUN,
                        signed),
                refusal(
                        "an answer expected in a year that no index takes",
                        Reason.INVALID_VALUE,
                        new HoldingReplySent(NOW, "B1", null, NEVER, null),
                        BEGUN,
                        LODGED),
                refusal(
                        "an occasion snoozed until a year that no index takes",
                        Reason.INVALID_VALUE,
                        new CareOccasionSnoozed(NOW, WELCOME, NEVER),
                        BEGUN));
    }

    static JourneyEvent lasting(String duration) {
        return new ContactMade(
                NOW,
                "C1",
                Channel.PHONE_AGENT,
                Direction.INBOUND,
                "question",
                null,
                Duration.parse(duration),
                null,
                null);
    }

    private static JourneyEvent due(String instant) {
        return new PromiseMade(NOW, "P1", PersonalText.of("a call"), Instant.parse(instant), null);
    }
}
