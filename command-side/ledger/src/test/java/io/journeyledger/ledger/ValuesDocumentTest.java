package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ComplaintEvent.Justice;
import io.journeyledger.ledger.Refusal.Reason;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The page of events names what single values are refused as; what other rules refuse hangs on what happened before.
 */
class ValuesDocumentTest {

    private static final Instant BEFORE_1900 = Instant.parse("1850-01-01T00:00:00Z");

    @Test
    void everyEventNamesWhatItsValuesAreRefusedAs() throws IOException, ReflectiveOperationException {
        for (JourneyEvent sample : Samples.all()) {
            Refusal refusal = ValueRange.eachValueLiesInItsRange(Journey.unknown(new JourneyId("J1")), spoilt(sample));

            assertThat(named(sample.getClass().getSimpleName()))
                    .as(sample.getClass().getSimpleName())
                    .isEqualTo(refusal == null ? List.of() : List.of(refusal.reason()));
        }
    }

    private static List<Reason> named(String event) throws IOException {
        String row = Files.readAllLines(Path.of("../../docs/reference/events.md")).stream()
                .filter(line -> line.startsWith("| `" + event + "` | `"))
                .findFirst()
                .orElseThrow();
        String refusals = row.substring(row.lastIndexOf(" | "));
        return Stream.of(Reason.INVALID_VALUE, Reason.SCORE_OUTSIDE_SCALE)
                .filter(reason -> refusals.contains("`" + reason.code() + "`"))
                .toList();
    }

    /** The same with every value outside its range, if it has one. */
    private static JourneyEvent spoilt(JourneyEvent sample) throws ReflectiveOperationException {
        RecordComponent[] parts = sample.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            Object value = parts[i].getAccessor().invoke(sample);
            values[i] = parts[i].getName().equals("occurredAt") ? value : spoilt(value);
        }
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return (JourneyEvent) sample.getClass().getDeclaredConstructor(types).newInstance(values);
    }

    private static Object spoilt(Object value) {
        return switch (value) {
            case String _ -> "nothing";
            case Instant _ -> BEFORE_1900;
            case Duration _ -> Duration.ofDays(-1);
            case Integer _ -> -1;
            case Long _ -> -1L;
            case Money money -> new Money(BigDecimal.ONE.negate(), money.currency());
            case Justice _ -> new Justice(-1, -1, -1);
            case List<?> _ -> List.of();
            default -> value;
        };
    }
}
